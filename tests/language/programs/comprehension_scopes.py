# Covers: scoping of comprehensions: leaks, walrus targets, class bodies, closures over loop variables, nesting, evaluation order, first iterable.

x = "global x"
squares = [x for x in range(3)]
print(x, squares)
funcs = [lambda: i for i in range(3)]
print([f() for f in funcs])
funcs = [lambda i=i: i for i in range(3)]
print([f() for f in funcs])
gens = [(lambda: (yield i)) for i in range(2)]
print([list(g()) for g in gens])


def local():
    y = "outer y"
    result = [y for y in "ab"]
    return y, result


print(local())


def walrus():
    found = [last := n for n in range(5) if n % 2]
    return found, last


print(walrus())
print([(a := b) for b in "xyz"], a)


class Body:
    items = [1, 2, 3]
    factor = 10
    first = [i for i in items]
    try:
        scaled = [i * factor for i in items]
    except NameError as error:
        print(error)
    conditional = [i for i in items if i > 1]
    nested = [[j for j in range(i)] for i in items]
    try:
        lazily = list(items for _ in range(1))
    except NameError as error:
        print(error)
    size = len([1 for _ in items])


print(Body.first, Body.conditional, Body.nested, Body.size)
print("i" in Body.__dict__)


def trace(name, values):
    print("iterable", name)
    return values


print([(i, j) for i in trace("outer", [1, 2]) for j in trace(f"inner {i}", "ab")])
lazy = (i for i in trace("now", [1]))
print("created")
print(list(lazy))
lazy = (j for i in trace("first", [1, 2]) for j in trace("later", [i]))
print("created")
print(list(lazy))
print({k: v for k, v in [("a", 1), ("b", 2), ("a", 3)]})
print({trace(k, k): trace(v, v) for k, v in [("key", "value")]})
print(sorted({n % 3 for n in range(10)}))
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[c] for row in matrix] for c in range(3)])
print([n for row in matrix for n in row if n % 2 if n > 1])
print([(p, q) for p in range(4) for q in range(p) if (p + q) % 2])
print([x if x else -1 for x in (0, 1, 2)])
print([*(n for n in range(3)), *[4, 5]])
print([a + b for a, (b, *_) in [(1, (2, 3)), (4, [5])]])
holder = [0]
print([holder[0] for holder[0] in range(3)], holder)


class Attr:
    pass


attr = Attr()
print([attr.v for attr.v in "pq"], attr.v)


def free():
    total = 0

    def inner():
        nonlocal total
        return [total := total + n for n in range(4)]

    return inner(), total


print(free())


def deleted():
    values = [v for v in range(3)]
    try:
        v
    except NameError as error:
        print(type(error).__name__, error)
    return values


deleted()
try:
    [1 / n for n in (1, 0)]
except ZeroDivisionError as error:
    print(error)
print(list(map(lambda f: f(), [lambda k=k: k * k for k in range(4)])))
print([[y for y in range(x)] for x in range(3)], x)
print({i: {j for j in range(i)} for i in range(3)})
