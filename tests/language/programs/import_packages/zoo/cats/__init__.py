from .. import dogs as neighbours
from .tiger import NAME


def roar(times):
    return " ".join([NAME] * times) + " over " + neighbours.sound()
