# Recursion without end through callbacks of built-ins: keys, repr, comparison, hash, attributes, comprehensions, generators, format, containers, classes, exceptions
import sys


def attempt(name, function):
    """Runs it; a RecursionError is what every one of them must end in."""
    try:
        result = function()
        print(name, "returned", type(result).__name__)
    except RecursionError:
        print(name, "RecursionError")


def by_key(n):
    return sorted([n], key=lambda x: by_key(x))


def by_max(n):
    return max([n, n], key=by_max)


def by_map(n):
    return list(map(by_map, [n]))


def by_filter(n):
    return list(filter(by_filter, [n]))


def by_comprehension(n):
    return [by_comprehension(x) for x in [n]]


def by_dict_comprehension(n):
    return {x: by_dict_comprehension(x) for x in [n]}


def by_generator(n):
    yield from by_generator(n)


def by_generator_expression(n):
    return list(by_generator_expression(x) for x in [n])


def by_sum(n):
    return sum(by_sum(n) for _ in range(1))


class Endless:
    def __repr__(self):
        return repr(self)

    def __str__(self):
        return str(self)

    def __format__(self, spec):
        return format(self, spec)

    def __eq__(self, other):
        return self == other

    def __lt__(self, other):
        return self < other

    def __hash__(self):
        return hash(self)

    def __getattr__(self, name):
        return getattr(self, name + "x"[:0])

    def __len__(self):
        return len(self)

    def __bool__(self):
        return bool(self)

    def __iter__(self):
        return iter(self)

    def __contains__(self, item):
        return item in self

    def __getitem__(self, key):
        return self[key]

    def __setitem__(self, key, value):
        self[key] = value

    def __call__(self):
        return self()

    def __add__(self, other):
        return self + other

    def __radd__(self, other):
        return other + self

    def __neg__(self):
        return -self

    def __index__(self):
        return [0][self]

    def __int__(self):
        return int(self)

    def __float__(self):
        return float(self)

    def __bytes__(self):
        return bytes(self)

    def __enter__(self):
        with self:
            pass

    def __exit__(self, *args):
        return False


class EndlessSet:
    def __setattr__(self, name, value):
        setattr(self, name, value)

    def __getattribute__(self, name):
        return object.__getattribute__(self, name) if name == "__class__" else getattr(self, name)

    def __delattr__(self, name):
        delattr(self, name)


class EndlessProperty:
    @property
    def value(self):
        return self.value

    def method(self):
        return super().__getattribute__("method")() and self.method()


class EndlessInit:
    def __init__(self):
        EndlessInit()


class EndlessNew:
    def __new__(cls):
        return cls()


class EndlessNext:
    def __iter__(self):
        return self

    def __next__(self):
        return next(self)


class EndlessMeta(type):
    def __instancecheck__(cls, instance):
        return isinstance(instance, cls)

    def __subclasscheck__(cls, other):
        return issubclass(other, cls)


class Checked(metaclass=EndlessMeta):
    pass


def in_with(manager):
    with manager:
        pass


e = Endless()
for name, function in [
    ("sorted key", lambda: by_key(1)), ("max key", lambda: by_max(1)), ("map", lambda: by_map(1)), ("filter", lambda: by_filter(1)),
    ("list comprehension", lambda: by_comprehension(1)), ("dict comprehension", lambda: by_dict_comprehension(1)),
    ("generator", lambda: list(by_generator(1))), ("generator expression", lambda: by_generator_expression(1)), ("sum", lambda: by_sum(1)),
    ("repr", lambda: repr(e)), ("repr in a list", lambda: repr([e])), ("str", lambda: str(e)), ("format", lambda: format(e, "x")), ("f-string", lambda: f"{e}"),
    ("percent", lambda: "%s" % e), ("str.format", lambda: "{}".format(e)), ("eq", lambda: e == 1), ("lt", lambda: e < 1), ("hash", lambda: hash(e)), ("in a list", lambda: 1 in [e]),
    ("dict key", lambda: {e: 1}), ("set element", lambda: {e}), ("sort", lambda: [e, Endless()].sort()), ("getattr", lambda: e.missing), ("hasattr", lambda: hasattr(e, "missing")),
    ("len", lambda: len(e)), ("bool", lambda: bool(e)), ("iter", lambda: list(e)), ("contains", lambda: 1 in e), ("getitem", lambda: e[0]),
    ("setitem", lambda: e.__setitem__(0, 1)), ("call", lambda: e()), ("add", lambda: e + 1), ("radd", lambda: 1 + e), ("neg", lambda: -e), ("index", lambda: [1][e]), ("int", lambda: int(e)),
    ("float", lambda: float(e)), ("bytes", lambda: bytes(e)), ("with", lambda: in_with(e)), ("setattr", lambda: setattr(EndlessSet(), "a", 1)),
    ("getattribute", lambda: EndlessSet().a), ("delattr", lambda: delattr(EndlessSet(), "a")), ("property", lambda: EndlessProperty().value),
    ("super", lambda: EndlessProperty().method()), ("init", EndlessInit), ("new", EndlessNew), ("next", lambda: next(EndlessNext())), ("for", lambda: [x for x in EndlessNext()]),
    ("isinstance", lambda: isinstance(1, Checked)), ("issubclass", lambda: issubclass(int, Checked)),
]:
    attempt(name, function)

print(sys.getrecursionlimit())
