"""Subclasses of the built-in types, and objects whose special methods do what nobody expects of them."""


class MyInt(int):
    pass


class IndexedInt(int):
    def __index__(self):
        return 3

    def __int__(self):
        return 4

    def __radd__(self, other):
        return ("IndexedInt.__radd__", type(other).__name__)

    def __rmul__(self, other):
        return ("IndexedInt.__rmul__", type(other).__name__)


class MyFloat(float):
    pass


class MyComplex(complex):
    def __rsub__(self, other):
        return ("MyComplex.__rsub__", type(other).__name__)


class MyStr(str):
    pass


class LoudStr(str):
    def __str__(self):
        return "loud " + str.__str__(self)

    def __format__(self, spec):
        return "format " + spec

    def __len__(self):
        return 2

    def __hash__(self):
        return 7

    def __eq__(self, other):
        return True


class MyBytes(bytes):
    pass


class MyByteArray(bytearray):
    pass


class MyList(list):
    pass


class ShortList(list):
    def __iter__(self):
        return iter(("short", 1))

    def __len__(self):
        return 1

    def __getitem__(self, index):
        return ("item", index)


class MyTuple(tuple):
    def __radd__(self, other):
        return ("MyTuple.__radd__", type(other).__name__)


class MyDict(dict):
    def __missing__(self, key):
        return ("missing", key)


class OddDict(dict):
    def __getitem__(self, key):
        return ("item", key)

    def __contains__(self, key):
        return True

    def keys(self):
        return ["k1", "k2"]

    def __iter__(self):
        return iter(("i1", "i2"))


class MySet(set):
    pass


class MyFrozenSet(frozenset):
    def __ror__(self, other):
        return ("MyFrozenSet.__ror__", type(other).__name__)


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


class BadIndex:
    def __index__(self):
        return "3"


class FailingIndex:
    def __index__(self):
        raise LookupError("no index")


class Floating:
    def __init__(self, value):
        self.value = value

    def __float__(self):
        return self.value


class Complexing:
    def __init__(self, value):
        self.value = value

    def __complex__(self):
        return self.value


class Integral:
    def __int__(self):
        return 12

    def __trunc__(self):
        return 13

    def __round__(self, digits="none"):
        return ("rounded", digits)

    def __floor__(self):
        return "floor"

    def __ceil__(self):
        return "ceil"

    def __divmod__(self, other):
        return ("divmod", type(other).__name__)

    def __rdivmod__(self, other):
        return ("rdivmod", type(other).__name__)

    def __pow__(self, other, modulus="none"):
        return ("pow", type(other).__name__, modulus)

    def __rpow__(self, other, modulus="none"):
        return ("rpow", type(other).__name__, modulus)

    def __abs__(self):
        return "abs"

    def __neg__(self):
        return "neg"

    def __pos__(self):
        return None

    def __invert__(self):
        return NotImplemented


class BadInt:
    def __int__(self):
        return 1.5


class Reflected:
    """Answers every reflected and in-place operator."""

    def __radd__(self, other):
        return ("radd", type(other).__name__)

    def __rsub__(self, other):
        return ("rsub", type(other).__name__)

    def __rmul__(self, other):
        return ("rmul", type(other).__name__)

    def __rtruediv__(self, other):
        return ("rtruediv", type(other).__name__)

    def __rfloordiv__(self, other):
        return ("rfloordiv", type(other).__name__)

    def __rmod__(self, other):
        return ("rmod", type(other).__name__)

    def __rmatmul__(self, other):
        return ("rmatmul", type(other).__name__)

    def __rlshift__(self, other):
        return ("rlshift", type(other).__name__)

    def __rrshift__(self, other):
        return ("rrshift", type(other).__name__)

    def __rand__(self, other):
        return ("rand", type(other).__name__)

    def __ror__(self, other):
        return ("ror", type(other).__name__)

    def __rxor__(self, other):
        return ("rxor", type(other).__name__)

    def __iadd__(self, other):
        return ("iadd", type(other).__name__)

    def __imul__(self, other):
        return NotImplemented

    def __lt__(self, other):
        return ("lt", type(other).__name__)

    def __ge__(self, other):
        return NotImplemented


class OddEqual:
    """Equal to nothing, not even itself, in its own words; its hash is that of 1."""

    def __eq__(self, other):
        return []

    def __ne__(self, other):
        return "unequal"

    def __hash__(self):
        return 1


class FailingEqual:
    def __eq__(self, other):
        raise ArithmeticError("no equality")

    def __hash__(self):
        return 1


class OddHash:
    def __init__(self, value):
        self.value = value

    def __hash__(self):
        return self.value


class Unhashable:
    __hash__ = None

    def __eq__(self, other):
        return isinstance(other, Unhashable)


class OddLength:
    def __init__(self, value):
        self.value = value

    def __len__(self):
        return self.value


class OddBool:
    def __bool__(self):
        return 1


class FailingBool:
    def __bool__(self):
        raise ValueError("no truth")


class OldSequence:
    """Iterates over the protocol of indices."""

    def __init__(self, items):
        self.items = items

    def __getitem__(self, index):
        return self.items[index]


class NoIterator:
    def __iter__(self):
        return 5


class FailingIterator:
    def __init__(self, count):
        self.count = count

    def __iter__(self):
        return self

    def __next__(self):
        if self.count == 0:
            raise KeyError("iterator")
        self.count -= 1
        return self.count


class OddHint:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter((1, 2))

    def __length_hint__(self):
        return self.hint


class OddText:
    def __init__(self, value):
        self.value = value

    def __repr__(self):
        return self.value

    def __str__(self):
        return self.value

    def __format__(self, spec):
        return self.value

    def __bytes__(self):
        return self.value


class Described:
    def __repr__(self):
        return "<described \xe9\u20ac>"

    def __format__(self, spec):
        return "[" + spec + "]"

    def __bytes__(self):
        return b"described"

    def __len__(self):
        return 3

    def __contains__(self, item):
        return "yes"

    def __reversed__(self):
        return iter("desrever")

    def __call__(self, *args):
        return len(args)

    def __iter__(self):
        return iter((1, 2, 3))

    def __fspath__(self):
        return "/described"


class Mapping:
    def __init__(self, pairs):
        self.pairs = pairs

    def keys(self):
        return [pair[0] for pair in self.pairs]

    def __getitem__(self, key):
        for name, value in self.pairs:
            if name == key:
                return value
        raise KeyError(key)


class BadKeys:
    keys = None

    def __iter__(self):
        return iter([("a", 1)])


class Plain:
    attribute = "value"


class Falsy:
    def __len__(self):
        return 0
