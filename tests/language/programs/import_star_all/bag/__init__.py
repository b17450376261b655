__all__ = ["apple", "pear"]


def apple():
    return "apple"


def plum():
    return "plum"
