# Covers: namespaces of __prepare__ that are no dicts, metaclasses that return others, __name__ and __qualname__ in bodies, classes made by functions, doc strings, __static_attributes__.


class NoDict(type):
    def __prepare__(name, bases):
        return []


class OddMapping:
    def __init__(self):
        self.items = {}

    def __getitem__(self, key):
        return self.items[key]

    def __setitem__(self, key, value):
        self.items[key] = value


class OddMeta(type):
    def __prepare__(name, bases):
        return OddMapping()

    def __new__(mcls, name, bases, namespace):
        return type.__new__(mcls, name, bases, dict(namespace.items))


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


def no_dict():
    class C(metaclass=NoDict):
        pass


def odd():
    class C(metaclass=OddMeta):
        a = 1
        b = a + 1

    return C.a, C.b


attempt("no dict", no_dict)
attempt("odd mapping", odd)


def returns_other(name, bases, namespace):
    return sorted(k for k in namespace if not k.startswith("__"))


class NotAClass(metaclass=returns_other):
    one = 1
    two = 2


print(NotAClass)


class Names:
    __name__ = "in the body"
    __qualname__ = "Custom.Qualified"
    __module__ = "made.up"

    def method(self):
        pass


print(Names.__name__, Names.__qualname__, Names.__module__, repr(Names), Names().__name__, Names.method.__qualname__)


def factory(base, /, **attributes):
    class Made(base):
        kind = attributes.get("kind", base.__name__)

        def __repr__(self):
            return f"{type(self).__name__}:{self.kind}"

    Made.__name__ = f"Made{base.__name__.title()}"
    return Made


print(factory(int)(5), factory(list, kind="k")(), factory(object).__qualname__)


class Recursive:
    parts = ()

    def __init__(self):
        self.parts += (type(self).__name__,)

    child = type("Child", (), {"parent": parts})


print(Recursive.child.parent, Recursive().parts, Recursive.parts)


class Doc:
    "single" " joined"


class NoDoc:
    f"not a doc {1 + 1}"


class Late:
    x = 1
    "not a doc string"


print(Doc.__doc__, NoDoc.__doc__, Late.__doc__)
print([c.__firstlineno__ - Doc.__firstlineno__ for c in (Doc, NoDoc, Late)], Recursive.__static_attributes__)
