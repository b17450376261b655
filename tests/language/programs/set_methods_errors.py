# Covers: set and frozenset: algebra as operators and methods, in-place forms, errors, ordering comparisons, hashing, mutation, mixed types.


def show(label, function):
    try:
        result = function()
        print(label, "=", sorted(result, key=repr) if isinstance(result, (set, frozenset)) else result)
    except Exception as error:
        print(label, "!", type(error).__name__, error)


a, b = {1, 2, 3}, frozenset({3, 4})
for sign, op in (("|", lambda x, y: x | y), ("&", lambda x, y: x & y), ("-", lambda x, y: x - y), ("^", lambda x, y: x ^ y)):
    show(f"set {sign} frozen", lambda: op(a, b))
    show(f"frozen {sign} set", lambda: op(b, a))
    print(type(op(a, b)).__name__, type(op(b, a)).__name__)
    show(f"set {sign} list", lambda: op(a, [1]))
    show(f"list {sign} set", lambda: op([1], a))
for name in ("union", "intersection", "difference", "symmetric_difference"):
    show(name, lambda: getattr(a, name)([3, 4, "x"]))
    show(name + " none", lambda: getattr(a, name)())
    show(name + " many", lambda: getattr(a, name)([1], {2}, "3"))
    show(name + " int", lambda: getattr(a, name)(5))
    show(name + " unhashable", lambda: getattr(a, name)([[]]))
for name in ("issubset", "issuperset", "isdisjoint"):
    print(name, getattr(a, name)([1, 2, 3]), getattr(a, name)(()), getattr(a, name)({9}))
print({1} < {1, 2}, {1} <= {1}, {1} < {1}, {1, 2} > {2}, {1} < {2}, {1} == frozenset({1}), {1} != {2}, a >= {1})
show("compare list", lambda: {1} < [1, 2])
show("equal list", lambda: {1} == [1])
s = {1, 2}
s.add(3)
s.add(1.0)
s.discard(99)
s.update([4], {5}, "ab")
s -= {1}
s |= {"c"}
s &= {2, 3, 4, "a", "c"}
s ^= {2, 100}
print(sorted(s, key=repr), len(s), 3 in s, "zz" in s)
show("remove", lambda: s.remove("zz"))
show("remove list", lambda: s.remove([]))
show("discard list", lambda: s.discard([]))
show("add list", lambda: s.add([]))
show("add dict", lambda: s.add({}))
show("in list", lambda: [] in s)
show("pop empty", lambda: set().pop())
show("ior list", lambda: s.__ior__([1]))
show("hash", lambda: hash({1}))
show("hash frozen", lambda: hash(frozenset({1, 2})) == hash(frozenset({2, 1})))
show("frozen add", lambda: frozenset().add(1))
show("index", lambda: s[0])
show("constructor", lambda: set(5))
show("two arguments", lambda: set([1], [2]))
show("unhashable", lambda: {[]})
show("unhashable item", lambda: {(1, [])})
print({frozenset({1}): "key"}[frozenset({1})], {1} in [{1}], {1} in {frozenset({1})}, frozenset({1}) in {frozenset({1})})
print(set(), frozenset(), {1}, frozenset({1}), repr({"x"}), str({(1, 2)}))
items = {1, 2, 3}
for action in ("add", "remove", "keep"):
    try:
        for item in items:
            if action == "add":
                items.add(item + 10)
            elif action == "remove":
                items.remove(item)
            else:
                items.add(item)
        print(action, "fine", len(items))
    except RuntimeError as error:
        print(action, error)


class Named(set):
    def __repr__(self):
        return "Named" + super().__repr__()


n = Named({1})
print(n, type(n | {2}).__name__, type(n.copy()).__name__, n == {1}, Named("a") | set())
f = frozenset("ab")
print(f.copy() is f, frozenset(f) is f, type(f | {1}).__name__, f.union() is f)
aliased = frozenset({1})
original = aliased
aliased |= {2}
print(sorted(aliased), original)
print(sorted({n % 7 for n in range(100)}), sorted({*"abc", *"bcd"}), len({True, 1, 1.0}), {0} - {False})
cleared = {1}
cleared.clear()
print(cleared, bool(cleared), bool({0}), min({3, 1}), sum({1, 2}), sorted(set("hello")))


class Eq:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return hash(self.v)

    def __eq__(self, other):
        return isinstance(other, Eq) and self.v == other.v

    def __repr__(self):
        return f"Eq{self.v}"


print(sorted({Eq(1), Eq(1), Eq(2)}, key=lambda e: e.v), Eq(1) in {Eq(1)}, {Eq(1)} & {Eq(1), Eq(2)}, {Eq(1)} == {Eq(1)})
