# Covers: patterns of every kind nested in one another: classes in mappings in sequences, or-patterns with captures, as, rest, stars, __match_args__ inherited and computed.


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Point3(Point):
    __match_args__ = (*Point.__match_args__, "z")

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


class Switched(Point):
    __match_args__ = ("y", "x")


class Colour:
    RED = "red"
    BLUE = "blue"

    class Dark:
        RED = "dark red"


def describe(value):
    match value:
        case None | True | False as constant:
            return f"constant {constant}"
        case Point3(0, 0, 0):
            return "origin 3"
        case Point3(x, y=0, z=z) if x == z:
            return f"diagonal {x}"
        case Point(0 as x, y) | Point(y, 0 as x):
            return f"on an axis: {x} {y}"
        case [Point(x=a), Point(x=b), *_] if a < b:
            return f"rising {a} {b}"
        case [Point(), *middle, Point(y=last)]:
            return f"points around {len(middle)}, {last}"
        case {"kind": "line", "points": [first, *_, last], **rest}:
            return f"line {describe(first)} .. {describe(last)} {sorted(rest)}"
        case {"colour": Colour.RED | Colour.Dark.RED as colour}:
            return f"reddish {colour}"
        case {"colour": str(colour)} | {"color": str(colour)}:
            return f"colour {colour}"
        case {**rest} if rest:
            return f"mapping of {list(rest)}"
        case {}:
            return "empty mapping"
        case (int() | float()) as number if not isinstance(number, bool):
            return f"number {number}"
        case -1.5 | 2 + 3j | -2 - 1j:
            return "a literal"
        case complex(real=r, imag=i):
            return f"complex {r} {i}"
        case "" | b"":
            return "empty text"
        case str() | bytes() | bytearray() as text:
            return f"text {text!r}"
        case []:
            return "empty sequence"
        case [x]:
            return f"one: {describe(x)}"
        case [[a, b], [c, d]] | [a, b, [c, d]] | (a, (b, c), d):
            return f"shape {a} {b} {c} {d}"
        case [_, _, *rest]:
            return f"two and {rest}"
        case _:
            return f"other {type(value).__name__}"


for value in (
    None,
    True,
    0,
    1.5,
    -1.5,
    2 + 3j,
    -2 - 1j,
    1j,
    "",
    b"",
    "abc",
    b"x",
    bytearray(b"y"),
    Point(0, 5),
    Point(5, 0),
    Point(5, 6),
    Point3(0, 0, 0),
    Point3(2, 0, 2),
    Point3(2, 1, 0),
    Switched(7, 0),
    Switched(0, 7),
    [Point(1, 1), Point(2, 2), 3],
    [Point(3, 1), Point(2, 2)],
    (Point(3, 1), 5, 6, Point(2, 9)),
    {"kind": "line", "points": [1, 2, Point(0, 1)], "width": 2, "dash": None},
    {"kind": "line", "points": [1]},
    {"colour": "red"},
    {"colour": "dark red"},
    {"color": "green", "colour": 5},
    {"colour": 5},
    {},
    [],
    [[None]],
    [[1, 2], [3, 4]],
    [1, 2, [3, 4]],
    (1, (2, 3), 4),
    range(4),
    {1, 2},
    object,
):
    print(describe(value))


def rebind(value):
    seen = "unset"
    match value:
        case [seen, 1]:
            pass
        case [_, seen] if seen > 5:
            pass
    return seen


print(rebind([1, 1]), rebind([1, 9]), rebind([7, 2]), rebind(0))


def computed(names):
    class Dynamic:
        __match_args__ = names
        a, b, c = "A", "B", "C"

    match Dynamic():
        case Dynamic(x, y):
            return x + y


print(computed(("a", "b")), computed(("c", "a")), computed(("b", "b2", "c")))
match 1, 2:
    case x, y:
        print("bare tuple", x, y)
match [*range(3)], {**{"a": 1}}:
    case [0, *more], {"a": one}:
        print(more, one)
match = case = type = 3
match match:
    case case:
        print("soft", case)
print(match, case, type)
