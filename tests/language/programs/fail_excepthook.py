# Covers: sys.excepthook replaced by a function, by one that fails, and by the original; sys.exc_info and sys.exception in handlers.

import sys


def hook(kind, value, traceback):
    print("hook called with", kind.__name__, value, traceback is not None)
    depth = 0
    while traceback:
        print("  line", traceback.tb_lineno, traceback.tb_frame.f_code.co_name)
        traceback = traceback.tb_next
        depth += 1
    print("depth", depth)
    raise RuntimeError("the hook itself fails")


def fail(n):
    if n:
        fail(n - 1)
    raise ValueError("for the hook")


print(sys.exc_info(), sys.exception())
try:
    fail(1)
except ValueError as error:
    kind, value, tb = sys.exc_info()
    print(kind.__name__, value is error, tb is error.__traceback__, sys.exception() is error)
    try:
        {}["inner"]
    except KeyError as inner:
        print(sys.exception() is inner, sys.exc_info()[0].__name__)
    print(sys.exception() is error)
print(sys.exc_info() == (None, None, None))


def generator():
    try:
        raise IndexError("in generator")
    except IndexError:
        yield sys.exception()
        yield sys.exception()


g = generator()
print(repr(next(g)), sys.exception())
try:
    raise TypeError("outside")
except TypeError:
    print(repr(next(g)), repr(sys.exception()))
print(sys.excepthook is sys.__excepthook__, callable(sys.excepthook))
sys.__excepthook__(ValueError, ValueError("printed by hand"), None)
sys.excepthook = hook
fail(2)
