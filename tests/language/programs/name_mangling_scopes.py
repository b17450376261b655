# Covers: private names: mangling in nested classes, functions, parameters, keywords, imports, global and del statements, class names with underscores, strings that are not mangled.
import sys

__global = "module"
_Outer__shared = "mangled global"
_Trick__call = lambda *args, **kwargs: (args, kwargs)


class Outer:
    __value = "outer"
    __also__ = "not mangled"
    ___ = "three"
    __ = "two"
    __a_ = "one at the end"

    def shared(self):
        return __shared

    class Inner:
        __value = "inner"

        def read(self, other):
            return self.__value, getattr(other, "__value", "no such name"), other._Outer__value

        class __Deep:
            __value = "deep"

        def deep(self):
            return self.__Deep, self.__Deep._Deep__value

    def parameters(self, __a, *__rest, __key=3, **__more):
        return __a, __rest, __key, __more, sorted(locals())

    def locals_and_closures(self):
        __local = 1

        def inner():
            nonlocal __local
            __local += 1
            return __local

        inner()
        return __local, [__local for __local in range(3)], (lambda __x: __x + __local)(10)

    def writes_global(self):
        global __made
        __made = "made"

    def deletes(self):
        self.__temporary = 1
        before = vars(self).copy()
        del self.__temporary
        return before, vars(self)

    def imports(self):
        import sys as __sys

        return __sys is sys, sorted(locals())

    def handles(self):
        try:
            raise ValueError("v")
        except ValueError as __error:
            return str(__error), "_Outer__error" in locals()

    def matches(self, subject):
        match subject:
            case [__first, *__others]:
                return __first, __others, sorted(locals())
            case {"k": __v, **__rest}:
                return __v, __rest

    def loops(self):
        out = []
        for __i, self.__j in zip(range(2), "ab"):
            out.append((__i, self.__j))
        with open("/dev/null") as __file:
            out.append(__file.name)
        return out, vars(self)


o = Outer()
print(sorted(n for n in vars(Outer) if "_" in n and not n.startswith("__") or n in ("__also__", "__", "___")))
print(o.shared(), Outer.Inner().read(o))
cls, value = Outer.Inner().deep()
print(cls.__name__, cls.__qualname__, value)
print(o.parameters(1, 2, 3, x=5))
print(o.parameters(1, _Outer__key="k"))
try:
    o.parameters(1, __key="k")
except TypeError as error:
    print(error)
else:
    print(o.parameters(1, __key="k"))
print(o.locals_and_closures())
o.writes_global()
print(_Outer__made, "__made" in globals())
print(o.deletes())
print(o.imports())
print(o.handles())
print(o.matches("ab"), o.matches([1, 2, 3]), o.matches({"k": 1, "z": 2}))
print(o.loops())


class _Under:
    __x = 1

    def get(self):
        return self.__x


class __Double:
    __x = 2

    def get(self):
        return self.__x


class ___:
    __x = 3

    def get(self):
        return self.__x


print([n for n in vars(_Under) if n.endswith("x")], [n for n in vars(__Double) if n.endswith("x")], [n for n in vars(___) if n.endswith("x")])
print(_Under().get(), __Double().get(), ___().get(), __Double.__name__)


class Trick:
    def call(self):
        return __call(1, __k=2)

    def attribute_error(self):
        return self.__missing

    def name_error(self):
        return __nowhere


t = Trick()
print(t.call())
for action in (t.attribute_error, t.name_error, lambda: Outer().__value):
    try:
        print(action())
    except (AttributeError, NameError) as error:
        print(type(error).__name__, error, error.name)


class Child(Outer):
    __value = "child"

    def both(self):
        return self.__value, self._Outer__value, super()._Outer__value


print(Child().both())


class Slotted:
    __slots__ = ("__a", "_b", "__c__")

    def __init__(self):
        self.__a = 1


print(sorted(n for n in dir(Slotted) if n[-1] != "_" or n == "__c__"), Slotted()._Slotted__a)
print(__global, [k for k in Outer.parameters.__code__.co_varnames])


class Annotated:
    __x: int = 5
    __y: "later"


print(Annotated.__annotations__)
