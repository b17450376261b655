# Covers: sets and frozensets: literals, algebra, comparison, mutation, membership, comprehension, deduplication.
a = {1, 2, 3, 4}
b = {3, 4, 5}
print(sorted(a | b), sorted(a & b), sorted(a - b), sorted(a ^ b), len(a))
print(sorted(a.union([9], (8,))), sorted(a.intersection([1, 4, 7])), sorted(a.difference({1})), sorted(a.symmetric_difference([4, 40])))
print({1, 2} < a, a >= {1}, a > a, a <= a, {1} == {1.0}, a.isdisjoint({10}), {1, 2}.issubset(a), a.issuperset({4}))
s = set()
for word in ["x", "y", "x", "z", "y"]:
    s.add(word)
print(sorted(s), len(s), "x" in s, "q" in s)
s.discard("q")
s.discard("x")
s.remove("y")
print(s)
s.update("abc", ["z"])
print(sorted(s))
s.clear()
print(s, bool(s), set(), type({}).__name__, type({0}).__name__)
f = frozenset([1, 2, 2])
print(f == {1, 2}, hash(f) == hash(frozenset([2, 1])), {f: "key"}[frozenset([2, 1])])
print(sorted({n % 3 for n in range(10)}), sorted(set("mississippi")))
a &= {2, 3, 4, 5}
print(sorted(a))
a |= {10}
a -= {2}
a ^= {3, 11}
print(sorted(a))
copy = a.copy()
copy.add(99)
print(sorted(a), sorted(copy), a is copy)


def unique(items):
    seen = set()
    result = []
    for item in items:
        if item not in seen:
            seen.add(item)
            result.append(item)
    return result


print(unique([3, 1, 3, 2, 1]), unique("hello"))
big = set(range(1000))
big.difference_update(range(0, 1000, 2))
print(len(big), sum(big), 501 in big, 500 in big)
try:
    {1}.remove(2)
except KeyError as error:
    print("KeyError", error)
try:
    {[]}
except TypeError as error:
    print("TypeError", error)
