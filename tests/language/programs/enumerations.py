# Covers: enum: Enum, IntEnum, StrEnum, Flag, IntFlag, auto, unique, aliases, functional use, members in classes, pickles of names
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, member, nonmember, unique


class Color(Enum):
    RED = 1
    GREEN = 2
    BLUE = 3
    CRIMSON = 1

    @property
    def pretty(self):
        return self.name.title()

    @classmethod
    def default(cls):
        return cls.GREEN


print(Color.RED, repr(Color.BLUE), Color(2), Color["RED"], Color.CRIMSON is Color.RED, len(Color))
print([each.name for each in Color], list(Color.__members__), Color.BLUE.pretty, Color.default())
print(Color.RED in Color, 3 in Color, 7 in Color, hash(Color.RED) == hash("RED"), Color.RED == 1)
for bad in (lambda: Color(9), lambda: Color["PINK"], lambda: setattr(Color, "RED", 5), lambda: Color.RED < Color.BLUE):
    try:
        bad()
    except (ValueError, KeyError, AttributeError, TypeError) as error:
        print(type(error).__name__, error)


class Level(IntEnum):
    LOW = auto()
    HIGH = auto()


class Word(StrEnum):
    HELLO = auto()
    BYE = "farewell"


print(Level.LOW < Level.HIGH, Level.HIGH + 1, f"{Level.LOW}", Word.HELLO, Word.BYE.upper(), Word("hello") is Word.HELLO)


class Permission(Flag):
    R = auto()
    W = auto()
    X = auto()
    RW = R | W


print(Permission.R | Permission.X, Permission.RW, ~Permission.R, Permission.W in Permission.RW, bool(Permission(0)))
print(list(Permission.RW), Permission(5), len(Permission.RW), Permission.RW & Permission.W)


class Bits(IntFlag):
    A = 1
    B = 2


print(Bits.A | Bits.B, Bits(3) == 3, Bits.A | 8, repr(Bits.A))
try:

    @unique
    class Twice(Enum):
        A = 1
        B = 1

except ValueError as error:
    print(error)


class Planet(Enum):
    EARTH = (5.97e24, 6.37e6)
    MARS = (6.42e23, 3.39e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return round(6.67e-11 * self.mass / self.radius**2, 2)


print(Planet.EARTH.gravity, Planet.MARS.value, Planet((6.42e23, 3.39e6)))
Animal = Enum("Animal", "CAT DOG")
print(list(Animal), Animal.CAT.value)
try:

    class More(Color):
        PINK = 4

except TypeError as error:
    print(error)


class Missing(Enum):
    KNOWN = "known"

    @classmethod
    def _missing_(cls, value):
        return cls.KNOWN if value == "alias" else None


print(Missing("alias"), isinstance(Color.RED, Color), type(Color).__name__)
match Color(3):
    case Color.RED:
        print("red")
    case Color.BLUE:
        print("blue")
