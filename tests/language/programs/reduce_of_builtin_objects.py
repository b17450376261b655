# Covers: __reduce__ and __reduce_ex__ of built-in functions, methods, descriptors and of objects under the protocols before 2, __flags__ of classes, copies of iterators
import copy


class Plain:
    def __init__(self):
        self.x = 1

    def method(self):
        pass


class Number(int):
    pass


class Slotted:
    __slots__ = ("a",)


class WithState:
    def __getstate__(self):
        return 5


class Own:
    def __reduce__(self):
        return "own"


def attempt(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, type(error).__name__, error)


VALUES = (
    Plain(), Number(3), Slotted(), WithState(), Own(), 1, "a", [], object(), iter([]), (1,), {1: 2}, slice(1),
    memoryview(b"a"), b"x", 1.5, 2j, None, range(3), (i for i in ()), property(), {1}, frozenset(), bytearray(b"q"),
)
for value in VALUES:
    for protocol in (0, 1):
        attempt(f"{type(value).__name__} {protocol}", lambda: value.__reduce_ex__(protocol)[1:])
attempt("reduce", lambda: Plain().__reduce__()[1:])
attempt("reduce of slots", lambda: Slotted().__reduce__())
attempt("reduce of int", lambda: (1).__reduce__())

FUNCTIONS = (
    print, "a".upper, [].append, str.upper, int.__add__, (1).__add__, Plain().method, Plain.method, int.real,
    dict.fromkeys, Plain.__init__, len.__call__,
)
for function in FUNCTIONS:
    try:
        parts = function.__reduce__()
        print(parts if isinstance(parts, str) else (parts[0], parts[1][1:], len(parts)))
    except TypeError as error:
        print(error)
make, arguments = "text".upper.__reduce__()
print(make(*arguments)())

BITS = {"heap": 1 << 9, "base": 1 << 10, "abstract": 1 << 20, "int": 1 << 24, "list": 1 << 25, "tuple": 1 << 26, "bytes": 1 << 27, "str": 1 << 28, "dict": 1 << 29, "exception": 1 << 30, "type": 1 << 31}
for cls in (int, bool, str, bytes, list, tuple, dict, type, object, Exception, KeyError, Plain, Number, range, slice, type(None), type(print), memoryview):
    print(cls.__name__, [name for name, bit in BITS.items() if cls.__flags__ & bit])

iterator = iter([1, 2, 3])
next(iterator)
print(list(copy.copy(iterator)), list(iterator))
print(list(copy.copy(reversed("abc"))), list(copy.copy(zip([1, 2], "ab"))), list(copy.deepcopy(map(str, iter((1, 2))))))
pairs = iter({1: 2, 3: 4})
next(pairs)
print(list(copy.copy(pairs)), list(pairs), list(copy.copy(enumerate("ab"))))
