# Covers: mapping patterns: keys by value and dotted name, rest, nesting, own mapping classes, missing and __missing__, order of tests.


class Keys:
    NAME = "name"
    SIZE = 7


def classify(value):
    match value:
        case {"kind": "circle", "r": r}:
            return ("circle", r)
        case {"kind": "rect", "w": w, "h": h, **rest} if not rest:
            return ("rect", w, h)
        case {"kind": "rect", **rest}:
            return ("odd rect", rest)
        case {Keys.NAME: name, Keys.SIZE: size}:
            return ("keyed", name, size)
        case {-1: minus, 2.5: half, None: none, True: yes}:
            return ("constants", minus, half, none, yes)
        case {"nested": {"deep": [first, *rest]}}:
            return ("nested", first, rest)
        case {b"raw": x}:
            return ("raw", x)
        case {}:
            return ("some mapping", len(value))
        case _:
            return ("no mapping", value)


for value in [
    {"kind": "circle", "r": 3},
    {"kind": "circle"},
    {"kind": "rect", "w": 1, "h": 2},
    {"kind": "rect", "w": 1, "h": 2, "depth": 3},
    {"name": "n", 7: "seven"},
    {-1: "a", 2.5: "b", None: "c", 1: "d"},
    {"nested": {"deep": (1, 2, 3)}},
    {"nested": {"deep": []}},
    {b"raw": 1, "x": 2},
    {},
    [],
    "kind",
]:
    print(classify(value))


class Default(dict):
    def __missing__(self, key):
        print("missing asked", key)
        return "default"


match Default(a=1):
    case {"zzz": value}:
        print("found", value)
    case {"a": value, **rest}:
        print("a is", value, type(rest).__name__, rest)


class Counting(dict):
    def get(self, key, default=None):
        print("get", key)
        return super().get(key, default)


match Counting(x=1, y=2):
    case {"x": 1, "z": _}:
        print("no")
    case {"x": 1, "y": two}:
        print("yes", two)

original = {"a": 1, "b": {"c": 2}}
match original:
    case {"a": a, **others}:
        others["new"] = a
        print(others, original)

try:
    match {"k": 1}:
        case {Keys.NAME: x, "name": y}:
            print(x, y)
        case {"k": v}:
            print("k", v)
except ValueError as error:
    print(error)


def duplicate_keys(key1, key2):
    class K:
        A = key1
        B = key2

    match {1: 2, 3: 4}:
        case {K.A: a, K.B: b}:
            return a, b
        case _:
            return None


print(duplicate_keys(1, 3))
for pair in [(1, 1), (1, True), (1.0, 1)]:
    try:
        print(duplicate_keys(*pair))
    except ValueError as error:
        print(type(error).__name__, error)
try:
    print(duplicate_keys([], 1))
except TypeError as error:
    print(type(error).__name__, error)
