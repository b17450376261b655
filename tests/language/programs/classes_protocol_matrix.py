# Covers: which special methods implicit operations use: looked up on the class, None blocks them, inheritance from built-ins, delegation, __missing__, __contains__ fallbacks, proxies.


class Proxy:
    """Delegates what it can by __getattr__; implicit operations must not go through it."""

    def __init__(self, target):
        self.target = target

    def __getattr__(self, name):
        print("   getattr", name)
        return getattr(self.target, name)


proxy = Proxy([1, 2, 3])
print(proxy.count(2))
operations = {"len": len, "iter": iter, "bool": bool, "item": lambda p: p[0], "contains": lambda p: 1 in p, "call": lambda p: p(), "add": lambda p: p + [1],
              "radd": lambda p: [1] + p, "neg": lambda p: -p, "lt": lambda p: p < 1, "eq": lambda p: p == [1, 2, 3], "str": lambda p: str(p)[:15],
              "with": lambda p: p.__enter__, "reversed": lambda p: list(reversed(p)), "int": int, "index": lambda p: "abc"[p], "del": lambda p: p.__delitem__(0), "hash": lambda p: hash(p) == hash(p)}
for name, operation in operations.items():
    try:
        print(name, operation(proxy))
    except (TypeError, AttributeError) as error:
        print(name, type(error).__name__, str(error)[:80])


class Blocked(list):
    __iter__ = None
    __len__ = None
    __contains__ = None
    __hash__ = None
    __add__ = None
    __eq__ = None
    __lt__ = None
    __call__ = None
    __getitem__ = None
    __bool__ = None


blocked = Blocked([1])
for name, operation in operations.items():
    if name in ("with", "del", "str", "index", "int"):
        continue
    try:
        print(name, operation(blocked))
    except TypeError as error:
        print(name, error)


class Counter(dict):
    def __missing__(self, key):
        self[key] = value = len(self)
        return value


counter = Counter()
print(counter["a"], counter["b"], counter["a"], counter.get("zz"), "zz" in counter, counter)


class Grid:
    def __init__(self):
        self.cells = {}

    def __getitem__(self, key):
        return self.cells.get(key, 0)

    def __setitem__(self, key, value):
        self.cells[key] = value

    def __delitem__(self, key):
        del self.cells[key]

    def __iter__(self):
        return iter(sorted(self.cells))

    def __len__(self):
        return len(self.cells)


grid = Grid()
grid[1, 2] = 5
grid[0, 0] += 7
grid[1:2] = "slice"
grid[...] = "dots"
print(grid[1, 2], grid[9, 9], grid[1:2], grid[...], len(grid), bool(grid))
del grid[1:2], grid[...]
print(list(grid), (1, 2) in grid, (5, 5) in grid)


class Fallback:
    def __init__(self, items):
        self.items = items

    def __getitem__(self, i):
        return self.items[i]

    def __len__(self):
        return len(self.items)


f = Fallback("abc")
print("b" in f, list(f), list(reversed(f)), max(f), sorted(f, reverse=True), [*f], dict(enumerate(f)), f[-1], f[1:])


class Num:
    def __init__(self, v):
        self.v = v

    def __eq__(self, other):
        return self.v == getattr(other, "v", other)

    def __lt__(self, other):
        return self.v < getattr(other, "v", other)

    def __add__(self, other):
        return Num(self.v + getattr(other, "v", other))

    __radd__ = __add__

    def __repr__(self):
        return f"Num({self.v})"


numbers = [Num(3), Num(1), Num(2)]
print(sorted(numbers), min(numbers), max(numbers), sum(numbers), sum(numbers, Num(10)), Num(2) in numbers, numbers.index(2), numbers.count(1), Num(1) != Num(1))


class Mutable:
    total = []

    def __iadd__(self, other):
        self.total.append(other)
        return self

    def __matmul__(self, other):
        return f"matmul {other}"

    def __imatmul__(self, other):
        return f"imatmul {other}"

    def __getattr__(self, name):
        return f"dynamic {name}"


m = Mutable()
m += 1
m += 2
print(Mutable.total, m @ 5, m.anything)
m @= 6
print(m)
