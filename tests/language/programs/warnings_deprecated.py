# Covers: warnings.deprecated on functions, methods, classes and their subclasses; the places that its warnings name
import warnings
from warnings import deprecated


@deprecated("use add() instead")
def plus(a, b=2):
    """Add two numbers."""
    return a + b


@deprecated("made of straw", category=PendingDeprecationWarning, stacklevel=2)
class Hat:
    def __init__(self, size):
        self.size = size


@deprecated("no warning", category=None)
def quiet():
    return "quiet"


def make_hat():
    return Hat(3)


class Tools:
    @deprecated("call new_way()")
    def old_way(self):
        return self

    @classmethod
    @deprecated("class methods too")
    def make(cls):
        return cls()

    @staticmethod
    @deprecated("and static ones")
    def helper(x):
        return x


class Base:
    registered = []

    def __init_subclass__(cls, **options):
        cls.registered.append((cls.__name__, options))


@deprecated("do not derive from this")
class Middle(Base):
    def __init_subclass__(cls, **options):
        super().__init_subclass__(**options)


warnings.simplefilter("always")
print(plus(1), plus(1, b=5), plus.__name__, plus.__doc__, plus.__deprecated__, plus.__wrapped__.__deprecated__)
print(make_hat().size, Hat.__deprecated__, quiet(), quiet.__deprecated__)
print(Tools.make().old_way() is not None, Tools.helper(4))


class Leaf(Middle, mode="x"):
    pass


print(Base.registered, Leaf.__mro__[1].__name__)
try:
    Middle(1)
except TypeError as error:
    print(error)
for bad in (lambda: deprecated(3), lambda: deprecated("text")(3)):
    try:
        bad()
    except TypeError as error:
        print(error)
with warnings.catch_warnings():
    warnings.simplefilter("error")
    try:
        plus(1)
    except DeprecationWarning as warning:
        print("raised", warning)
