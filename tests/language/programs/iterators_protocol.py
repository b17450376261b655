# Covers: the iterator protocol: __iter__ and __next__, __getitem__ iteration, iter with sentinel, enumerate, zip, map, filter, reversed, sorted with keys, exhaustion.


class Countdown:
    def __init__(self, start):
        self.start = start

    def __iter__(self):
        return CountdownIterator(self.start)


class CountdownIterator:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1


c = Countdown(3)
print(list(c), list(c), [a * b for a in c for b in c], sum(c), 2 in c, max(c), tuple(c), dict.fromkeys(c))
it = iter(c)
print(next(it), next(it), next(it), next(it, "done"), list(it))


class Indexed:
    def __getitem__(self, i):
        if i > 3:
            raise IndexError
        return i * 10


print(list(Indexed()), 20 in Indexed(), *Indexed())
values = iter([1, 2, 0, 3])
print(list(iter(lambda: next(values), 0)), list(values))
print(list(enumerate("ab", 5)), list(zip([1, 2, 3], "ab")), list(zip("ab", range(9), strict=False)))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as error:
    print(error)
print(list(map(lambda a, b: a + b, [1, 2], [10, 20, 30])), list(map(str, range(3))), list(filter(lambda n: n % 2, range(6))))
print(list(reversed([1, 2, 3])), list(reversed("abc")), list(reversed(range(4))))
people = [("bob", 30), ("al", 25), ("cy", 30)]
print(sorted(people), sorted(people, key=lambda p: p[1]), sorted(people, key=lambda p: (-p[1], p[0])), sorted("bca", reverse=True))
print(min(people, key=lambda p: p[1]), max([], default="none"), sum([[1], [2]], []), any([]), all([]))
z = zip("abc", [1, 2, 3])
print(next(z), dict(z), list(z))
for bad in (lambda: iter(5), lambda: next([1]), lambda: [x for x in None], lambda: list(zip(1)), lambda: sorted([1, "a"])):
    try:
        bad()
    except TypeError as error:
        print(error)
e = enumerate(["x"])
print(next(e), next(e, None), iter(e) is e)
a = [1, 2, 3]
for x in a:
    if x < 3:
        a.append(x + 10)
print(a)
d = {"a": 1}
try:
    for k in d:
        d[k + "x"] = 1
except RuntimeError as error:
    print(error)
