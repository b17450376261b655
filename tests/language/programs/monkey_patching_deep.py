# Covers: patching under running code: __code__ swapped during iteration, methods replaced from inside, class attributes shadowed, modules' functions, special methods on instances, builtins and restoring.
import builtins
import math
import types


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


class Account:
    rate = 2

    def __init__(self, n):
        self.n = n

    def step(self):
        return self.n * self.rate

    def __len__(self):
        return self.n

    def __call__(self):
        return "called"


def hot(account, count):
    total = 0
    for i in range(count):
        if i == count // 2:
            patch(i)
        total += account.step()
    return total


def patch(i):
    Account.step = lambda self: self.n * 1000 + i


original = Account.step
a = Account(3)
print(hot(a, 10))
Account.step = original
print(hot(a, 4), a.step())
Account.step = original


def patch(i):
    a.step = lambda: 7


print(hot(a, 10), Account(3).step())
del a.step


def patch(i):
    Account.rate = 50


print(hot(a, 10), a.step())
Account.rate = 2


def patch(i):
    a.rate = 1.5


print(hot(a, 10), vars(a))
del a.rate


def patch(i):
    original.__code__ = (lambda self: -self.n).__code__


saved = original.__code__
print(hot(a, 10), a.step())
original.__code__ = saved


def patch(i):
    class Other(Account):
        def step(self):
            return 1

    a.__class__ = Other


print(hot(a, 10), type(a).__name__)
a = Account(3)


def patch(i):
    del Account.step
    Account.__getattr__ = lambda self, name: lambda: 100


print(hot(a, 10))
del Account.__getattr__
attempt("gone", a.step if hasattr(a, "step") else (lambda: a.step()))
Account.step = original
a.__len__ = lambda: 99
a.__call__ = lambda: "instance"
print(len(a), a.__len__(), a(), a.__call__())
Account.__len__ = lambda self: 55
Account.__bool__ = lambda self: False
Account.__call__ = lambda self, x=1: x
print(len(a), bool(a), a(), a(5))
del Account.__bool__, Account.__call__
attempt("no longer callable", lambda: a())
Account.__add__ = lambda self, other: f"{self.n}+{other}"
Account.__radd__ = lambda self, other: f"{other}+{self.n}"
Account.__iter__ = lambda self: iter(range(self.n))
Account.__eq__ = lambda self, other: True
print(a + 1, 1 + a, list(a), a == 5, a != 5)
attempt("hash stays", lambda: isinstance(hash(a), int))
Account.__hash__ = None
attempt("hash none", lambda: hash(a))
for name in ("__add__", "__radd__", "__iter__", "__eq__", "__hash__"):
    delattr(Account, name)
attempt("add gone", lambda: a + 1)
Account.prop = property(lambda self: self.n + 1)
a.__dict__["prop"] = "shadow"
print(a.prop)
Account.prop = 5
print(a.prop)


def recursive(n):
    global recursive
    if n == 3:
        recursive = lambda n: f"replaced at {n}"
    return recursive(n - 1) if n else "bottom"


print(recursive(5), recursive(1))


def use_len(items):
    out = []
    for i in range(4):
        if i == 2:
            builtins.len = lambda x: "patched"
        out.append(len(items))
    return out


real_len = builtins.len
try:
    print(use_len([1, 2]))
finally:
    builtins.len = real_len
print(use_len.__name__, len([1]))
real_sqrt = math.sqrt
math.sqrt = lambda x: f"sqrt {x}"
print(math.sqrt(4))
math.sqrt = real_sqrt
del math.floor
attempt("floor", lambda: math.floor(1.5))
builtins.invented = "from builtins"
print(invented)
invented = "global hides it"
print(invented)
del invented
print(invented)
del builtins.invented
attempt("gone", lambda: invented)
a.bound = types.MethodType(lambda self, k: self.n * k, a)
print(a.bound(7))
for bad in (lambda: setattr(int, "x", 1), lambda: setattr(list, "append", 1), lambda: delattr(str, "upper"), lambda: setattr(type(a).__dict__, "x", 1), lambda: vars(Account).update(x=1), lambda: setattr(len, "__name__", "x"), lambda: setattr(1, "x", 1), lambda: setattr(None, "x", 1), lambda: setattr(object(), "__class__", Account)):
    attempt("immutable", bad)
Account.__name__, Account.__qualname__ = "Renamed", "Outer.Renamed"
print(type(a).__name__, repr(a).split(" at")[0])
Account.__init__ = lambda self, *args, **kwargs: setattr(self, "n", (args, kwargs))
print(Account(1, k=2).n)
Account.__new__ = lambda cls, *args: "no instance"
print(Account(5))
