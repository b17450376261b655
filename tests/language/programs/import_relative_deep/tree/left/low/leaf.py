from . import level as up_one
from . import twig as sibling_module
from .. import value as up_two
from ... import level as up_three
from .twig import sibling


def describe():
    return f"{__name__} in {__package__} knows {sibling_module.__name__}"


def too_far():
    from .... import level

    return level


def missing_sibling():
    from . import branch

    return branch


def missing_name():
    from ...right import values

    return values


def missing_module():
    from .branch import leaf

    return leaf
