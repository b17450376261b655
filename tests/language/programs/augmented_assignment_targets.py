# Covers: every in-place operator on every kind of target: names, globals, nonlocals, class scope, attributes, items, slices, properties, aliases.


class Cell:
    """Records what happens to it; `answer` is what the in-place method gives back."""

    def __init__(self, log, answer=None):
        self.log, self.answer = log, answer


OPERATORS = "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul"
for name in OPERATORS.split():

    def method(self, other, name=name):
        self.log.append((name, other))
        return self if self.answer is None else self.answer

    setattr(Cell, f"__i{name}__", method)


def all_operators():
    log = []
    x = Cell(log)
    x += 1
    x -= 2
    x *= 3
    x /= 4
    x //= 5
    x %= 6
    x **= 7
    x <<= 8
    x >>= 9
    x &= 10
    x |= 11
    x ^= 12
    x @= 13
    return log


print(all_operators())
total = 10


def on_global():
    global total
    total += 5
    total <<= 2
    return total


def on_nonlocal():
    n, text = 2, "a"

    def inner():
        nonlocal n, text
        n **= 5
        text *= 3

    inner()
    inner()
    return n, text


print(on_global(), total, on_nonlocal())


class Scope:
    n = 1
    n += 2
    items = [n]
    items += "ab"
    total -= 1

    class Inner:
        total += 100


print(Scope.n, Scope.items, Scope.total, Scope.Inner.total, total)


class Box:
    shared = [1]
    number = 5


box = Box()
box.shared += [2]
box.number += 1
print(Box.shared, box.shared is Box.shared, vars(box), Box.number)
data = {"list": [1], "tuple": (1,), "number": 2, "text": "t", "set": {1}}
alias = dict(data)
data["list"] += (2, 3)
data["tuple"] += (2,)
data["number"] -= 5
data["text"] %= ()
data["set"] |= {2}
data["set"] ^= {1, 3}
print(data, alias, data["list"] is alias["list"])
grid = [[1, 2], [3, 4]]
grid[0][1] += 10
grid[1][-1] //= 3
grid[0][:] += [5]
grid[1][0:1] *= 2
print(grid)


def tuple_item():
    t = ([1], 2)
    try:
        t[0] += [2]
    except TypeError as error:
        return t, str(error)


print(tuple_item())


class Counting:
    def __init__(self):
        self.gets = self.sets = 0
        self.value = 1

    @property
    def prop(self):
        self.gets += 1
        return self.value

    @prop.setter
    def prop(self, value):
        self.sets += 1
        self.value = value

    def __getitem__(self, key):
        self.gets += 10
        return self.value

    def __setitem__(self, key, value):
        self.sets += 10
        self.value = key, value


counting = Counting()
counting.prop += 1
counting.prop *= 4
counting[1:2, ...] -= 3
print(vars(counting))
