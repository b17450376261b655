# Covers: __slots__ together with inheritance, weak references, defaults, several bases, copying, properties, descriptors of slots, mangled names, __class__ assignment.
import weakref


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


class Empty:
    __slots__ = ()


class Pair(Empty):
    __slots__ = ("a", "b")

    def __init__(self, a, b):
        self.a, self.b = a, b


class Triple(Pair):
    __slots__ = "c"


class Open(Pair):
    pass


class Weak(Pair):
    __slots__ = ("__weakref__",)


class Full(Weak):
    __slots__ = ("__dict__",)


class Private:
    __slots__ = ("__hidden", "_shown")

    def __init__(self):
        self.__hidden = "hidden"

    def get(self):
        return self.__hidden


attempt("empty", lambda: setattr(Empty(), "x", 1))
attempt("empty dict", lambda: Empty().__dict__)
attempt("pair", lambda: setattr(Pair(1, 2), "c", 1))
attempt("class attribute", lambda: (setattr(Pair, "extra", 5), Pair(1, 2).extra))
attempt("read-only", lambda: setattr(Pair(1, 2), "extra", 6))
attempt("unset", lambda: Triple(1, 2).c)
attempt("del unset", lambda: delattr(Triple(1, 2), "c"))


def delete():
    p = Pair(1, 2)
    del p.a
    return p.a


attempt("deleted", delete)
attempt("open", lambda: (lambda o: (setattr(o, "z", 1), o.__dict__, o.a))(Open(1, 2)))
attempt("weak none", lambda: weakref.ref(Pair(1, 2)))
attempt("weak", lambda: type(weakref.ref(Weak(1, 2))).__name__)
attempt("full", lambda: (lambda o: (setattr(o, "z", 1), vars(o)))(Full(1, 2)))
attempt("vars", lambda: vars(Pair(1, 2)))
attempt("private", lambda: (Private().get(), Private._Private__hidden.__name__, sorted(Private.__slots__)))
attempt("private name", lambda: Private().__hidden)
descriptor = Pair.__dict__["a"]
print(descriptor, type(descriptor).__name__, descriptor.__name__, descriptor.__objclass__.__name__)
attempt("get", lambda: descriptor.__get__(Pair(5, 6), Pair))
attempt("get none", lambda: descriptor.__get__(None, Pair) is descriptor)
attempt("get wrong", lambda: descriptor.__get__(Empty(), Empty))
attempt("set wrong", lambda: descriptor.__set__(5, 1))


class Other:
    __slots__ = ("x",)


class Layout:
    __slots__ = ("a", "b")


class EmptyToo:
    __slots__ = ()


attempt("two layouts", lambda: type("T", (Pair, Other), {}))
attempt("one layout", lambda: type("T", (Pair, EmptyToo), {}).__mro__[1].__name__)
attempt("empty first", lambda: type("T", (EmptyToo, Triple), {"__slots__": ()})(1, 2).b)
attempt("dict twice", lambda: type("T", (Open,), {"__slots__": ("__dict__",)}))
attempt("weakref twice", lambda: type("T", (Weak,), {"__slots__": ("__weakref__",)}))
attempt("slots in int", lambda: type("T", (int,), {"__slots__": ("a",)}))
attempt("empty slots in int", lambda: type("T", (int,), {"__slots__": ()})(5))
attempt("slots in tuple", lambda: type("T", (tuple,), {"__slots__": ("a",)}))
attempt("slots in list", lambda: type("T", (list,), {"__slots__": ("a",)})([1]).a)
attempt("dict slot in str", lambda: type("T", (str,), {"__slots__": ("__dict__",)})("s").__dict__)


def assign(obj, cls):
    obj.__class__ = cls
    return type(obj).__name__


attempt("same layout", lambda: assign(Pair(1, 2), Layout))
attempt("to slotted", lambda: assign(Pair(1, 2), Triple))
attempt("to open", lambda: assign(Pair(1, 2), Open))
attempt("open to open", lambda: assign(Open(1, 2), type("O2", (Pair,), {})))
attempt("empties", lambda: assign(Empty(), EmptyToo))
attempt("int", lambda: assign(5, Empty))
attempt("to int", lambda: assign(Empty(), int))
attempt("no class", lambda: assign(Empty(), 5))


class Defaults:
    __slots__ = {"a": "documented a", "b": None}

    def __init__(self):
        self.a = 1


print(Defaults.__slots__, Defaults().a, Defaults.a.__doc__)
attempt("iterator slots", lambda: sorted(n for n in dir(type("T", (), {"__slots__": iter(["p", "q"])})) if not n.startswith("__")))


class Shadow(Pair):
    __slots__ = ("a",)


s = Shadow(1, 2)
Pair.a.__set__(s, "base")
print(s.a, Pair.a.__get__(s), s.b)
print(hasattr(Pair, "__weakref__"), hasattr(Weak(1, 2), "__weakref__"), Weak(1, 2).__weakref__)
