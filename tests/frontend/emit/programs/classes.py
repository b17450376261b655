# classes: bases, metaclasses, super, __class__, name mangling, decorators, class scopes, comprehension in classes
class A:
    """doc"""
    x = 1
    y = [x for _ in range(2)] if False else x + 1
    z = [i * 2 for i in range(x, y + 2)]
    def m(self): return "A.m"
    @property
    def p(self): return self.__p
    @p.setter
    def p(self, v): self.__p = v
    @classmethod
    def c(cls): return cls.__name__
    @staticmethod
    def s(a=x): return a
    def __getattr__(self, n): raise AttributeError(n)
class B(A):
    def m(self): return "B" + super().m() + super(B, self).m()
    def who(self): return __class__.__name__
    c2 = property(lambda self: super().c())
a, b = A(), B()
a.p = 5
print(a.p, a.__dict__, b.m(), b.who(), B.c(), A.s(), A.z, A.__doc__, b.c2)
class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kw): print("prepare", name, kw); return {"pre": 1}
    def __new__(mcs, name, bases, ns, **kw): print(sorted(k for k in ns if k[:2] != "__")); return super().__new__(mcs, name, bases, ns)
    def __init__(cls, *a, **kw): super().__init__(*a)
class C(A, metaclass=Meta, flag=True):
    q = pre + 1
    def f(self): return self.q
print(C.q, C().f(), C.__mro__ == (C, A, object))
bases = (A,); kws = {"metaclass": Meta}
class D(*bases, **kws): pass
def local():
    v = "outer"
    class E:
        w = v
        v = "class"
        def get(self): return v
        class F:
            u = v
    return E.w, E.v, E().get(), E.F.u
try: print(local())
except NameError as e: print(e)
def local2():
    v = "outer"
    class E:
        w = v
        def get(self): return v
        class F:
            u = v
    return E.w, E().get(), E.F.u
print(local2())
x = "global"
class G:
    print(x)
    x = "in class"
    print(x)
    del x
    print(x)
    def f(self): return x
    l = [x for _ in range(1)]
    g = list(x for _ in range(1))
    lam = lambda self: x
print(G().f(), G.l, G.g, G().lam())
def deco(c): c.tag = "t"; return c
@deco
class H:
    a: int = 1
    b: "str"
    if True: c: float = 2.0
print(H.tag, H.__annotate__(1), H.__qualname__, H.__firstlineno__, H.__static_attributes__)
class I:
    def __init__(self): self.one = 1; self.two, self.three = 2, 3
    def other(self):
        def inner(): self.four = 4
        return inner
print(I.__static_attributes__, I.other.__qualname__)
class Priv:
    __slots__ = ("_Priv__v", "w")
    def __init__(self): self.__v = 1
    def get(self, __k=3): return self.__v + __k
    def glob(self):
        global __g
        __g = 7
print(Priv().get()); Priv().glob(); print(_Priv__g)
class Gen[T, *Ts, **P]:
    t: T
    def m[U: int](self, a: T, b: U) -> U: return b
    def tp(self): return T
print(Gen.__type_params__, Gen[int, str, [int]], Gen.m.__type_params__, Gen().tp(), Gen.__orig_bases__)
class Gen2[T](Gen[T, int, [T]]): pass
print(Gen2.__mro__[1].__name__, Gen2.__type_params__)
def gf[T: (int, str) = int](x: T = 5) -> T: return x
print(gf(), gf.__type_params__, gf.__annotate__(1))
type Alias[T] = list[T] | None
type Plain = int | str
print(Alias.__name__, Alias.__value__, Alias.__type_params__, Plain.__value__)
class J:
    def __init_subclass__(cls, **kw): print("sub", cls.__name__, kw)
class K(J, opt=1): pass
class L:
    n = 3
    def f(self, k=n): return k
    squares = {i: i * i for i in range(n)}
    nested = [[a + b for a in range(2)] for b in range(n)]
print(L().f(), L.squares, L.nested)
class Op:
    def __eq__(self, o): return "eq"
    def __contains__(self, o): return True
    def __getitem__(self, i): return i
    def __matmul__(self, o): return "mm"
    def __imatmul__(self, o): return "imm"
o = Op(); print(o == 1, 5 in o, o[1:2, ::3, ...], o @ 1, o[1], o["a", 2]); o @= 2; print(o)
class M2(A):
    def m(self):
        return [super(M2, self).m() for _ in range(2)] + [super().m() for _ in range(1)]
print(M2().m())
class N2(C): missing
