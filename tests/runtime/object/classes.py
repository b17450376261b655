class A:
    cls = 1
    def __init__(self, x, y=2):
        self.x = x
        self.y = y
    def __repr__(self):
        return f"A({self.x!r}, {self.y!r})"
    def __eq__(self, other):
        return isinstance(other, A) and self.x == other.x
    @property
    def double(self):
        "doc of double"
        return self.x * 2
    @double.setter
    def double(self, v):
        self.x = v // 2
    @classmethod
    def make(cls, v):
        return cls(v)
    @staticmethod
    def st(a, b):
        return a + b

class B(A):
    def __init__(self, x):
        super().__init__(x, 5)
        self.z = 1.5
    def __add__(self, o):
        return ("add", self.x, o)
    def __radd__(self, o):
        return ("radd", o, self.x)
    def __getattr__(self, name):
        if name.startswith("dyn"):
            return name.upper()
        raise AttributeError(name)

a = A(1)
b = B(10)
print(a, b, a == A(1), a != A(2), b.double, A.make(3), B.st(1, 2))
b.double = 40
print(b.x, b.z, b.dynfoo, b + 1, 1 + b)
try:
    hash(a)
except TypeError as e:
    print(e)
b.z = "str"
print(b.z, b.__dict__, vars(a))
del b.z
try:
    b.z
except AttributeError as e:
    print(repr(e))
print(B.__mro__, B.__name__, B.__qualname__, B.__module__, B.__bases__)
print(isinstance(b, A), issubclass(B, A), isinstance(1, (str, int)), isinstance(True, int | str))
for C in (A, B, int, type, object):
    print(C, type(C))
class M(type):
    def __new__(m, name, bases, ns, **kw):
        c = super().__new__(m, name, bases, ns)
        c.kw = kw
        return c
    def __init__(c, name, bases, ns, **kw):
        super().__init__(name, bases, ns)
    def __call__(cls, *a):
        print("call", cls.__name__, a)
        return super().__call__(*a)
    @classmethod
    def __prepare__(m, name, bases, **kw):
        print("prepare", name, kw)
        return {}
class X(metaclass=M, k=3):
    pass
print(X.kw, X(), type(X)) if False else print(X.kw, type(X()) is X, type(X))
class Sub:
    def __init_subclass__(cls, /, tag=None, **kw):
        print("init_subclass", cls, tag)
    def __class_getitem__(cls, k):
        return (cls, k)
class S1(Sub, tag="t"): pass
print(S1[3])
class D:
    def __set_name__(self, owner, name):
        print("set_name", owner, name)
        self.name = name
    def __get__(self, inst, owner):
        return ("get", inst is None, self.name)
    def __set__(self, inst, v):
        print("set", v)
class U:
    d = D()
u = U()
print(U.d, u.d); u.d = 4
class Sl:
    __slots__ = ("a", "b")
s = Sl()
s.a = 1
print(s.a)
try:
    s.b
except AttributeError as e:
    print(e)
try:
    s.c = 1
except AttributeError as e:
    print(e)
try:
    class Bad(int, str): pass
except TypeError as e:
    print(e)
class P0: pass
class P1(P0): pass
try:
    class Bad2(P0, P1): pass
except TypeError as e:
    print(e)
try:
    int.foo = 1
except TypeError as e:
    print(e)
try:
    (1).foo = 2
except AttributeError as e:
    print(e)
try:
    object().x = 1
except AttributeError as e:
    print(e)
print(type("Dyn", (A,), {"z": 1})(1).z)
A.newattr = 7
print(a.newattr, b.newattr)
A.cls = 9
print(a.cls)
class L(list):
    def __init__(self, *a):
        super().__init__(*a)
        self.tag = "t"
    def first(self): return self[0]
l = L([1, 2])
l.append(3)
print(l, l.first(), l.tag, len(l))
class MyInt(int):
    def __new__(cls, v): return super().__new__(cls, v + 1)
    def __str__(self): return "MyInt!"
m = MyInt(4)
m.attr = 3
print(m, m + 1, repr(m), m.attr)
class Str(str): pass
q = Str("abc"); q.k = 1
print(q, q.k, q.upper())
class E(Exception):
    def __init__(self, code): self.code = code; super().__init__("code", code)
try:
    raise E(4)
except E as e:
    print(e, e.args, e.code, repr(e))
class Dct(dict):
    def __missing__(self, k): return k * 2
print(Dct()[4])
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 3: raise StopIteration
        return self.n
print(list(It()), sum(It()), max(It()), sorted(It(), reverse=True))
class Seq:
    def __getitem__(self, i):
        if i >= 3: raise IndexError
        return i * 10
    def __len__(self): return 3
print(list(Seq()), 20 in Seq(), bool(Seq()), [*reversed(Seq())])
class Ctx:
    def __enter__(self): print("enter"); return self
    def __exit__(self, *a): print("exit", a[0]); return True
with Ctx() as c:
    raise ValueError("x")
class Callable:
    def __call__(self, *a, **k): return a, k
print(Callable()(1, 2, k=3), callable(Callable()))
class Cmp:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
    def __hash__(self): return 5
print(Cmp(1) < Cmp(2), Cmp(1) > Cmp(2), hash(Cmp(1)))
try:
    Cmp(1) <= Cmp(2)
except TypeError as e:
    print(e)
for bad in (lambda: 1 + "a", lambda: "a" + 1, lambda: [] + 1, lambda: None + None, lambda: -"a", lambda: [] < 1, lambda: len(3), lambda: 3[0], lambda: 3(), lambda: iter(3), lambda: next([]), lambda: "a" * "b", lambda: {}[1], lambda: [][1], lambda: {[]: 1}):
    try:
        bad()
    except Exception as e:
        print(type(e).__name__, e)
