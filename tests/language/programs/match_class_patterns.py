# Covers: class patterns: __match_args__, keywords, nesting, inheritance, built-in types, isinstance hooks, errors.


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


class Point3(Point):
    __match_args__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


class Line:
    __match_args__ = ("start", "end")

    def __init__(self, start, end):
        self.start = start
        self.end = end


class NoArgs:
    pass


def describe(value):
    match value:
        case Point3(x, y, z):
            return f"3d {x} {y} {z}"
        case Point(0, 0):
            return "origin"
        case Point(x=0, y=y):
            return f"on y at {y}"
        case Point(x, y=0):
            return f"on x at {x}"
        case Point(x, y) if x == y:
            return f"diagonal {x}"
        case Point():
            return "some point"
        case Line(Point(x, y), Point(x=x2, y=y2)):
            return f"line {x},{y} -> {x2},{y2}"
        case Line(start=Point() as p, end=other):
            return f"line from {p.x} to {other!r}"
        case bool(b):
            return f"bool {b}"
        case int(n) | float(n):
            return f"number {n}"
        case str(s):
            return f"str {s!r}"
        case bytes(b) | bytearray(b):
            return f"bytes {b!r}"
        case dict(d):
            return f"dict {d}"
        case list([first, *_]):
            return f"list starting {first}"
        case tuple(t):
            return f"tuple {t}"
        case set(s) | frozenset(s):
            return f"set of {len(s)}"
        case _:
            return "other"


for item in [Point3(1, 2, 3), Point(0, 0), Point(0, 5), Point(5, 0), Point(4, 4), Point(1, 2),
             Line(Point(1, 2), Point(3, 4)), Line(Point(9, 9), "end"), True, 12, 1.5, "text", b"ab",
             bytearray(b"cd"), {"k": 1}, [7, 8], [], (1, 2), {1, 2}, frozenset(), None, NoArgs()]:
    print(describe(item))


def positional_without_match_args(v):
    match v:
        case NoArgs(1):
            return 1


def too_many(v):
    match v:
        case Point(1, 2, 3):
            return 1


def duplicate(v):
    match v:
        case Point(1, x=1):
            return 1


def int_two(v):
    match v:
        case int(1, 2):
            return 1


def not_a_class(v):
    thing = 3
    match v:
        case thing():
            return 1


class BadArgs:
    __match_args__ = "x"


class BadNames:
    __match_args__ = (1,)


class ListArgs:
    __match_args__ = ["a"]


def bad_args(v):
    match v:
        case BadArgs(1):
            return 1
        case BadNames(1):
            return 2
        case ListArgs(1):
            return 3


for function, value in [(positional_without_match_args, NoArgs()), (too_many, Point(1, 2)), (duplicate, Point(1, 1)),
                        (int_two, 5), (not_a_class, 5), (bad_args, BadArgs()), (bad_args, BadNames()),
                        (bad_args, ListArgs())]:
    try:
        print(function(value))
    except TypeError as error:
        print(f"{function.__name__}: {error}")


class Even(type):
    def __instancecheck__(cls, obj):
        return isinstance(obj, int) and obj % 2 == 0


class EvenInt(metaclass=Even):
    pass


class Missing:
    __match_args__ = ("present", "absent")
    present = 1


class Raising:
    __match_args__ = ("value",)

    @property
    def value(self):
        raise RuntimeError("value asked")


for n in (1, 2, 3, 4, "x"):
    match n:
        case EvenInt():
            print(n, "even")
        case int():
            print(n, "odd")
        case _:
            print(n, "no int")

match Missing():
    case Missing(1, _):
        print("absent found")
    case Missing(p):
        print("only present", p)

try:
    match Raising():
        case Raising(1):
            print("never")
except RuntimeError as error:
    print("propagated", error)
