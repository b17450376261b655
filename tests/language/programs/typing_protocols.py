# Covers: typing protocols with runtime checks, NamedTuple, TypedDict, overload, final, override, NewType, assert_never, get_type_hints
import typing
from typing import Any, ClassVar, NamedTuple, NewType, NotRequired, Protocol, ReadOnly, Required, SupportsInt, TypedDict
from typing import assert_never, final, get_type_hints, overload, override, runtime_checkable


@runtime_checkable
class Closeable(Protocol):
    def close(self) -> None: ...


@runtime_checkable
class Named(Protocol):
    name: str

    def greet(self) -> str:
        return "I am " + self.name


class File:
    def close(self):
        return "closed"


class Person(Named):
    def __init__(self, name):
        self.name = name


class Lazy:
    @property
    def name(self):
        raise RuntimeError("never called by isinstance")

    def greet(self):
        return ""


class Hidden:
    close = None


print(isinstance(File(), Closeable), issubclass(File, Closeable), isinstance(3, Closeable), isinstance(Hidden(), Closeable))
print(isinstance(Person("ann"), Named), Person("ann").greet(), isinstance(Lazy(), Named), isinstance(File(), Named))
print(isinstance(3, SupportsInt), isinstance("3", SupportsInt), isinstance([], typing.Sized), issubclass(list, typing.Iterable))
print(Closeable.__protocol_attrs__, typing.get_protocol_members(Named) == {"name", "greet"}, typing.is_protocol(File))


class Plain(Protocol):
    def run(self): ...


for bad in (
    lambda: isinstance(3, Plain),
    lambda: Plain(),
    lambda: issubclass(File, Named),
    lambda: runtime_checkable(File),
    lambda: type("X", (File, Protocol), {}),
    lambda: issubclass(3, Closeable),
):
    try:
        print(bad())
    except TypeError as error:
        print("TypeError:", error)


class Point(NamedTuple):
    """A point."""

    x: int
    y: int = 5

    def length(self) -> int:
        return self.x + self.y


p = Point(3)
print(p, p.length(), p._replace(x=9), Point._fields, Point._field_defaults, Point.__annotations__, p == (3, 5), Point.__doc__)
Pair = NamedTuple("Pair", [("a", int), ("b", str)])
print(Pair(1, "x"), Pair.__annotations__, Pair.__orig_bases__ == (NamedTuple,))


class Movie(TypedDict, total=False):
    title: Required[str]
    year: int


class Sequel(Movie):
    part: int
    note: NotRequired[str]
    code: ReadOnly[int]


movie: Movie = {"title": "Alien"}
print(Movie(title="A", year=3), Movie.__total__, sorted(Movie.__required_keys__), sorted(Movie.__optional_keys__))
print(sorted(Sequel.__required_keys__), sorted(Sequel.__optional_keys__), Sequel.__readonly_keys__, Sequel.__mutable_keys__ == {"title", "year", "part", "note"})
print(get_type_hints(Sequel), get_type_hints(Sequel, include_extras=True)["note"], typing.is_typeddict(Movie))
try:
    isinstance({}, Movie)
except TypeError as error:
    print("TypeError:", error)


@overload
def double(x: int) -> int: ...
@overload
def double(x: str) -> str: ...
def double(x):
    return x * 2


print(double(4), double("ab"), len(typing.get_overloads(double)))


@final
class Leaf:
    @override
    def __str__(self) -> str:
        return "leaf"


UserId = NewType("UserId", int)
print(Leaf.__final__, Leaf.__str__.__override__, UserId(5), UserId, UserId.__supertype__, type(UserId).__name__)
try:
    assert_never("value")
except AssertionError as error:
    print(error)


class Node:
    parent: "Node"
    children: "list[Node]"
    label: "str | None" = None
    counts: ClassVar[dict[str, int]] = {}

    def walk(self, depth: "int" = 0, *rest: "typing.Any") -> "typing.Iterator[Node]":
        yield self


print(get_type_hints(Node))
print(get_type_hints(Node.walk))
try:
    get_type_hints(type("Odd", (), {"__annotations__": {"x": "Missing"}}))
except NameError as error:
    print("NameError:", error)
print(typing.reveal_type(3) == 3, typing.NoReturn, typing.Self, typing.LiteralString, typing.TYPE_CHECKING, Any)
