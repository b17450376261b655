# slots of instances, generalisation, dictionary mode, deletion, order
class P: pass
p = P()
for i in range(200):
    setattr(p, f"a{i}", i)
print(len(p.__dict__), p.a0, p.a199, list(p.__dict__)[:3])
q = P()
q.x = 1.5
q.y = 2
q.x = "s"
print(q.x, q.y, q.__dict__)
r = P()
r.x = 2.5; r.y = 1; print(r.x, r.y)
for i in range(20):
    r.t = i
    del r.t
print(r.__dict__)
try:
    del r.t
except AttributeError as e: print(e)
class Pt:
    def __init__(self, x, y): self.x = x; self.y = y
    def __add__(self, o): return Pt(self.x + o.x, self.y + o.y)
p = Pt(0.0, 0.0)
n = 0
while p.x < 2000.0:
    p = p + Pt(1.0, 0.5)
    n += 1
print(p.x, p.y, n)
p.x = 1e300 * 10; print(p.x)
p.x = 1; print(p.x + 1)
p.__dict__["dyn"] = 5
print(p.dyn, sorted(vars(p)))
p.__dict__ = {"z": 9}
print(p.z, hasattr(p, "x"))
class Q:
    def who(self): return "Q"
p.__class__ = Q
print(p.who(), p.z, type(p))
class A: v = 1
class B(A): pass
b = B()
def get(): return b.v
print(get()); A.v = 2; print(get()); B.v = 3; print(get()); b.v = 4; print(get()); del b.v; print(get()); del B.v; print(get())
def m(self): return "m1"
A.m = m
def callm(): return b.m()
print(callm()); A.m = lambda self: "m2"; print(callm()); B.m = lambda self: "m3"; print(callm()); b.m = lambda: "own"; print(callm()); del b.m; print(callm())
A.p = property(lambda self: "prop"); print(b.p); b.__dict__["p"] = "inst"; print(b.p); A.p = 5; print(b.p)
class Meta(type):
    attr = "meta"
    @property
    def mp(cls): return "mp " + cls.__name__
class K(metaclass=Meta): pass
print(K.attr, K.mp)
try: K().attr
except AttributeError as e: print(e)
K.attr = "own"; print(K.attr, Meta.attr)
class G:
    def __getattribute__(self, n):
        if n == "magic": return 42
        return super().__getattribute__(n)
    def __setattr__(self, n, v): super().__setattr__(n, v * 2)
    def __delattr__(self, n): print("del", n); super().__delattr__(n)
g = G(); g.a = 4; print(g.a, g.magic); del g.a
try: g.a
except AttributeError as e: print(e)
print(getattr(g, "nope", "dflt"), hasattr(g, "magic"), hasattr(g, "zz"))
class S0: __slots__ = ("a", "__dict__")
s = S0(); s.a = 1; s.b = 2; print(s.a, s.b, s.__dict__)
class S1(S0): __slots__ = ("c",)
s = S1(); s.c = 3; s.a = 4; print(s.c, s.a, S1.c, S0.a)
del s.c
try: s.c
except AttributeError as e: print(e)
try:
    class S2: __slots__ = ("x",); x = 1
except ValueError as e: print(e)
class Priv:
    __slots__ = ("__secret",)
    def __init__(self): self.__secret = 7
print(Priv()._Priv__secret)
def f(): pass
f.attr = 3; print(f.attr, f.__dict__, f.__name__, f.__qualname__, f.__module__, f.__doc__, f.__defaults__)
f.__name__ = "g"; print(f.__name__)
def doc(a: int, b=2, *, c=3) -> str:
    "the doc"
print(doc.__doc__, doc.__defaults__, doc.__kwdefaults__, doc.__annotations__)
class Doc:
    "class doc"
    x: int = 3
print(Doc.__doc__, Doc.__annotations__, P.__doc__)
print(len.__name__, len.__doc__[:10], [].append.__name__, list.append.__name__, list.append, list.__len__, [].__len__.__name__, int.__dict__["real"] is int.real, dict.fromkeys.__name__)
print(P.__dict__.keys() >= {"__module__", "__dict__"}, type(P.__dict__).__name__)
print([n for n in dir(Pt) if not n.startswith("__")], "x" in dir(Pt(1, 2)))
class Desc:
    def __get__(self, o, t=None): return "nondata"
class H: d = Desc()
h = H(); print(h.d); h.d = 1; print(h.d)
bm = Pt(1, 2).__add__
print(bm.__self__.x, bm.__func__ is Pt.__add__, bm == bm, bm.__name__)
print(super(B, b).v, super(B, B).v)
class Base:
    def go(self): return "base"
    @classmethod
    def cm(cls): return cls.__name__
class Derived(Base):
    def go(self): return super().go() + "derived"
    @classmethod
    def cm(cls): return super().cm() + "!"
print(Derived().go(), Derived.cm(), Derived().cm())
import sys
print(sys.maxsize > 2**31 - 2, sys.version_info[:2], sys.getrecursionlimit() > 100, type(sys), sys.byteorder)
try: sys.nope
except AttributeError as e: print(e)
try: import nope.x
except ModuleNotFoundError as e: print(e, e.name)
try: import sys.x
except ModuleNotFoundError as e: print(e, e.name)
try: from sys import nope
except ImportError as e: print(e)
print(globals()["__name__"], __name__, "x" in globals())
def loc():
    a = 1; b = 2
    return sorted(locals())
print(loc())
gx = 1
def rd(): return gx
print(rd()); gx = 2; print(rd()); del gx
try: rd()
except NameError as e: print(e)
gx = 3; print(rd())
len_ = len
len = lambda x: "shadow"
def ln(): return len([])
print(ln()); del len; print(ln())
print([c.__name__ for c in Base.__subclasses__()], bool.__mro__, ZeroDivisionError.__mro__)
print(type(None), type(...), type(NotImplemented), type(len), type(f), type(f.__code__) if hasattr(f, "__code__") else 0, type(b.m))
try: bool(NotImplemented)
except TypeError as e: print(e)
print(int | None, list[int], (int | str) == (str | int), isinstance(3, int | None))
class Abs:
    pass
print(any([0, "", 1]), all([1, []]), min(3, 1, 2), max("abc", key=lambda c: -ord(c)), sum([0.1] * 10), sum([1, 2], 10), round(2.5), round(2.675, 2), pow(2, 10), pow(3, 4, 5), divmod(-7, 2), abs(-3), bin(10), hex(255), oct(8), chr(97), ord("a"), hash(1) == hash(1.0), callable(len), repr("a"), ascii("é"), format(3.14159, ".2f"), id(p) == id(p))
print(*[1, 2], sep="-", end="!\n")
print(sorted("bca"), sorted([3, 1], reverse=True), list(zip("ab", [1, 2])), list(map(str, [1, 2])), list(filter(None, [0, 1])), list(enumerate("ab", 1)), list(reversed([1, 2])), next(iter([5])), next(iter([]), "d"))
