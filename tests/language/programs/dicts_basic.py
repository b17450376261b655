# Covers: dictionaries: literals, lookup, mutation, iteration order, views, methods, merging, nested dicts, counting.
ages = {"tom": 30, "ann": 25, "bob": 35}
print(ages, len(ages), ages["ann"], ages.get("zoe"), ages.get("zoe", -1))
ages["zoe"] = 41
ages["tom"] += 1
del ages["bob"]
print(ages, "ann" in ages, "bob" not in ages, list(ages), sorted(ages))
for key in ages:
    print(key, ages[key], end="; ")
print()
for key, value in ages.items():
    print(f"{key}={value}", end=" ")
print()
print(list(ages.keys()), list(ages.values()), list(ages.items()), list(reversed(ages)))
print(ages.pop("zoe"), ages.pop("missing", "default"), ages.setdefault("new", []), ages.setdefault("tom", 0))
ages["new"].append(1)
print(ages, ages.popitem(), ages)
merged = {**ages, "x": 1} | {"y": 2}
merged |= {"x": 10}
merged.update({"z": 3}, w=4)
merged.update([("p", 5), ("q", 6)])
print(merged)
counts = {}
for word in "the cat and the dog and the bird".split():
    counts[word] = counts.get(word, 0) + 1
print(counts, sorted(counts.items(), key=lambda kv: (-kv[1], kv[0])))
print({1: "int", 1.0: "float", True: "bool"}, {(1, 2): "tuple", "k": None, None: 3})
squares = {n: n * n for n in range(6) if n % 2}
print(squares, dict(a=1, b=2), dict([("k", "v")]), dict.fromkeys("abc", 0))
print({"a": 1} == {"a": 1.0}, {"a": 1, "b": 2} == {"b": 2, "a": 1}, {} == {}, bool({}))
keys = {"a": 1, "b": 2}.keys()
print(keys & {"a", "z"}, sorted(keys | {"z"}), keys - {"a"}, "a" in keys)
tree = {"left": {"left": None, "value": 1}, "value": 2}
print(tree["left"]["value"], tree)
tree["left"]["right"] = {"value": 3}
print(tree["left"])
many = {i: str(i) for i in range(200)}
for i in range(0, 200, 2):
    del many[i]
for i in range(300, 310):
    many[i] = "new"
print(len(many), list(many)[:5], list(many)[-3:], sum(many))
many.clear()
print(many, len(many))
inverse = {v: k for k, v in {"one": 1, "two": 2}.items()}
print(inverse, max(inverse), inverse.copy() == inverse)
