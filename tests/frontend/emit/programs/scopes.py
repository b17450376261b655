# every kind of binding to every kind of variable, and scopes inside scopes
g = 0
def binds():
    c = n = None
    def inner(*a, k=1, **kw):
        nonlocal n
        global g
        for n in range(2): pass
        for g in range(3): pass
        import os as n
        from sys import path as g
        with open_() as n: pass
        with open_() as g: pass
        try: raise ValueError("n")
        except ValueError as n: print(repr(n))
        try: print(n)
        except NameError as e: print(e)
        try: raise ValueError("g")
        except ValueError as g: print(repr(g))
        try: print(g)
        except NameError as e: print(e)
        match [1, 2]:
            case [n, *g]: print(n, g)
        n += 1; g += [4]
        (n := n + 1)
        [g := i for i in range(3)]
        [n := n + i for i in range(3)]
        del g
        def n(): return c, a, k, kw
        class g: pass
        type n = int
        return lambda: (a, k, kw, c, n)
    c = "c"
    print(inner(1, 2, k=3, z=4)()[:4], n, g.__name__)
class open_:
    def __enter__(self): return "file"
    def __exit__(self, *a): pass
binds()
def params(a, b=1, /, c=2, *d, e=3, **f):
    def get(): return a, b, c, d, e, f
    a += 1; d += (9,); f["q"] = 1
    return get()
print(params(1), params(1, 2, 3, 4, e=5, z=6))
class Outer:
    v = 1
    t = int
    def m(self, x: t = v) -> t: return __class__.v
    def k[T: t](self, x: T, y: "v" = v) -> t: return x
    class Inner[T](list):
        w = T
        def m(self): return T, __class__.__name__
        alias: T = 1
    type A[U] = tuple[U, t]
    l = lambda self, d=v: (d, __class__)
    def sup(self): return [super(Outer, self).__init__ is not None for _ in range(1)], [__class__ for _ in range(1)]
    squares = [i * j for i in range(v, 3) for j in range(i)]
    def gen(self): return list(__class__.v + i for i in range(2))
    if v:
        q: t = 5
        for i in range(2): r: str
    else: s: bytes
o = Outer()
print(o.m(), o.m.__annotate__(1), o.k(2), o.k.__annotate__(1), Outer.Inner().m(), Outer.Inner.w, Outer.A.__value__, o.l(), o.sup(), Outer.squares, o.gen(), Outer.__annotate__(1))
def classes_in_functions():
    x = "function"
    class A:
        x = x + "!" if False else "class"
        def f(self): return x
        class B:
            y = x
            def g(self): return x, __class__.__qualname__
    def h():
        nonlocal x
        x = "changed"
        class C:
            nonlocal x
            x = "from class"
            global z
            z = "global z"
    b = A.B().g()
    h()
    return A.x, A().f(), A.B.y, b, x, z
try: print(classes_in_functions())
except NameError as e: print(e)
def classes2():
    x = "function"
    class A:
        def f(self): return x
        class B:
            y = x
    class C:
        nonlocal x
        x = "from class"
    return A().f(), A.B.y, x, hasattr(C, "x")
print(classes2())
def loops():
    out = []
    for i in range(3):
        def f(): return i
        out.append(f)
        try:
            if i == 1: continue
        finally:
            out.append(lambda j=i: (i, j))
        del f
    return [f() for f in out]
print(loops())
def tricky():
    for i in range(3):
        try:
            try:
                if i == 0: continue
                if i == 1: raise KeyError(i)
                return "returned", i
            except KeyError as e:
                with open_(): print("handler", e)
                continue
            finally:
                print("inner", i)
                try: 1 / 0
                except ZeroDivisionError: print("zero")
        finally:
            print("outer", i)
print(tricky())
def gen():
    try:
        with open_() as f:
            try: yield f
            finally: yield "finally"
        return "end"
    finally: yield "last"
print(list(gen()))
it = gen(); next(it); print(it.throw(ValueError("x")), next(it))
try: next(it)
except ValueError as e: print(repr(e))
def early():
    while True:
        try:
            yield 1
        except GeneratorExit:
            print("exit"); return
        finally: print("cleanup")
it = early(); next(it); it.close()
def returns_in_finally(k):
    try:
        try: raise ValueError(k)
        finally:
            if k: return "swallowed"
    except ValueError as e: return "kept", str(e)
print(returns_in_finally(0), returns_in_finally(1))
def nested_handlers():
    try: raise A1
    except NameError as e:
        try: raise B1
        except NameError as e:
            try: raise C1
            except NameError as e: print(e, repr(e.__context__), repr(e.__context__.__context__))
        try: print(e)
        except UnboundLocalError as u: print(repr(u.__context__))
nested_handlers()
def star_handlers():
    n = []
    def add(x): n.append(x)
    for i in range(3):
        try:
            if i == 0: raise ExceptionGroup("a", [ValueError(1), ExceptionGroup("b", [TypeError(2), OSError(3)])])
            if i == 1: raise OSError("plain")
            add("none")
        except* (ValueError, TypeError) as e:
            add([type(x).__name__ for x in e.exceptions])
            add(lambda: e)
        except* OSError as e:
            for x in e.exceptions:
                if isinstance(x, OSError): continue
                break
            add(str(e))
        else: add("else")
        finally: add("fin")
    return [x if not callable(x) else "fn" for x in n]
print(star_handlers())
def chain(a, b, c): return a < b < c, a < b != c, not a < b < c, (a < b) is True, a in b if b else c
print(chain(1, [2], 0) if 0 else chain("a", "ab", "abc"), chain(1, 0, 5))
def spread(*a, **k): return a, k
print(spread(*[1], 2, *(x for x in "ab"), k=1, **{"m": 2}), spread(**{}), spread(*()), spread(*"a", **{"b": 1}, c=2))
def shadowed_builtins(list, any): return any(x for x in list), tuple(x for x in list)
print(shadowed_builtins([1], sum))
def deep():
    a = 1
    def b():
        def c():
            def d():
                nonlocal a
                a += 1
                return [lambda: a for _ in range(1)][0]()
            return d()
        return c()
    return b(), a
print(deep())
lam = lambda x, *, y=(lambda: 5)(): [x + y + z for z in range(2)]
print(lam(1), (lambda: (yield))().__class__.__name__)
x = 1
def no_local():
    print([x for x in [x]], {x: x for x in range(1)})
    exec("pass")
    return x
print(no_local())
def unbound_cell():
    def get(): return late
    try: get()
    except NameError as e: print(e)
    late = 1
    r = get()
    del late
    try: late
    except UnboundLocalError as e: print(e)
    try: get()
    except NameError as e: print(e)
    return r
print(unbound_cell())
raise ExceptionGroup("end", [ValueError(1)]) from KeyError("cause")
