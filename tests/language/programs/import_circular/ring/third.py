from . import first, second


def total():
    return first.VALUE + second.VALUE
