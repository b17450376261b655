# Covers: operator overloading: arithmetic, reflected and in-place forms, comparisons, containers, iteration, indexing, hashing, formatting, conversion.


class Num:
    def __init__(self, v):
        self.v = v

    def __repr__(self):
        return f"N{self.v}"

    def __add__(self, o):
        return Num(self.v + (o.v if isinstance(o, Num) else o))

    def __radd__(self, o):
        return Num(o + self.v)

    def __iadd__(self, o):
        self.v += 100
        return self

    def __sub__(self, o):
        return NotImplemented

    def __rsub__(self, o):
        return ("rsub", o)

    def __neg__(self):
        return Num(-self.v)

    def __invert__(self):
        return "inverted"

    def __matmul__(self, o):
        return f"{self}@{o}"

    def __lt__(self, o):
        return self.v < o.v

    def __le__(self, o):
        return self.v <= o.v

    def __int__(self):
        return self.v

    def __float__(self):
        return self.v + 0.5

    def __index__(self):
        return self.v

    def __pow__(self, o, mod=None):
        return ("pow", o, mod)

    def __divmod__(self, o):
        return ("divmod", o)

    def __abs__(self):
        return "abs"


n = Num(3)
same = n
print(n + 1, 1 + n, n + Num(4), -n, ~n, n @ "m", 5 - n, sum([Num(1), Num(2)], Num(0)))
n += 1
print(n, same is n, n < Num(200), n > Num(1), n <= n, sorted([Num(3), Num(1), Num(2)]), max(Num(1), Num(9)))
print(int(n), float(n), [10, 20, 30, 40][Num(2)], hex(Num(255)), n**2, pow(n, 2, 5), divmod(n, 3), abs(n))


class Grid:
    def __init__(self, width):
        self.cells = list(range(width))

    def __len__(self):
        return len(self.cells)

    def __getitem__(self, key):
        if isinstance(key, slice):
            return ("slice", key.start, key.stop, key.step)
        if isinstance(key, tuple):
            return ("tuple", key)
        return self.cells[key]

    def __setitem__(self, key, value):
        self.cells[key] = value

    def __delitem__(self, key):
        del self.cells[key]

    def __contains__(self, item):
        return item == "magic" or item in self.cells

    def __iter__(self):
        return iter(self.cells[::-1])

    def __reversed__(self):
        return iter(["reversed"])


g = Grid(4)
g[0] = "zero"
del g[1]
print(len(g), g[0], g[1:2], g[::3], g[1, 2], g[-1], "magic" in g, 99 in g, list(g), list(reversed(g)), bool(Grid(0)))
for bad in (lambda: n - 1, lambda: n * 2, lambda: n[0], lambda: len(n), lambda: n < 1, lambda: g[50]):
    try:
        print(bad())
    except (TypeError, IndexError, AttributeError) as error:
        print(type(error).__name__, error)
