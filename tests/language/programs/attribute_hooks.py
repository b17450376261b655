# Covers: __getattr__, __getattribute__, __setattr__, __delattr__, __dir__, name mangling, getattr defaults, errors inside hooks, bypass of special lookups.


class Fallback:
    def __init__(self):
        self.real = "real"

    def __getattr__(self, name):
        if name.startswith("no"):
            raise AttributeError(f"refused {name}")
        return f"made {name}"


f = Fallback()
print(f.real, f.other, getattr(f, "nope", "default"), hasattr(f, "nothing"), hasattr(f, "anything"))
try:
    f.nope
except AttributeError as error:
    print(error, error.name, error.obj is f)


class Intercept:
    x = 1

    def __getattribute__(self, name):
        print("get", name)
        if name == "special":
            return 42
        return super().__getattribute__(name)

    def __len__(self):
        return 7


i = Intercept()
print(i.x, i.special, len(i))
try:
    i.absent
except AttributeError as error:
    print(error)
print(i.__class__.__name__)


class Both:
    def __getattribute__(self, name):
        if name == "trigger":
            raise AttributeError("from getattribute")
        return object.__getattribute__(self, name)

    def __getattr__(self, name):
        return ("fallback", name)


print(Both().trigger, Both().unknown, Both().__class__.__name__)


class Guard:
    def __setattr__(self, name, value):
        print("set", name, value)
        if name == "frozen":
            raise AttributeError("cannot set frozen")
        object.__setattr__(self, name, value)

    def __delattr__(self, name):
        print("del", name)
        super().__delattr__(name)


g = Guard()
g.a = 1
g.a += 1
try:
    g.frozen = 1
except AttributeError as error:
    print(error)
del g.a
try:
    del g.a
except AttributeError as error:
    print(error)
g.__dict__["direct"] = "no hook"
print(g.direct, vars(g))


class Dir:
    def __dir__(self):
        return ["z", "a", "m"]


class BadDir:
    def __dir__(self):
        return 5


print(dir(Dir()))
try:
    dir(BadDir())
except TypeError as error:
    print(error)


class Mangled:
    __private = "mangled"
    __dunder__ = "not mangled"
    _single = "neither"

    def get(self):
        return self.__private, self.__dunder__

    def set(self, __param):
        self.__new = __param
        return [n for n in vars(self)]

    def local(self):
        __local = 1
        return sorted(locals())

    class __Inner:
        pass

    def inner(self):
        return self.__Inner.__name__, self.__Inner.__qualname__


class _Under:
    __v = 1


class __Double:
    __w = 2


m = Mangled()
print(m.get(), m.set(1), m.local(), m.inner(), m._Mangled__private)
print([n for n in _Under.__dict__ if "__v" in n], [n for n in __Double.__dict__ if "__w" in n])
try:
    m.__private
except AttributeError as error:
    print(error)
try:
    m._Mangled__nothing
except AttributeError as error:
    print(error)


class Raises:
    @property
    def broken(self):
        return self.inner_missing

    def __getattr__(self, name):
        return f"getattr got {name}"


print(Raises().broken)


class Counting:
    calls = 0

    def __getattr__(self, name):
        Counting.calls += 1
        value = name.upper()
        setattr(self, name, value)
        return value


c = Counting()
print(c.abc, c.abc, c.abc, Counting.calls)
for bad in [(5, 5), (5, "real", "x", "y"), (5,), ("s", b"x")]:
    try:
        getattr(*bad)
    except TypeError as error:
        print(error)
try:
    setattr(c, 5, 1)
except TypeError as error:
    print(error)
setattr(c, "not an identifier", 1)
print(getattr(c, "not an identifier"), "not an identifier" in vars(c))


class Special:
    pass


s = Special()
s.__len__ = lambda: 5
s.__call__ = lambda: "called"
for check in (len, lambda x: x()):
    try:
        check(s)
    except TypeError as error:
        print(error)


def __getattr__(name):
    return f"module attribute {name}"


import sys

print(sys.modules[__name__].dynamic)
try:
    sys.modules[__name__].__wrapped__
    print("also dunders")
except AttributeError as error:
    print(error)
