from . import low
from .. import level
from ..right import value


def names():
    return level, value, low.level
