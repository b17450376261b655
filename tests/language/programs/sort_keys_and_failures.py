# Covers: sorting with failing keys and comparisons at each position, stability with reverse and equal keys, partially ordered items, lists after a failure, cmp_to_key, min and max ties.
from functools import cmp_to_key
from operator import itemgetter


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


class Item:
    compared = 0

    def __init__(self, key, tag=""):
        self.key, self.tag = key, tag

    def __lt__(self, other):
        Item.compared += 1
        return self.key < other.key

    def __repr__(self):
        return f"{self.key}{self.tag}"


class Fails(Item):
    after = 0

    def __lt__(self, other):
        Fails.after -= 1
        if Fails.after < 0:
            raise ValueError("comparison")
        return super().__lt__(other)


def pseudo_random(n, seed=1):
    values = []
    for _ in range(n):
        seed = (seed * 1103515245 + 12345) % 2**31
        values.append(seed >> 16)
    return values


values = pseudo_random(200)
print(sorted(values) == sorted(values, reverse=True)[::-1], sum(i * v for i, v in enumerate(sorted(values))))
tagged = [(v % 7, i) for i, v in enumerate(values)]
print(all(a <= b for a, b in zip(sorted(tagged, key=itemgetter(0)), sorted(tagged, key=itemgetter(0))[1:])))
backwards = sorted(tagged, key=itemgetter(0), reverse=True)
print(all(a[0] > b[0] or (a[0] == b[0] and a[1] < b[1]) for a, b in zip(backwards, backwards[1:])))
items = [Item(k, t) for k, t in zip((2, 1, 2, 1, 3, 2), "abcdef")]
print(sorted(items), sorted(items, reverse=True), sorted(items, key=lambda i: -i.key), min(items), max(items), max(items, key=lambda i: i.key))
for length in (0, 1, 2, 10, 40, 100):
    for pattern in ("up", "down", "same", "saw", "random"):
        keys = {"up": range(length), "down": range(length, 0, -1), "same": [1] * length, "saw": [i % 5 for i in range(length)], "random": values[:length]}[pattern]
        Item.compared = 0
        result = sorted(Item(k) for k in keys)
        assert [i.key for i in result] == sorted(keys)
        if pattern in ("up", "same"):
            print(length, pattern, Item.compared, end="; ")
print()
for after in (0, 1, 5, 20, 60):
    Fails.after = after
    victims = [Fails(k) for k in values[:20]]
    before = list(victims)
    attempt(f"fails after {after}", lambda: victims.sort())
    print(len(victims), sorted(map(id, victims)) == sorted(map(id, before)))


def key_failing_at(n):
    count = 0

    def key(value):
        nonlocal count
        count += 1
        if count == n:
            raise KeyError(f"key {n}")
        return -value

    return key


for n in (1, 2, 5, 6):
    items = [3, 1, 4, 1, 5]
    attempt(f"key fails at {n}", lambda: items.sort(key=key_failing_at(n)))
    print(items)
attempt("mixed", lambda: sorted([1, "a", 2]))
attempt("mixed late", lambda: sorted([3, 2, 1, None]))
attempt("tuples", lambda: sorted([(1, "b"), (1, 2), (0, None)]))
attempt("tuples decided early", lambda: sorted([(1, "b"), (2, 2), (0, None)]))
attempt("numbers", lambda: sorted([3, 2.5, True, -0.0, 0, 10**20, float("-inf"), 1.0, 1]))
attempt("nan", lambda: len(sorted([float("nan"), 1, float("nan"), 0])))
attempt("bools", lambda: sorted([True, False, 1, 0]))
attempt("strings", lambda: sorted(["b", "A", "a", "", "é", "z", "Z", "ab"]))
attempt("caseless", lambda: sorted(["b", "A", "a", "B"], key=str.lower))
attempt("complex", lambda: sorted([1j, 2]))
attempt("one complex", lambda: sorted([1j]))
attempt("dicts", lambda: sorted([{}, {}]))
attempt("sets", lambda: sorted([{1, 2}, {1}, {1, 2, 3}]))
attempt("none key", lambda: sorted([3, 1], key=None))
attempt("key not callable", lambda: sorted([3, 1], key=5))
attempt("key of empty", lambda: sorted([], key=5))
attempt("reverse text", lambda: sorted([3, 1], reverse="yes"))
attempt("reverse object", lambda: sorted([3, 1], reverse=[]))
attempt("not iterable", lambda: sorted(5))
attempt("positional", lambda: sorted([1], lambda x: x))
attempt("list positional", lambda: [1].sort(lambda x: x))
attempt("cmp", lambda: sorted([5, 2, 9, 1], key=cmp_to_key(lambda a, b: b - a)))
attempt("cmp text", lambda: sorted([5, 2], key=cmp_to_key(lambda a, b: "x")))
attempt("cmp fails", lambda: sorted([5, 2], key=cmp_to_key(lambda a, b: 1 // 0)))
attempt("returns none", lambda: [2, 1].sort())


class Weird:
    def __init__(self, answer):
        self.answer = answer

    def __lt__(self, other):
        return self.answer


class NoTruth:
    def __bool__(self):
        raise ArithmeticError("no truth")


attempt("odd answers", lambda: len(sorted([Weird([]), Weird("x"), Weird(0)])))
attempt("no truth", lambda: sorted([Weird(NoTruth()), Weird(NoTruth())]))
attempt("only gt", lambda: sorted([type("G", (), {"__gt__": lambda s, o: True})() for _ in range(2)])[0].__class__.__name__)
attempt("no order", lambda: sorted([object(), object()]))
attempt("min of nothing", lambda: min([]))
attempt("min default", lambda: min([], default="d"))
attempt("min two", lambda: (min(3, 1.5), max("b", "ab", key=len), min((2, "a"), (2, "b"), key=itemgetter(0)), max([1, True, 1.0])))
attempt("min mixed", lambda: min(1, "a"))
attempt("min one", lambda: min(5))
attempt("min default positional", lambda: min(1, 2, default=3))
