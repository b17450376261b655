# Covers: dataclasses: generated methods, field options, order, frozen, slots, kw_only, InitVar, inheritance, replace, asdict, make_dataclass
import copy
import dataclasses
from dataclasses import KW_ONLY, MISSING, FrozenInstanceError, InitVar, asdict, astuple, dataclass, field, fields
from dataclasses import is_dataclass, make_dataclass, replace
from typing import ClassVar


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list[str] = field(default_factory=list, compare=False)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    name: str = field(default="", compare=False, repr=False)


@dataclass(kw_only=True, slots=True)
class Options:
    verbose: bool = False
    level: int = field(default=1, metadata={"unit": "steps"})


@dataclass
class Account:
    owner: str
    start: InitVar[int]
    _: KW_ONLY
    limit: int = 100
    balance: int = field(init=False)
    count: ClassVar[int] = 0

    def __post_init__(self, start):
        self.balance = start * 2
        type(self).count += 1


@dataclass
class Saver(Account):
    rate: float = 0.5


print(Point(1), Point(1, 2) == Point(1, 2, ["a"]), Point(1) == (1, 0, []), Point(1).tags is Point(1).tags)
print(Point.__match_args__, Point.__doc__, Options.__doc__, Account.__doc__)
print([(f.name, f.type, f.default if f.default is not MISSING else "-", f.init, f.kw_only) for f in fields(Saver)])
print(Version(1, 2) < Version(1, 3), sorted([Version(2), Version(1, 9), Version(1)]), hash(Version(1, 2)) == hash((1, 2)))
print(Version(1, 2, "a") == Version(1, 2, "b"), max(Version(3), Version(2, 9)))
print(Options(level=3), Options.__slots__, hasattr(Options(), "__dict__"), fields(Options)[1].metadata["unit"])
account = Saver("ann", 5, limit=7, rate=0.25)
print(account, Saver.count, Account.count, Account("bob", 1).balance)

for action in (
    lambda: Point(),
    lambda: Point(1, 2, [], 4),
    lambda: Point(1, z=3),
    lambda: Options(True),
    lambda: Account("x"),
    lambda: setattr(Version(1), "major", 2),
    lambda: delattr(Version(1), "minor"),
    lambda: setattr(Options(), "other", 2),
    lambda: Point(1) < Point(2),
    lambda: Version(1) < 3,
    lambda: hash(Point(1)),
    lambda: replace(account, owner="c"),
    lambda: replace(Point(1), q=3),
    lambda: asdict(Point),
    lambda: fields(3),
    lambda: make_dataclass("C", ["x", "x"]),
    lambda: make_dataclass("C", ["class"]),
    lambda: dataclass(type("C", (), {"x": field()})),
    lambda: dataclass(type("C", (), {"__annotations__": {"x": int, "y": int}, "x": 1})),
    lambda: dataclass(type("C", (), {"__annotations__": {"x": dict}, "x": {}})),
    lambda: dataclass(type("C", (Version,), {})),
    lambda: dataclass(frozen=True)(type("C", (Point,), {})),
    lambda: dataclass(order=True, eq=False)(type("C", (), {})),
    lambda: dataclass(order=True)(type("C", (), {"__gt__": None})),
    lambda: dataclass(slots=True)(type("C", (), {"__slots__": ()})),
    lambda: field(default=1, default_factory=int),
):
    try:
        print("no error:", action())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, error)

print(replace(Point(1, 2), y=5), replace(Version(1), minor=4), copy.replace(Point(3), x=4))
nested = Point(Point(1), {"k": Version(2)}, [Version(1, 1), (Version(0),)])
print(asdict(nested), astuple(nested))
print(asdict(Point(1), dict_factory=lambda pairs: [name for name, _ in pairs]))
print(is_dataclass(Point), is_dataclass(Point(1)), is_dataclass(3), is_dataclass(int))
Made = make_dataclass("Made", ["a", ("b", int), ("c", str, field(default="z"))], namespace={"both": lambda self: (self.a, self.b)})
print(Made(1, 2), Made(1, 2).both(), Made.__annotations__, Made.__module__)

match Point(3, 4):
    case Point(x, y):
        print("matched", x, y)


@dataclass(frozen=True, slots=True)
class Frozen:
    x: int
    y: list = field(default_factory=list, hash=False)

    def double(self):
        return super().__hash__() and replace(self, x=self.x * 2)


print(Frozen(3).double(), copy.copy(Frozen(1, [2])), copy.deepcopy(Frozen(1, [2])), hash(Frozen(1)) == hash((1,)))
node = Point(None)
node.x = node
print(node, Point.__init__.__qualname__, Point.__eq__.__name__, Point.__init__.__annotations__)
print(repr(fields(Point)[1]).split(",default_factory")[0], Point.__dataclass_params__)
try:
    Frozen(1).x = 2
except FrozenInstanceError as error:
    print(isinstance(error, AttributeError), error)


@dataclass(eq=False)
class ById:
    x: "int"
    y: "ClassVar[int]" = 3
    z: "dataclasses.InitVar[int]" = 4


print(ById(1) == ById(1), len({ById(1), ById(1)}), [f.name for f in fields(ById)])


@dataclass(init=False, repr=False)
class Custom:
    x: int

    def __init__(self):
        self.x = 42

    def __eq__(self, other):
        return "own"


print(Custom().x, Custom() == 3, Custom.__hash__, "object at" in repr(Custom()), Custom.__doc__)
