# Covers: tuples, multiple assignment, starred targets, nested unpacking, swapping, unpacking in calls, loops and returns.
point = (3, 4)
x, y = point
print(x, y, point + (5,), point * 2, point[0], point[-1], len(point))
a, b, c = 1, 2, 3
a, b, c = c, a, b
print(a, b, c)
first, *rest = [1, 2, 3, 4]
*init, last = "abc"
head, *middle, tail = range(6)
print(first, rest, init, last, head, middle, tail)
one, *none = (1,)
print(one, none)
(p, q), [r, s] = (1, 2), "xy"
print(p, q, r, s)
d, (e, (f, *g)), h = 1, (2, (3, 4, 5)), 6
print(d, e, f, g, h)
for i, (key, value) in enumerate({"k": 1, "l": 2}.items()):
    print(i, key, value)
for n, *others in [(1, 2, 3), (4,), (5, 6)]:
    print(n, others)


def minmax(items):
    return min(items), max(items)


low, high = minmax([4, 2, 8])
print(low, high, minmax("hello"))


def many(*args, **kwargs):
    return args, sorted(kwargs.items())


print(many(*[1, 2], 3, *(4,), **{"a": 1}, b=2))
print((1, 2) < (1, 3), (1, 2) == (1, 2), (1,) < (1, 0), () < (0,), (1, 2).count(1), (1, 2, 1).index(2))
single = (5,)
empty = ()
print(single, empty, type(single).__name__, tuple([1, 2]), tuple("ab"), (1, "a", None))
x = y = z = 0
x += 1
print(x, y, z)
data = [0, 0, 0]
i = 0
i, data[i] = 2, "set"
print(i, data)
print([*range(3), *"ab"], (*[1], 2), {*[1, 1]}, {**{"a": 1}, "b": 2})
matrix = [[1, 2, 3], [4, 5, 6]]
print(list(zip(*matrix)), [list(row) for row in zip(*matrix)])
print({(1, 2): "a"}[1, 2], hash((1, 2)) == hash((1, 2)), (1, [2])[1])
