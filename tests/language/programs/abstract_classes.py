# Covers: abc: abstract methods and properties, register, __subclasshook__, virtual subclasses, collections.abc in isinstance
import collections.abc
from abc import ABC, ABCMeta, abstractmethod, get_cache_token, update_abstractmethods


class Shape(ABC):
    @abstractmethod
    def area(self): ...

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    def describe(self):
        return f"{self.name} of {self.area()}"


class Square(Shape):
    name = "square"

    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side**2

    @classmethod
    def make(cls):
        return cls(2)


class Partial(Shape):
    name = "partial"


print(Square.make().describe(), sorted(Shape.__abstractmethods__), sorted(Partial.__abstractmethods__))
for cls in (Shape, Partial):
    try:
        cls()
    except TypeError as error:
        print(error)


class Drawable(metaclass=ABCMeta):
    @classmethod
    def __subclasshook__(cls, other):
        if cls is Drawable:
            return any("draw" in each.__dict__ for each in other.__mro__) or NotImplemented
        return NotImplemented


class Pen:
    def draw(self): ...


print(issubclass(Pen, Drawable), isinstance(Pen(), Drawable), isinstance(3, Drawable))
before = get_cache_token()


@Drawable.register
class Stone:
    pass


print(isinstance(Stone(), Drawable), get_cache_token() != before)
try:
    Stone.register
except AttributeError as error:
    print(error)
try:
    Shape.register(ABC)
except RuntimeError as error:
    print(error)
try:
    Drawable.register(3)
except TypeError as error:
    print(error)
for name in ("Sequence", "Mapping", "Hashable", "Iterable", "Sized", "Callable", "Set", "Iterator", "Container"):
    kind = getattr(collections.abc, name)
    print(name, [isinstance(each, kind) for each in ([], {}, "", 3, len, set(), iter(()))])


class Letters(collections.abc.Sequence):
    def __init__(self, text):
        self.text = text

    def __getitem__(self, i):
        return self.text[i]

    def __len__(self):
        return len(self.text)


letters = Letters("hello")
print(list(reversed(letters)), letters.index("l"), letters.count("l"), "e" in letters)
match letters:
    case [first, *rest]:
        print(first, rest)
Partial.area = lambda self: 1
Partial.make = classmethod(lambda cls: cls())
update_abstractmethods(Partial)
print(Partial.make().describe(), issubclass(bool, collections.abc.Hashable))
