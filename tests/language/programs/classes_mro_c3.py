# Covers: C3 linearisation, its errors, __mro__ and mro(), __mro_entries__, __bases__ assignment, layout conflicts, cooperative super chains.


class O:
    pass


class A(O):
    pass


class B(O):
    pass


class C(A, B):
    pass


class D(B, A):
    pass


def names(cls):
    return [c.__name__ for c in cls.__mro__]


print(names(C), names(D))
for bases in [(C, D), (A, A), (O, A), (A, C), (object, A), (int, str), (bool,), (type(None),), (int, float), (list, dict)]:
    try:
        made = type("X", bases, {})
        print(names(made))
    except TypeError as error:
        print(str(error).replace("\n", "|"))


class E:
    pass


class F(E):
    pass


class K1(A, E):
    pass


class K2(A, F):
    pass


class Z(K1, K2):
    pass


print(names(Z), Z.mro() == list(Z.__mro__))


class Base:
    def hello(self):
        return ["Base"]


class Left(Base):
    def hello(self):
        return ["Left", *super().hello()]


class Right(Base):
    def hello(self):
        return ["Right", *super().hello()]


class Bottom(Left, Right):
    def hello(self):
        return ["Bottom", *super().hello()]


bottom = Bottom()
print(bottom.hello())
try:
    int.__bases__ = (object,)
except TypeError as error:
    print(error)


class Entries:
    def __init__(self, *replace):
        self.replace = replace

    def __mro_entries__(self, bases):
        print("entries asked with", len(bases))
        return self.replace


class FromEntries(Entries(A), B, Entries()):
    pass


print(names(FromEntries), len(FromEntries.__orig_bases__))


class BadEntries:
    def __mro_entries__(self, bases):
        return [A]


try:
    class Never(BadEntries()):
        pass
except TypeError as error:
    print(error)
try:
    class Never(5):
        pass
except TypeError as error:
    print(error)
try:
    type("Direct", (Entries(A),), {})
except TypeError as error:
    print(error)


class Odd(type):
    def mro(cls):
        return [cls, A, object]


class Strange(metaclass=Odd):
    pass


print(names(Strange), isinstance(Strange(), A))


class BadMro(type):
    def mro(cls):
        return [cls, 5]


try:
    BadMro("Bad", (), {})
except TypeError as error:
    print(error)


class Slots1:
    __slots__ = ("a",)


class Slots2:
    __slots__ = ("b",)


try:
    class Both(Slots1, Slots2):
        pass
except TypeError as error:
    print(error)
print(A.__base__.__name__, bool.__base__.__name__, C.__bases__ == (A, B), object.__bases__, object.__base__)
