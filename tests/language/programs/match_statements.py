# Covers: match: literals, captures, sequences, mappings, classes, guards, or patterns, as patterns, nested patterns, star patterns, value patterns.


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Color:
    RED = "red"


def describe(value):
    match value:
        case 0:
            return "zero"
        case -1 | -2:
            return "small negative"
        case 1.5:
            return "float"
        case True:
            return "true"
        case None:
            return "none"
        case "a" | "b" as letter:
            return f"letter {letter}"
        case Color.RED:
            return "value pattern"
        case str(s):
            return f"str {s}"
        case int(n) if n > 1000:
            return f"big {n}"
        case int():
            return "int"
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [1, *rest]:
            return f"starts with 1, rest {rest}"
        case [first, _, last]:
            return f"three {first} {last}"
        case [Point(x=0), *_]:
            return "list with point"
        case (first, *middle, last):
            return f"many {first} {middle} {last}"
        case {"type": "circle", "r": r}:
            return f"circle {r}"
        case {"type": kind, **others}:
            return f"{kind} with {sorted(others)}"
        case {}:
            return "mapping"
        case Point(0, 0):
            return "origin"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point(x=px, y=py):
            return f"point {px},{py}"
        case _:
            return f"other {type(value).__name__}"


for value in (0, -2, 1.5, True, None, "b", "red", "zed", 5000, 7, [], [9], [1, 2, 3], (4, 5, 6), [Point(0, 1), 2], "xy", (1,), (7, 8, 9, 10)):
    print(describe(value))
for value in ({"type": "circle", "r": 2}, {"type": "sq", "a": 1, "b": 2}, {"x": 1}, Point(0, 0), Point(3, 3), Point(1, 2), 2.5, {1, 2}, b"bytes"):
    print(describe(value))


def command(line):
    match line.split():
        case ["go", ("north" | "south") as direction]:
            return f"going {direction}"
        case ["get", item, *more] if not more:
            return f"getting {item}"
        case ["drop", *items]:
            return f"dropping {len(items)}"
        case [verb]:
            return f"unknown verb {verb}"
        case _:
            return "unknown"


for line in ("go north", "go west", "get lamp", "get a b", "drop a b c", "dance", ""):
    print(command(line))
match {"config": {"port": 80, "hosts": ["a", "b"]}}:
    case {"config": {"port": int(port), "hosts": [first, *_]}}:
        print(port, first)
match 5:
    case 1:
        print("no")
print("fell through")
