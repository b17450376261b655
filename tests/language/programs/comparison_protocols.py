# Covers: rich comparison: reflection, identity defaults, NotImplemented, chaining with side effects, hash and eq together, ordering errors, containment, bool results.


class Only:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        print("lt", self.v, getattr(other, "v", other))
        return self.v < getattr(other, "v", other)


a, b = Only(1), Only(2)
print(a < b, a > b, sorted([b, a])[0].v, max(a, b).v)
for op in (lambda: a <= b, lambda: a >= b, lambda: a < "x", lambda: 5 > a, lambda: 5 < a):
    try:
        print(op())
    except TypeError as error:
        print(error)
print(a == b, a != b, a == a, a != a)


class Eq:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        if not isinstance(other, Eq):
            return NotImplemented
        return self.v == other.v


print(Eq(1) == Eq(1), Eq(1) != Eq(1), Eq(1) == 1, Eq(1) != 1, 1 == Eq(1))
try:
    hash(Eq(1))
except TypeError as error:
    print(error)
try:
    {Eq(1)}
except TypeError as error:
    print(error)
try:
    {Eq(1): 2}
except TypeError as error:
    print(error)
print(Eq.__hash__, Eq(1) in [Eq(2), Eq(1)], [Eq(1)].index(Eq(1)), [Eq(1), Eq(2)].count(Eq(2)))


class Strange:
    def __eq__(self, other):
        return "strange"

    def __ne__(self, other):
        return []

    __hash__ = None

    def __lt__(self, other):
        return 0

    def __contains__(self, item):
        return "truthy text"


s = Strange()
print(s == 1, s != 1, s < 1, 1 in s, 1 not in s, s in [5], not s == 1)


def trace(x):
    print("value", x)
    return x


print(trace(1) < trace(2) < trace(3))
print(trace(3) < trace(2) < trace(1))
print(trace(1) < trace(3) > trace(2) != trace(2))
print(1 < 2 in [2], (1 == 1) is True, not 1 == 2)


class Hashed:
    def __init__(self, h):
        self.h = h

    def __hash__(self):
        return self.h

    def __eq__(self, other):
        print("eq called")
        return True


print(len({Hashed(1), Hashed(2)}))
print(len({Hashed(1), Hashed(1)}))
for bad in ("text", 1.5, None):
    try:
        hash(Hashed(bad))
    except TypeError as error:
        print(error)
print(hash(Hashed(True)), hash(1) == hash(1.0) == hash(True) == hash(1 + 0j))


class Child(Eq):
    def __eq__(self, other):
        print("Child.__eq__")
        return super().__eq__(other)

    __hash__ = object.__hash__


print(Eq(1) == Child(1), Child(1) == Eq(1), isinstance(hash(Child(1)), int))


class Refl:
    def __gt__(self, other):
        return ("gt", other)

    def __le__(self, other):
        return ("le", other)


print(5 < Refl(), 5 >= Refl(), Refl() > 5, Refl() <= 5)
try:
    5 <= Refl()
except TypeError as error:
    print(error)
for x, y in [(1, "a"), ([1], (1,)), (None, None), ({}, {}), (1j, 2j), ({1}, [1]), (int, str), (len, len)]:
    try:
        print(x < y)
    except TypeError as error:
        print(error)
print([1, 2] < [1, 3], (1, 2) < (1, 2, 0), "abc" < "abd", [] < [1], {1} < {1, 2}, b"a" < b"b")
print([1, "a"] == [1, "a"], (1, [2]) == (1, [2]), {1: [2]} == {1: [2]}, 1 == 1.0 == True)
nan = float("nan")
print(nan == nan, nan in [nan], [nan] == [nan], nan < 1, nan != nan, {nan: 1}.get(nan))


class RaisesInEq:
    def __eq__(self, other):
        raise ValueError("eq fails")


for op in (lambda: RaisesInEq() == 1, lambda: 1 in [RaisesInEq()], lambda: [RaisesInEq()] == [1], lambda: 1 != RaisesInEq()):
    try:
        op()
    except ValueError as error:
        print(error)


class BadBool:
    def __bool__(self):
        return "yes"


class LenNegative:
    def __len__(self):
        return -1


class LenFloat:
    def __len__(self):
        return 1.5


for bad in (BadBool(), LenNegative(), LenFloat()):
    try:
        bool(bad)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
