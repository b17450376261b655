# Covers: dict: every method with its errors, views and their set operations, ordering, merging, key equality, mutation during iteration, subclasses.


def show(label, function):
    try:
        print(label, "=", function())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


d = {"a": 1, "b": 2}
show("missing", lambda: d["zz"])
show("missing tuple", lambda: d[1, 2])
show("unhashable", lambda: d[[1]])
show("unhashable set", lambda: d.__setitem__({}, 1))
show("unhashable nested", lambda: d[(1, [2])])
show("pop", lambda: d.pop("zz"))
show("pop default", lambda: d.pop("zz", None))
show("popitem empty", lambda: {}.popitem())
show("update int", lambda: d.update(5))
show("update list", lambda: d.update([1]))
show("update short", lambda: d.update([(1,)]))
show("update str", lambda: d.update(["ab", "cd"]))
show("constructor", lambda: dict([(1, 2), (3,)]))
show("constructor kw", lambda: dict({1: 2}, a=3, **{"b": 4}))
show("fromkeys", lambda: dict.fromkeys("ab", []))
show("fromkeys int", lambda: dict.fromkeys(5))
show("get", lambda: (d.get("a"), d.get("zz"), d.get("zz", 0)))
show("get none", lambda: d.get())
show("setdefault", lambda: (d.setdefault("a", 5), d.setdefault("n"), d))
show("del", lambda: d.__delitem__("zz"))
show("or", lambda: {"a": 1} | {"b": 2} | {"a": 3})
show("or list", lambda: {} | [])
show("compare", lambda: {} < {})
show("reversed", lambda: list(reversed({1: 1, 2: 2})))
show("in unhashable", lambda: [] in d)
show("kw not str", lambda: dict(**{1: 2}))
d = {1: "int", True: "bool", 1.0: "float", "1": "str", None: "none", (): "tuple", frozenset(): "frozen"}
print(d, len(d))
d |= {"new": 1}
d |= [("pair", 2)]
print(list(d.items())[-2:])
order = {"z": 1, "a": 2}
order["z"] = 3
order["m"] = 4
del order["a"]
order["a"] = 5
print(order, order.popitem(), order)
keys, values, pairs = order.keys(), order.values(), order.items()
order["late"] = 9
print(keys, values, pairs, len(keys), "late" in keys, 9 in values, ("late", 9) in pairs, ("late", 8) in pairs)
print(keys & {"z", "q"}, sorted(keys | ["x"]), sorted(keys - {"z"}), sorted(keys ^ {"z", "w"}), keys == {"z", "m", "late"}, keys <= {"z", "m", "late", "k"})
print(pairs & {("z", 3)}, pairs.isdisjoint([("z", 4)]), keys.isdisjoint("zz"), keys.mapping, list(reversed(values)))
show("view index", lambda: keys[0])
show("values eq", lambda: (values == values, order.values() == order.values()))
show("view set", lambda: keys.add(1))
for action in ("add", "delete", "clear", "replace"):
    target = {i: i for i in range(3)}
    try:
        for key in target:
            if action == "add":
                target[key + 10] = 1
            elif action == "delete":
                del target[key]
            elif action == "clear":
                target.clear()
            else:
                target[key] = "same size is fine"
        print(action, target)
    except RuntimeError as error:
        print(action, error)


class Lower(dict):
    def __setitem__(self, key, value):
        super().__setitem__(key.lower(), value)

    def __missing__(self, key):
        return f"missing {key}"


low = Lower(A=1)
low["B"] = 2
low.update(C=3)
print(low, low["zz"], low.get("zz"), "b" in low, type(low.copy()).__name__, type(low | {}).__name__, Lower.fromkeys("X"))


class Key:
    def __init__(self, name, same):
        self.name, self.same = name, same

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.same

    def __repr__(self):
        return self.name


print({Key("one", False): 1, Key("two", False): 2}, {Key("one", True): 1, Key("two", True): 2})
nested = {"self": None}
nested["self"] = nested
print(nested, {"a": [1, {"b": (2,)}]}, {} == {}, {1: 2} == {1.0: 2.0}, {"a": 1} != {"a": 2})
print({**{"a": 1}, "b": 2, **{"a": 3}}, {k: v for k, v in zip("ab", [1, 2])}, dict(zip("xy", "12")), dict(a=1), len({}), bool({}))
copy = d.copy()
copy.clear()
print(copy, len(d), list(d)[:2], sorted({3: 0, 1: 0}), max({1: 5, 2: 3}), sum({1: 5, 2: 3}), {"a": 1}.keys() | {"b": 1}.keys() == {"a", "b"})


def modified_by_eq():
    class Evil:
        def __hash__(self):
            return 5

        def __eq__(self, other):
            target.clear()
            return False

    target = {}
    target[Evil()] = 1
    target[Evil()] = 2
    return len(target)


print(modified_by_eq())
