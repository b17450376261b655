# Covers: sorted, list.sort, min, max with keys, stability, reverse, partial orders, mixed numeric types, key errors, objects with only __lt__ or __gt__, large inputs.

words = "the quick brown fox jumps over the lazy dog and runs away from the bear".split()
print(sorted(words), sorted(words, key=len), sorted(words, key=lambda w: (-len(w), w)), sorted(set(words), key=lambda w: w[::-1]))
records = [("ann", 30, 1.5), ("bob", 25, 2.5), ("cid", 30, 0.5), ("dan", 25, 2.5), ("eve", 35, -1.0)]
print(sorted(records, key=lambda r: r[1]), sorted(records, key=lambda r: (r[1], -r[2])))
print(sorted(records, key=lambda r: r[2], reverse=True), max(records, key=lambda r: r[1]), min(records, key=lambda r: r[2]))
by_age = sorted(records, key=lambda r: r[1])
by_age_then = sorted(by_age, key=lambda r: r[2] > 1)
print(by_age_then, sorted(records, reverse=True) == list(reversed(sorted(records))))
numbers = [3, 1.5, True, -2, 10**20, 2.0**60, 0, False, -0.0, 1e-9]
print(sorted(numbers), sorted(numbers, reverse=True), sorted(numbers, key=abs), max(numbers), min(numbers))


class OnlyLess:
    compared = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        OnlyLess.compared += 1
        return self.v < other.v

    def __repr__(self):
        return f"L{self.v}"


class OnlyGreater:
    def __init__(self, v):
        self.v = v

    def __gt__(self, other):
        return self.v > other.v

    def __repr__(self):
        return f"G{self.v}"


print(sorted([OnlyLess(v) for v in (3, 1, 2)]), min(OnlyLess(2), OnlyLess(1)), max(OnlyGreater(1), OnlyGreater(5)), sorted([OnlyGreater(v) for v in (3, 1, 2)]))
OnlyLess.compared = 0
sorted([OnlyLess(v) for v in range(100)])
print("sorted input needs", OnlyLess.compared, "comparisons")
OnlyLess.compared = 0
sorted([OnlyLess(v) for v in range(100, 0, -1)])
print("reversed input needs", OnlyLess.compared)
state = 12345
values = []
for _ in range(2000):
    state = (state * 1103515245 + 12345) % 2**31
    values.append(state % 1000)
ordered = sorted(values)
print(all(a <= b for a, b in zip(ordered, ordered[1:])), sum(ordered) == sum(values), ordered[:5], ordered[-5:])
pairs = [(v % 10, i) for i, v in enumerate(values)]
stable = sorted(pairs, key=lambda p: p[0])
print(all(a[1] < b[1] for a, b in zip(stable, stable[1:]) if a[0] == b[0]))
stable_reverse = sorted(pairs, key=lambda p: p[0], reverse=True)
print(all(a[1] < b[1] for a, b in zip(stable_reverse, stable_reverse[1:]) if a[0] == b[0]))
for bad in (lambda: sorted([1, "a", 2]), lambda: sorted([None, 1]), lambda: sorted([1j, 2j]), lambda: sorted([{}, {}]), lambda: max([1, "a"]), lambda: min([]),
            lambda: sorted([3, 1], key=lambda x: 1 // (x - 1)), lambda: sorted("ab", key=5), lambda: sorted(1), lambda: [2, 1].sort(reverse="x"), lambda: sorted([2, 1], reverse=None),
            lambda: max(5), lambda: max(1, 2, key=None), lambda: min("b", "a", key=lambda c: -ord(c)), lambda: max([], default=[])):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
nested = [[3, [2]], [3, [1]], [1], [], [3]]
print(sorted(nested), sorted(["b", "B", "a", "A", "ä", "z", ""]), sorted([b"b", b"a"]), sorted([(1, "b"), (1, "a"), (0, "z")]), sorted({"b": 1, "a": 2}), sorted("hello"))
print(sorted([frozenset({1, 2}), frozenset({1}), frozenset()], key=len), sorted([[1, 2], [1]]), sorted(range(5), key=lambda n: n % 3), sorted([float("inf"), -float("inf"), 0]))


def merge_sort(items, key=lambda x: x):
    if len(items) < 2:
        return list(items)
    middle = len(items) // 2
    left, right = merge_sort(items[:middle], key), merge_sort(items[middle:], key)
    out = []
    while left and right:
        out.append((right if key(right[0]) < key(left[0]) else left).pop(0))
    return out + left + right


print(merge_sort(values[:50]) == sorted(values[:50]), merge_sort(words, key=len) == sorted(words, key=len))
