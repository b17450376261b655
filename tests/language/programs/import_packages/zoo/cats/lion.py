from .tiger import NAME as mate
from ...zoo import dogs
from . import tiger


def family():
    return (mate, tiger.NAME, dogs.sound())
