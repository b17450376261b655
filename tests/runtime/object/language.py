# exceptions, contexts, generators, decorators, class features
import sys
class Ctx:
    def __init__(self, swallow): self.swallow = swallow
    def __enter__(self): return self
    def __exit__(self, t, v, tb):
        print("exit", t and t.__name__, v)
        return self.swallow
with Ctx(True):
    1/0
try:
    with Ctx(False):
        raise KeyError("k")
except KeyError as e: print("caught", e)
def gen():
    try:
        x = yield 1
        print("got", x)
        yield 2
    finally:
        print("fin")
g = gen(); print(next(g), g.send("s")); g.close()
def gen2():
    r = yield from gen3()
    print("r", r)
def gen3():
    yield 1
    return 5
print(list(gen2()))
def deco(f):
    def w(*a, **k):
        print("before", f.__name__)
        return f(*a, **k)
    return w
@deco
def add(a, b=1): return a + b
print(add(2), add(2, b=5))
try:
    try: raise ValueError("inner")
    finally: print("finally")
except ValueError as e:
    try: raise TypeError("outer")
    except TypeError as t: print(repr(t.__context__), t.__cause__)
print(sys.exc_info(), sys.exception())
try: 1/0
except ZeroDivisionError: print(sys.exc_info()[0], repr(sys.exception()))
class MyExc(ValueError):
    def __init__(self, a, b): super().__init__(a); self.b = b
try: raise MyExc(1, 2)
except (KeyError, ValueError) as e: print(type(e), e.args, e.b, e.__dict__)
try:
    try: raise ValueError
    except 3: pass
except TypeError as e: print(e)
class NotExc: pass
for bad in (NotExc, NotExc(), "s", None):
    try: raise bad
    except TypeError as e: print(e)
def outer():
    n = 0
    def inc():
        nonlocal n
        n += 1
        return n
    return inc
c = outer(); c(); print(c(), c.__closure__[0].cell_contents, c.__code__.co_freevars if hasattr(c.__code__, "co_freevars") else "")
try:
    def u(): print(zz); zz = 1
    u()
except UnboundLocalError as e: print(e)
try:
    def v():
        def w(): return q
        w(); q = 1
    v()
except NameError as e: print(e)
a, *b, c = range(5); print(a, b, c)
for bad in (lambda: (lambda a, b: 0)(*[1]),):
    try: bad()
    except TypeError as e: print(e)
    except NotImplementedError: print("unsupported")
def up(it):
    try:
        x, y = it
        print(x, y)
    except (ValueError, TypeError) as e: print(type(e).__name__, e)
up([1]); up([1, 2, 3]); up(3); up((1, 2)); up(iter([1, 2, 3])); up({1: 2, 3: 4, 5: 6}); up("ab"); up("abc")
try:
    a, b, *c = [1]
except ValueError as e: print(e)
match {"k": [1, 2, 3], "t": "v"}:
    case {"k": [x, *rest], **kw}: print(x, rest, kw)
class Pt:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
match Pt(1, 2):
    case Pt(1, y=2): print("pt")
match 5:
    case int(n) if n > 3: print("int", n)
print(f"{3.14159:.2f} {'x'!r:>5} {[1]}")
class Fmt:
    def __format__(self, s): return "F" + s
print(f"{Fmt():abc}", format(Fmt(), "z"))
class Num:
    def __init__(self, v): self.v = v
    def __index__(self): return self.v
    def __float__(self): return self.v + .5
    def __int__(self): return self.v
    def __bool__(self): return self.v > 0
    def __neg__(self): return Num(-self.v)
    def __abs__(self): return "abs"
    def __round__(self, n=None): return ("round", n)
    def __iadd__(self, o): self.v += o; return self
    def __matmul__(self, o): return "mm"
    def __divmod__(self, o): return "dm"
    def __rdivmod__(self, o): return "rdm"
    def __pow__(self, o, m=None): return ("pow", o, m)
    def __rpow__(self, o): return ("rpow", o)
    def __contains__(self, x): return x == self.v
    def __len__(self): return self.v
    def __getitem__(self, i): return ("item", i)
    def __setitem__(self, i, v): print("set", i, v)
    def __delitem__(self, i): print("del", i)
n = Num(3)
print([0, 1, 2, 3][n], float(n), int(n), bool(n), (-n).v, abs(n), round(n), round(n, 2), n @ 1, divmod(n, 1), divmod(1, n), n ** 2, 2 ** n, pow(n, 2, 5), 3 in n, 4 in n, len(n), n[1:2], n[1, 2], range(n))
n += 4; print(n.v); n[1] = 2; del n[3]
for bad in (lambda: float(object()), lambda: int(object()), lambda: [1][object()], lambda: range(1.5), lambda: "a" @ "b", lambda: [1, 2]["a"], lambda: (1).__add__("a"), lambda: int.__add__("a", 1), lambda: "%d" % "x", lambda: [1].index(5), lambda: {}.pop("x"), lambda: set().remove(1), lambda: "a".join([1]), lambda: b"a" + "b", lambda: 1 << -1, lambda: 1 % 0, lambda: 1.0 // 0, lambda: 2 ** "a", lambda: hash({}), lambda: sorted([1, "a"]), lambda: max(1, "a"), lambda: "abc"[10], lambda: "abc"["a"], lambda: (1, 2)[5], lambda: object() < object(), lambda: del_(), lambda: iter(object()), lambda: list(5), lambda: dict([1]), lambda: dict([(1, 2, 3)]), lambda: set([[]]), lambda: int("12x"), lambda: float("abc"), lambda: 1 in 5, lambda: [] in {}, lambda: isinstance(1, "a"), lambda: len(object()), lambda: ~1.5, lambda: not_defined):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
class BadIter:
    def __iter__(self): return 5
class BadLen:
    def __len__(self): return -1
class BadLen2:
    def __len__(self): return "x"
class BadBool:
    def __bool__(self): return 5
class BadRepr:
    def __repr__(self): return 5
class BadHash:
    def __hash__(self): return "x"
class BadIndex:
    def __index__(self): return "x"
class BadInit:
    def __init__(self): return 5
class BadCall:
    __call__ = None
class NoIter:
    __iter__ = None
class NoContains:
    __contains__ = None
for bad in (lambda: iter(BadIter()), lambda: len(BadLen()), lambda: len(BadLen2()), lambda: bool(BadBool()), lambda: repr(BadRepr()), lambda: hash(BadHash()), lambda: [1][BadIndex()], lambda: BadInit(), lambda: BadCall()(), lambda: iter(NoIter()), lambda: 1 in NoContains(), lambda: str(BadRepr()), lambda: int(BadIndex())):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
