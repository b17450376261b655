# Covers: tuple, range and slice objects: indexing, comparison, hashing, methods, slice.indices, big ranges, errors, structural use.


def show(label, function):
    try:
        print(label, "=", function())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


t = (1, "two", 3.0, (4,), [5])
print(t, t[1], t[-1], t[1:3], t[::-1], len(t), t.index("two"), t.count(1), (1,), (), (1, 2) + (3,), (0,) * 3, 3.0 in t)
show("index missing", lambda: t.index(99))
show("out of range", lambda: t[10])
show("str index", lambda: t["a"])
show("assign", lambda: t.__setitem__(0, 1))
show("hash list", lambda: hash(t))
show("hash", lambda: hash((1, 2)) == hash((1, 2)))
show("add list", lambda: t + [1])
show("mul", lambda: t * 1.5)
show("constructor", lambda: tuple(5))
show("compare", lambda: (1, 2) < (1, "a"))
show("compare equal prefix", lambda: (1, "a") < (1, "a", None))
print((1, 2) < (1, 3), (1,) < (1, 0), () < (0,), (1, 2) == (1.0, 2.0), (1, 2) != (2, 1), tuple("ab"), tuple({1: 2}), tuple(x * x for x in range(3)))
t[4].append(6)
print(t, max((3, 1, 2)), sorted((3, 1)), sum((1, 2)), tuple(reversed((1, 2))), (1, 2, 3)[slice(0, 2)])
for r in (range(5), range(2, 10, 3), range(10, 0, -4), range(0), range(5, 2), range(-5, 5, 5), range(10**20, 10**20 + 5, 2)):
    print(r, len(r), list(r), r.start, r.stop, r.step, bool(r), r[::-1], r[1:], 5 in r)
print(range(0, 10, 2)[2], range(10)[-1], range(10)[2:8:3], range(10)[::-2], range(5) == range(0, 5, 1), range(0, 3, 2) == range(0, 4, 2), range(0) == range(5, 5))
print(range(10).index(3), range(10).count(3), range(10).count(99), 3.0 in range(5), "a" in range(5), 2.5 in range(5), True in range(2), hash(range(3)) == hash(range(0, 3)))
show("len too big", lambda: len(range(10**30)))
show("index", lambda: range(5)[5])
show("big index", lambda: range(10**30)[10**29])
show("index value", lambda: range(5).index(9))
show("zero step", lambda: range(1, 2, 0))
show("float", lambda: range(1.5))
show("none", lambda: range(None))
show("assign", lambda: range(5).__setitem__(0, 1))
show("attribute", lambda: setattr(range(5), "start", 1))
show("add", lambda: range(2) + range(3))
show("compare", lambda: range(2) < range(3))
show("hash", lambda: isinstance(hash(range(10**30)), int))
s = slice(1, 10, 2)
print(s, s.start, s.stop, s.step, s == slice(1, 10, 2), slice(5), slice(None, None, -1), s.indices(5), slice(None, None, -1).indices(4), slice(-3, None).indices(10))
show("slice none", lambda: slice())
show("slice indices", lambda: s.indices())
show("slice indices negative", lambda: s.indices(-1))
show("slice zero", lambda: slice(0, 1, 0).indices(5))
show("slice bad", lambda: slice("a").indices(5))
show("slice hash", lambda: hash(slice(1, 2)) == hash(slice(1, 2)))
show("slice less", lambda: slice(1) < slice(2))
show("slice set", lambda: setattr(s, "start", 5))
show("slice items", lambda: {slice(1, 2): "key"}[slice(1, 2)])


class Shows:
    def __getitem__(self, key):
        return key


x = Shows()
print(x[1], x[1:2], x[::], x[1, 2], x[1:2, ...], x[:, 1], x[()], x[None], x["a":"b":"c"], x[*[1, 2]], x[1:2, *"ab"], x[(1, 2)])


class Idx:
    def __index__(self):
        return 2


print("abcdef"[Idx()], [1, 2, 3, 4][Idx():], (1, 2, 3)[: Idx()], range(10)[Idx()], range(Idx()), "ab" * Idx(), list(range(Idx(), 5)))
total = 0
for i in range(10, -1, -3):
    total += i
for i in range(5):
    i = i * 10
print(total, i)
a = b, c = 1, 2
(d, [e, *f]), g = ("x", [1, 2, 3]), "g"
print(a, b, c, d, e, f, g)
