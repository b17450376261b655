# Covers: tracebacks that pass generators in every role: expressions as arguments, send, throw and close, context managers, delegation to classes, StopIteration raised by hand.
from contextlib import contextmanager


def attempt(action):
    try:
        action()
    except Exception as error:
        return error
    return None


def numbers(n):
    for i in range(n):
        yield 10 // (2 - i)


def delegating(n):
    result = yield from numbers(n)
    return result


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise LookupError("below zero")
        return self.n

    def throw(self, *arguments):
        raise TypeError("own throw") from arguments[0]


def to_class():
    yield from Countdown(1)


def stops():
    yield 1
    raise StopIteration("by hand")


def stops_inside():
    yield next(iter([]))


def echo():
    while True:
        received = yield
        if received == "fail":
            raise ValueError(received)


def wraps_error():
    try:
        yield 1
    except KeyError as error:
        raise RuntimeError("wrapped") from error


@contextmanager
def manager(name):
    try:
        yield name
    finally:
        print("leaving", name)


@contextmanager
def failing_manager():
    yield 1
    raise OSError("after the block")


def use_send():
    gen = echo()
    next(gen)
    gen.send("fine")
    gen.send("fail")


def use_throw():
    gen = wraps_error()
    next(gen)
    gen.throw(KeyError("thrown"))


def use_throw_delegated():
    gen = to_class()
    next(gen)
    gen.throw(KeyError("thrown to a class"))


def use_managers():
    with manager("a"), manager("b"), failing_manager():
        pass


def use_body():
    with manager("c"):
        sum(x.real for x in (1, "two"))


def use_nested():
    return sorted((row[1] for row in ([1, 2], [3])), key=lambda v: v)


def use_dict():
    return {k: v for k, v in ((i, 1 // i) for i in (1, 0))}


def use_unpack():
    first, *rest = (n for n in numbers(4))


def use_star():
    print(*(n for n in delegating(4)))


def use_any():
    return any(x > 5 for x in (1, 2, None))


def use_join():
    return ",".join(str(x) for x in numbers(3))


def use_close():
    def stubborn():
        try:
            yield
        finally:
            raise InterruptedError("on close")

    gen = stubborn()
    next(gen)
    gen.close()


functions = [
    use_send, use_throw, use_throw_delegated, use_managers, use_body, use_nested, use_dict, use_unpack, use_star, use_any, use_join, use_close,
    lambda: list(to_class()), lambda: list(stops()), lambda: list(stops_inside()), lambda: next(iter(())),
]  # fmt: skip
errors = [attempt(function) for function in functions]
print([type(error).__name__ for error in errors])
raise ExceptionGroup("generators", [ExceptionGroup("methods", errors[:5]), ExceptionGroup("uses", errors[5:12]), ExceptionGroup("ends", errors[12:])])
