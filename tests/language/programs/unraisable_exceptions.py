# Covers: exceptions in __del__, weak reference callbacks and closing generators; sys.unraisablehook and its arguments
import gc
import sys
import weakref


class Noisy:
    def __init__(self, error):
        self.error = error

    def __del__(self):
        try:
            raise KeyError("inner")
        except KeyError as inner:
            raise self.error from inner


class Silent(Exception):
    def __str__(self):
        raise TypeError


def drop(*errors):
    for error in errors:
        noisy = Noisy(error)
        noisy.self = noisy
        noisy = None


def collect(*errors):
    drop(*errors)
    gc.collect()


def deeper(n, a=0, b=0, c=0):
    return n and deeper(n - 1, a, b, c)


def report(args):
    message = args.err_msg and args.err_msg[:17]
    print("hook:", args.exc_type.__name__, args.exc_value, args.exc_traceback is not None, message, args.object)
    kept.append(type(args).__name__)


kept = []
sys.unraisablehook = report
collect(ValueError("first"))
deeper(50)
collect(OSError("second"))
deeper(50)
gc.collect()


class Target:
    pass


def watch():
    target = Target()
    target.self = target
    return weakref.ref(target, lambda reference: 1 / 0)


reference = watch()
deeper(50)
gc.collect()
print(reference(), kept)


def failing(args):
    raise IndexError("the hook fails too")


def generator():
    try:
        yield 1
    finally:
        raise RuntimeError("while closing")


def suspended():
    g = generator()
    next(g)


sys.unraisablehook = report
suspended()
deeper(50)
gc.collect()
print(sys.__unraisablehook__.__name__, sys.unraisablehook is report)
try:
    sys.__unraisablehook__("no arguments")
except TypeError as error:
    print(error)
