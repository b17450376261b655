# Covers: an uncaught TypeError of a generated __init__, and a definition that fails while the module runs
from dataclasses import InitVar, dataclass, field


@dataclass(slots=True)
class Shape:
    name: str
    sides: int = 4
    _cache: dict = field(default_factory=dict, repr=False)
    scale: InitVar[int] = 1

    def __post_init__(self, scale):
        self.sides *= scale


print(Shape("square"), Shape("triangle", 3), Shape("dozen", 4, scale=3))
try:
    Shape()
except TypeError as error:
    print(error)
try:

    @dataclass
    class Broken:
        first: int = 1
        second: str

except TypeError as error:
    print(error)


def make(count):
    return [Shape(str(i), i, {}, 1, 2) for i in range(count)]


def run():
    return {"shapes": make(2)}


print(run())
