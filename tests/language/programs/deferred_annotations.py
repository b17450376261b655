# Covers: deferred annotations: __annotations__, __annotate__, forward references, class and module scopes, errors, assignment
import sys


def early(x: Later, y: int = 0, *, z: "text") -> Other:
    return x


class Holder:
    a: int
    b: Later
    c: list[Later] = []

    class Inner:
        d: Holder

    def method(self, other: Holder, size: c = None) -> Inner:
        return other


module_level: Later
try:
    early.__annotations__
except NameError as error:
    print(error)


class Later:
    pass


Other = tuple[Later, int]
print(early.__annotations__)
print(Holder.__annotations__, Holder.Inner.__annotations__)
print(Holder.method.__annotations__)
print(sys.modules[__name__].__annotations__ if False else __annotations__ if "__annotations__" in globals() else "lazy")
print(sorted(early.__annotate__(1)), callable(early.__annotate__), (lambda: 0).__annotate__)
try:
    early.__annotate__(3)
except NotImplementedError as error:
    print("format not supported", type(error).__name__)


def counted(x: print("evaluated") or int): ...


print("defined")
print(counted.__annotations__)
print(counted.__annotations__ is counted.__annotations__)
counted.__annotations__ = {"x": "changed"}
print(counted.__annotations__, counted.__annotate__)
counted.__annotate__ = lambda format: {"made": format}
print(counted.__annotations__)
for bad in (lambda: setattr(counted, "__annotations__", 3), lambda: setattr(counted, "__annotate__", 3)):
    try:
        bad()
    except TypeError as error:
        print(error)


class Conditional:
    if len("x") == 1:
        yes: int
    else:
        no: str


print(Conditional.__annotations__)


class Empty:
    pass


print(Empty.__annotations__, Empty.__annotate__, Holder.__annotate__(1) == Holder.__annotations__)
Empty.__annotations__["added"] = 1
print(Empty.__annotations__)


class Child(Holder):
    pass


print(Child.__annotations__)


def scope(T):
    def inner(x: T) -> list[T]: ...

    return inner


print(scope(str).__annotations__)
x: int = 3
(y): str = "not recorded"
Holder.a: float
print(x, y)
