# Covers: assignment of __class__: which pairs of classes agree, modules, builtins, properties named __class__, effects on methods, slots, identity, isinstance and super.
import sys
import types


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


class A:
    kind = "a"

    def hello(self):
        return f"A.hello {self.kind}"


class B:
    kind = "b"

    def hello(self):
        return f"B.hello {self.kind}"

    def __len__(self):
        return 7


class ChildOfA(A):
    def hello(self):
        return "child+" + super().hello()


class WithSlots:
    __slots__ = ("x",)


class SameSlots:
    __slots__ = ("x",)


class OtherSlots:
    __slots__ = ("y",)


class TwoSlots:
    __slots__ = ("x", "y")


class TwoSwapped:
    __slots__ = ("y", "x")


class IntA(int):
    pass


class IntB(int):
    def __repr__(self):
        return f"IntB({int(self)})"


class ListA(list):
    pass


class DictSlot:
    __slots__ = ("__dict__",)


class NoSlots:
    __slots__ = ()


def become(obj, cls):
    obj.__class__ = cls
    return type(obj).__name__


a = A()
a.own = 1
attempt("a to B", lambda: (become(a, B), a.hello(), len(a), a.own, isinstance(a, A), isinstance(a, B)))
attempt("to child", lambda: (become(a, ChildOfA), a.hello()))
bound = a.hello
attempt("bound method keeps", lambda: (become(a, A), bound(), a.hello()))
attempt("super after change", lambda: (become(a, B), ChildOfA.hello(a)))
w = WithSlots()
w.x = 5
attempt("slots to same", lambda: (become(w, SameSlots), w.x))
attempt("slots to other", lambda: become(WithSlots(), OtherSlots))
attempt("slots to more", lambda: become(WithSlots(), TwoSlots))
attempt("slots swapped", lambda: become(TwoSlots(), TwoSwapped))
attempt("dict to slots", lambda: become(A(), WithSlots))
attempt("slots to dict", lambda: become(WithSlots(), A))
attempt("no slots to dict", lambda: become(NoSlots(), A))
attempt("dict slot to dict", lambda: become(DictSlot(), A))
attempt("int to int", lambda: repr((lambda n: (become(n, IntB), n + 1, n))(IntA(3))))
attempt("int to list", lambda: become(IntA(3), ListA))
attempt("list to list", lambda: become(ListA(), list))
attempt("A to object", lambda: become(A(), object))
attempt("object", lambda: become(object(), A))
attempt("5", lambda: become(5, A))
attempt("function", lambda: become(attempt, A))
attempt("not a class", lambda: become(A(), "A"))
attempt("class of class", lambda: become(A, type))
attempt("del", lambda: delattr(A(), "__class__"))


class Meta(type):
    def shout(cls):
        return cls.__name__.upper()


attempt("metaclass", lambda: (become(A, Meta), A.shout(), type(A).__name__))
attempt("metaclass of child", lambda: type(ChildOfA).__name__)
attempt("back", lambda: (become(A, type), hasattr(A, "shout")))


class Lies:
    @property
    def __class__(self):
        return dict

    @__class__.setter
    def __class__(self, value):
        print("asked to become", value)


lies = Lies()
lies.__class__ = 5
print(lies.__class__, type(lies).__name__, isinstance(lies, dict), isinstance(lies, Lies), issubclass(type(lies), dict))


class LoudModule(types.ModuleType):
    @property
    def answer(self):
        return 42

    def __setattr__(self, name, value):
        print("module set", name)
        super().__setattr__(name, value)


this = sys.modules[__name__]
attempt("module", lambda: (become(this, LoudModule), this.answer))
this.added = 1
print(added, isinstance(this, LoudModule))
attempt("module to A", lambda: become(this, A))
attempt("module back", lambda: become(this, types.ModuleType))


class Chameleon:
    def __init__(self):
        self.log = []

    def step(self):
        self.log.append("first")
        self.__class__ = Second
        return self

    def __eq__(self, other):
        return "first"


class Second(Chameleon):
    def step(self):
        self.log.append("second")
        self.__class__ = Chameleon
        return self

    def __eq__(self, other):
        return "second"

    __hash__ = None


c = Chameleon()
for _ in range(3):
    c.step()
print(c.log, type(c).__name__, c == 1)
attempt("hash", lambda: hash(c))


def loop(n):
    total = 0
    thing = A()
    for i in range(n):
        if i == n // 2:
            thing.__class__ = B
        total += len(thing.hello()) + (1 if thing.kind == "a" else 100)
    return total


print(loop(1000))
