# Containers, classes, exceptions and checks nested far beyond the recursion limit: repr, comparison, hash, copies, isinstance, chains; never a crash
import sys

DEPTH = 100_000


def attempt(name, function):
    try:
        function()
        print(name, "works")
    except RecursionError:
        print(name, "RecursionError")


def nested_list():
    value = []
    for _ in range(DEPTH):
        value = [value]
    return value


def nested_tuple():
    value = ()
    for _ in range(DEPTH):
        value = (value,)
    return value


def nested_dict():
    value = {}
    for _ in range(DEPTH):
        value = {1: value}
    return value


def nested_frozenset():
    value = frozenset()
    for _ in range(200):
        value = frozenset([value])
    return value


def nested_types(leaf):
    value = leaf
    for _ in range(DEPTH):
        value = (value,)
    return value


# What CPython's C stack lets through differs with the machine; what matters here is that a deep one never kills the process.
for name, function in [
    ("list", nested_list), ("tuple", nested_tuple), ("dict", nested_dict),
]:
    a, b = function(), function()
    attempt("repr " + name, lambda: repr(a))
    attempt("str " + name, lambda: str(a))
    attempt("equal " + name, lambda: a == b)
    attempt("unequal " + name, lambda: a != b)
    if name != "dict":
        attempt("less " + name, lambda: a < b)
    del a, b

deep = nested_tuple()
attempt("hash", lambda: hash(deep))
attempt("isinstance", lambda: isinstance(1.5, nested_types(int)))
attempt("issubclass", lambda: issubclass(float, nested_types(int)))
attempt("format", lambda: format(deep))
attempt("percent", lambda: "%r" % (deep,))


s = nested_frozenset()
print(len(s), len(repr(s)))

# Copies are shallow, whatever the depth.
lists = nested_list()
copies = [lists.copy(), lists[:], list(lists), lists * 1, lists + []]
print([len(c) for c in copies])


def chain(depth):
    error = ValueError(0)
    for i in range(1, depth):
        following = ValueError(i)
        following.__cause__ = error
        error = following
    return error


def length(error):
    n = 0
    while error is not None:
        error = error.__cause__
        n += 1
    return n


print(length(chain(DEPTH)))


def contexts(depth):
    error = ValueError(0)
    for i in range(1, depth):
        following = KeyError(i)
        following.__context__ = error
        error = following
    return error


def raised_in_the_end():
    try:
        raise contexts(DEPTH)
    except KeyError as error:
        return error


print(raised_in_the_end())

cls = object
for i in range(1500):
    cls = type("C%d" % i, (cls,), {"level": i})
print(len(cls.__mro__), cls().level, issubclass(cls, object))

group = ValueError("leaf")
for i in range(60):
    group = ExceptionGroup("g", [group])
print(len(repr(group)) > 60, type(group.split(KeyError)[1]).__name__)
print(sys.getrecursionlimit())
