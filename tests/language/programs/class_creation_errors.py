# Covers: messages of failing class creation: metaclass conflicts, bases of every wrong kind, __init_subclass__ keywords, __set_name__ errors with notes, __classcell__, type() arguments.


def attempt(label, action):
    try:
        result = action()
        print(label, "->", result if not isinstance(result, type) else result.__name__)
    except Exception as error:
        print(label, "!", type(error).__name__, error, getattr(error, "__notes__", ""))


class MetaA(type):
    pass


class MetaB(type):
    pass


class A(metaclass=MetaA):
    pass


class B(metaclass=MetaB):
    pass


def conflict():
    class C(A, B):
        pass


def conflict_explicit():
    class C(A, metaclass=MetaB):
        pass


attempt("conflict", conflict)
attempt("explicit", conflict_explicit)
attempt("type()", lambda: type("T", (A, B), {}))
attempt("type() picks", lambda: type(type("T", (A,), {})))


class MetaAB(MetaA, MetaB):
    pass


def resolved():
    class C(A, B, metaclass=MetaAB):
        pass

    return type(C)


attempt("resolved", resolved)
for bases in ((int, str), (bool,), (type(None),), (type(lambda: 0),), (A, A), (object, A), (1,), ("x",), (range,), (slice,), (type(iter([])),), (type(...),), (memoryview,), (int, float), (list, dict), (type(A.__init__),)):
    attempt(f"bases {[getattr(b, '__name__', b) for b in bases]}", lambda: type("T", bases, {}))


class Base:
    def __init_subclass__(cls, /, required, optional=None, **rest):
        super().__init_subclass__(**rest)
        cls.given = required, optional


def missing():
    class C(Base):
        pass


def extra():
    class C(Base, required=1, unknown=2):
        pass


def good():
    class C(Base, required=1, optional=2):
        pass

    return C.given


def plain_keyword():
    class C(flag=1):
        pass


attempt("missing", missing)
attempt("extra", extra)
attempt("good", good)
attempt("plain keyword", plain_keyword)
attempt("type keyword", lambda: type("T", (), {}, flag=1))
attempt("type keyword used", lambda: type("T", (Base,), {}, required=3).given)


class Named:
    def __init__(self, error):
        self.error = error

    def __set_name__(self, owner, name):
        raise self.error


def set_name():
    class C:
        attribute = Named(ValueError("bad name"))


attempt("set_name", set_name)


class WrongSetName:
    def __set_name__(self):
        pass


def set_name_arity():
    class C:
        x = WrongSetName()


attempt("set_name arity", set_name_arity)
for arguments in ((), ("T",), ("T", ()), (1, (), {}), ("T", [], {}), ("T", (), []), ("T", (), {}, 1), (b"T", (), {}), ("a\0b", (), {})):
    attempt(f"type{arguments!r}", lambda: type(*arguments))


def lost_cell():
    class Meta(type):
        def __new__(mcls, name, bases, namespace):
            namespace.pop("__classcell__", None)
            return super().__new__(mcls, name, bases, namespace)

    class C(metaclass=Meta):
        def method(self):
            return __class__


attempt("lost cell", lost_cell)
for special in ({"__slots__": 5}, {"__slots__": ("a", "a b")}, {"__slots__": ("x",), "x": 1}, {"__qualname__": 5}, {"__doc__": 5}, {"__hash__": None}, {"__module__": 7}, {"__slots__": ("__dict__", "__dict__")}, {"__slots__": (1,)}):
    attempt(f"namespace {special}", lambda: type("T", (), special))


class NoBase:
    def __init_subclass__(cls):
        raise PermissionError("final")


def final():
    class C(NoBase):
        pass


attempt("final", final)


class Entries:
    def __mro_entries__(self, bases):
        return [Base]


def entries():
    class C(Entries()):
        pass


attempt("mro entries", entries)
attempt("no entries", lambda: type("T", (Entries(),), {}))


def mro_meta(result):
    class Meta(type):
        def mro(cls):
            return result

    class C(metaclass=Meta):
        pass

    return C


attempt("mro list", lambda: mro_meta([object]))
attempt("mro number", lambda: mro_meta(5))
attempt("mro of ints", lambda: mro_meta([1]))
attempt("metaclass function", lambda: __build_class__(lambda: None, "N", metaclass=lambda name, bases, ns: (name, bases)))
attempt("build_class", lambda: __build_class__())
attempt("build_class", lambda: __build_class__(1, "N"))
attempt("build_class", lambda: __build_class__(lambda: None, 1))
