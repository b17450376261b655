# Covers: __init_subclass__, __set_name__ order, __class_getitem__, __instancecheck__/__subclasscheck__, __new__ that returns others, class decorators.


class Registry:
    known = []

    def __init_subclass__(cls, /, label=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.label = label or cls.__name__.lower()
        Registry.known.append(cls.label)


class One(Registry):
    pass


class Two(Registry, label="zwei"):
    pass


class Three(Two):
    pass


print(Registry.known, Three.label)
try:
    class Four(Registry, wrong=1):
        pass
except TypeError as error:
    print(error)
try:
    class Five(label="x"):
        pass
except TypeError as error:
    print(error)
print(Registry.known)


class Named:
    def __set_name__(self, owner, name):
        print("set_name", name, getattr(owner, "ready", "not yet"))


class Order:
    def __init_subclass__(cls):
        print("init_subclass", cls.__name__)
        cls.ready = True


class Sub(Order):
    first = Named()
    second = Named()


class Generic:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item!r}]"


class Derived(Generic):
    pass


print(Generic[int], Derived[1, "a"], Generic[:])
for bad in (One, object, int, 5, None, print, Registry()):
    try:
        bad[0]
    except TypeError as error:
        print(error)
print(list[int], dict[str, int], tuple[int, ...], type[int], list[int] == list[int])


class Duck(type):
    def __instancecheck__(cls, instance):
        print("instancecheck", type(instance).__name__)
        return hasattr(instance, "quack")

    def __subclasscheck__(cls, sub):
        print("subclasscheck", sub.__name__)
        return hasattr(sub, "quack")


class Quacker(metaclass=Duck):
    pass


class Mallard:
    def quack(self):
        return "quack"


print(isinstance(Mallard(), Quacker), isinstance(5, Quacker), issubclass(Mallard, Quacker), issubclass(int, Quacker))
print(isinstance(Quacker(), Quacker), isinstance(Mallard(), (int, Quacker)))
try:
    raise ValueError("x")
except (KeyError, ValueError):
    print("except uses the real classes")


class Maybe:
    def __new__(cls, value):
        print("new", value)
        if value is None:
            return "a string instead"
        if value == "sub":
            return object.__new__(SubMaybe)
        return super().__new__(cls)

    def __init__(self, value):
        print("init", type(self).__name__, value)


class SubMaybe(Maybe):
    pass


print(type(Maybe(1)).__name__, Maybe(None), type(Maybe("sub")).__name__)


class NeedsNew:
    def __new__(cls, *args):
        return super().__new__(cls, *args)


try:
    NeedsNew(1)
except TypeError as error:
    print(error)


class InitReturns:
    def __init__(self):
        return 5


try:
    InitReturns()
except TypeError as error:
    print(error)
try:
    object.__new__(int)
except TypeError as error:
    print(error)
try:
    int.__new__(str)
except TypeError as error:
    print(error)
try:
    object.__new__(5)
except TypeError as error:
    print(error)
try:
    object.__new__()
except TypeError as error:
    print(error)


def decorate(tag):
    print("make decorator", tag)

    def apply(cls):
        print("apply", tag, cls.__name__)
        cls.tags = getattr(cls, "tags", []) + [tag]
        return cls

    return apply


@decorate("outer")
@decorate("inner")
class Decorated:
    print("body runs")


print(Decorated.tags)


@lambda cls: "replaced"
class Replaced:
    pass


print(Replaced)
print(isinstance(True, int), issubclass(bool, int), isinstance(3, (str, (float, int))), isinstance(1, int | str))
