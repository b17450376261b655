# calls, defaults, keyword-only, spreading, decorators, lambdas, closures, nonlocal, global
def f(a, b=2, /, c=3, *args, d, e=5, **kw): return a, b, c, args, d, e, kw
print(f(1, d=4), f(1, 2, 3, 4, 5, d=6, z=7))
print(f(*[1, 2], *(3,), d=0, **{"x": 1}, y=2, **{"w": 3}))
print(f(1, *(), **{"d": 1}), f(*range(6), d=1))
def show(*a, **k): print(a, k)
show(); show(*"ab"); show(**{"k": 1}); show(1, *[2], 3, *[4], k=1, **{"m": 2}, n=3)
try: show(**{"a": 1}, **{"a": 2})
except TypeError as e: print(str(e)[-45:])
def o(x): print("o", x); return x
show(o(1), *[o(2)], k=o(3), **{"m": o(4)})
def deco(n):
    print("deco", n)
    def wrap(fn):
        print("wrap", n)
        return lambda *a: (n, fn(*a))
    return wrap
@deco(1)
@deco(2)
def g(x=o(9), *, y=o(8)): return x + y
print(g(1))
def counter():
    n = 0
    def inc(k=1):
        nonlocal n
        n += k
        return n
    return inc
c = counter(); c(); print(c(5))
def multi():
    fs = []
    for i in range(3): fs.append(lambda i=i: (i, len(fs)))
    return [h() for h in fs]
print(multi())
total = 0
def add(n):
    global total
    total += n
add(3); print(total)
def outer(x):
    def mid():
        def inner(): return x, y
        return inner
    y = x * 2
    return mid()()
print(outer(4))
def cell(x):
    def get(): return x
    x += 1
    try:
        del x
        get()
    except NameError as e: print(type(e).__name__, e)
    x = 5
    return get()
print(cell(1))
print((lambda *a, k=1, **kw: (a, k, kw))(1, 2, z=3))
def rec(n): return 1 if n <= 1 else n * rec(n - 1)
print(rec(20))
print(f.__defaults__, f.__kwdefaults__, f.__name__, outer.__qualname__, counter().__qualname__)
def doc():
    """A doc
        string
    """
print(repr(doc.__doc__))
def ann(a: int, *b: str, c: "x" = 1, **d: float) -> list: pass
print(ann.__annotate__(1))
print(sum(x * x for x in range(5)), max([1, 3], key=lambda v: -v), sorted("hello", reverse=True))
print(all(x > 0 for x in [1, 2]), any(x > 5 for x in [1, 2]), tuple(x for x in "abc"))
all = lambda g: list(g)
print(all(x for x in "ab"))
try: f()
except TypeError as e: print("TypeError")
try: (5)()
except TypeError as e: print(e)
print("{} {}".format(1, 2), "x".join(["a", "b"]).upper().center(10))
