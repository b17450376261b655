# Covers: uncaught wrong calls: missing, extra, repeated and unexpected arguments of functions, methods, classes, built-ins, through stars and partials, each with its carets.
from functools import partial


def attempt(action):
    try:
        action()
    except Exception as error:
        return error
    return None


def plain(a, b, c=3):
    return a, b, c


def keyword_only(a, *, b, c, d=4):
    return a, b, c, d


def positional_only(a, b, /, c):
    return a, b, c


def everything(a, /, b=2, *args, c, **kwargs):
    return a, b, args, c, kwargs


class Thing:
    def __init__(self, name, *, size):
        self.name, self.size = name, size

    def method(self, one, two):
        return one, two

    @classmethod
    def make(cls, name):
        return cls(name)

    @staticmethod
    def free(x):
        return x

    def __call__(self, x):
        return x

    def no_self():
        return 1


thing = Thing("t", size=1)
args, kwargs = (1, 2, 3, 4, 5), {"x": 1, "b": 2}


class Keys:
    def keys(self):
        return ["a", 5]

    def __getitem__(self, key):
        return key


actions = [
    lambda: plain(),
    lambda: plain(1),
    lambda: plain(1, 2, 3, 4),
    lambda: plain(1, 2, b=3),
    lambda: plain(1, 2, z=3),
    lambda: plain(*args),
    lambda: plain(**kwargs),
    lambda: plain(1, **{"a": 2}),
    lambda: keyword_only(1),
    lambda: keyword_only(1, 2, b=1, c=2),
    lambda: keyword_only(b=1, c=2),
    lambda: positional_only(a=1, b=2, c=3),
    lambda: positional_only(1),
    lambda: everything(),
    lambda: everything(1, 2, 3),
    lambda: everything(1, b=2, c=3, **{"c": 4}),
    lambda: Thing("n"),
    lambda: Thing(size=1),
    lambda: thing.method(1),
    lambda: thing.method(1, 2, 3),
    lambda: Thing.method(1, 2),
    lambda: Thing.make(),
    lambda: Thing.make("n"),
    lambda: thing.free(),
    lambda: thing(),
    lambda: thing.no_self(),
    lambda: (lambda x, y: 0)(1),
    lambda: partial(plain, 1, z=2)(2),
    lambda: partial(Thing, "n")(),
    lambda: plain(*5),
    lambda: plain(**[1]),
    lambda: plain(*[1], **Keys()),
    lambda: len(),
    lambda: len([], []),
    lambda: int("1", 2, 3),
    lambda: "x".join(),
    lambda: [].append(1, 2),
    lambda: {}.get(),
    lambda: isinstance(1),
    lambda: range(),
    lambda: print(end=5),
    lambda: sorted([1], lambda v: v),
    lambda: object(1),
    lambda: kwargs(),
    lambda: thing.name(),
    lambda: args[0](1)(2),
]
errors = [attempt(action) for action in actions]
print([type(error).__name__ for error in errors if type(error) is not TypeError], len(errors))
raise ExceptionGroup("calls", [ExceptionGroup(str(i), errors[i : i + 12]) for i in range(0, len(errors), 12)])
