# Covers: tracebacks through the generated methods of data classes: a factory, __post_init__, frozen fields, chained by handlers
from dataclasses import dataclass, field


def make_id():
    raise LookupError("no ids left")


@dataclass
class Ticket:
    title: str
    number: int = field(default_factory=make_id)

    def __post_init__(self):
        if not self.title:
            raise ValueError("a ticket needs a title")


@dataclass(frozen=True, order=True)
class Key:
    name: str
    part: object = None

    def __post_init__(self):
        object.__setattr__(self, "part", self.part)


def build(title):
    try:
        return Ticket(title)
    except LookupError:
        return Ticket("", 7)


def compare():
    try:
        build("x")
    except ValueError:
        key = Key("a", 1)
        try:
            key.name = "b"
        except AttributeError:
            return Key("a", 1) < Key("a", "one")


print(compare())
