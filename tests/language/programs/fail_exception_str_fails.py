# Covers: uncaught exceptions whose __str__, __repr__ or name are odd: failing __str__, non-string results, multi-line and empty messages.


class StrFails(Exception):
    def __str__(self):
        raise ValueError("str fails")


class StrWrong(Exception):
    def __str__(self):
        return 5


class ReprFails(Exception):
    def __repr__(self):
        raise ValueError("repr fails")


class Lines(Exception):
    def __str__(self):
        return "first line\nsecond line\n\nfourth line"


class Empty(Exception):
    pass


class Outer:
    class Inner(Exception):
        pass


class Unhashable(Exception):
    __hash__ = None

    def __eq__(self, other):
        raise TypeError("never compare me")


class BoolFails(Exception):
    def __bool__(self):
        raise TypeError("never ask me")

    def __len__(self):
        raise TypeError("never measure me")


class Args(Exception):
    def __init__(self, *args):
        pass


def chain(errors):
    if errors:
        try:
            chain(errors[:-1])
        except Exception as previous:
            raise errors[-1] from previous
    raise Exception


chain([StrFails("x"), StrWrong(), ReprFails("shown by str"), Lines(), Empty(), Empty(""), Empty(None), Outer.Inner("inner"),
       Unhashable("u"), BoolFails("b"), Args(1, 2), KeyError("k", 1), KeyError("quoted"), ValueError("a", "b"),
       OSError("one argument"), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "bad byte"), StopIteration(5)])
