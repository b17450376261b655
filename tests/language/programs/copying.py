# Covers: copy.copy, deepcopy, replace with every protocol method, cycles, memo, copyreg, and reprlib
import copy
import copyreg
import reprlib


class Plain:
    def __init__(self, items):
        self.items = items


class Hooks:
    def __init__(self, n):
        self.n = n

    def __copy__(self):
        return Hooks(self.n + 1)

    def __deepcopy__(self, memo):
        return Hooks(self.n + 100)


class State:
    def __init__(self, a):
        self.a = a
        self.cache = "big"

    def __getstate__(self):
        return {"a": self.a}

    def __setstate__(self, state):
        self.a = state["a"]
        self.cache = "rebuilt"


class Slots:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


plain = Plain([1, [2, 3]])
shallow, deep = copy.copy(plain), copy.deepcopy(plain)
plain.items[1].append(4)
print(shallow.items, deep.items, shallow.items is plain.items, type(deep) is Plain)
print(copy.copy(Hooks(1)).n, copy.deepcopy(Hooks(1)).n)
state = copy.copy(State(5))
print(state.a, state.cache, copy.deepcopy(State([1])).a)
slots = copy.deepcopy(Slots([1], {"k": (2,)}))
print(slots.x, slots.y, copy.copy(slots).x is slots.x)
cycle = [1]
cycle.append(cycle)
again = copy.deepcopy(cycle)
print(again[1] is again, again is not cycle, again)
shared = [0]
pair = copy.deepcopy((shared, shared, {1: shared}))
print(pair[0] is pair[1], pair[2][1] is pair[0], copy.deepcopy((1, "a", None)) == (1, "a", None))
for value in (3, "s", (1, 2), None, 2.5, frozenset({1}), len, Plain, b"b", range(3)):
    assert copy.copy(value) is value or copy.copy(value) == value
    assert copy.deepcopy(value) == value
print(copy.copy({1: [2]}), copy.copy({3}), copy.copy(bytearray(b"x")), copy.deepcopy({"k": [1, {2}]}))


class Money:
    def __init__(self, cents):
        self.cents = cents


copyreg.pickle(Money, lambda money: (Money, (money.cents * 2,)))
print(copy.copy(Money(4)).cents)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __replace__(self, **changes):
        return Point(**{"x": self.x, "y": self.y, **changes})


moved = copy.replace(Point(1, 2), y=9)
print(moved.x, moved.y)
try:
    copy.replace(3)
except TypeError as error:
    print(error)
print(reprlib.repr(list(range(100))), reprlib.repr("x" * 100), reprlib.repr({i: i for i in range(20)}))


class Tree:
    def __init__(self):
        self.children = [self]

    @reprlib.recursive_repr()
    def __repr__(self):
        return f"Tree({self.children!r})"


print(Tree(), reprlib.aRepr.maxlist)
