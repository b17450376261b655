def f(a, b=2, *args, c, d=4, **kw): return (a, b, args, c, d, kw)
def g(a, b, /, c, *, d): return (a, b, c, d)
def h(): return 1
def k(a, b=1, c=2): return a, b, c
print(f(1, c=3), f(1, 2, 3, 4, c=5, z=6), g(1, 2, 3, d=4), g(1, 2, c=3, d=4))
cases = [
 lambda: f(), lambda: f(1), lambda: g(1, 2, 3), lambda: g(1, b=2, c=3, d=4), lambda: h(1), lambda: h(x=1), lambda: k(),
 lambda: k(1, 2, 3, 4), lambda: k(1, a=2), lambda: k(1, d=2), lambda: k(1, bb=2), lambda: g(1), lambda: g(1, 2, 3, 4, d=1), lambda: g(1,2,3,4,5,d=1),
 lambda: f(*[1], **{"c": 2, 3: 4}), lambda: len(), lambda: len(1, 2), lambda: [].append(), lambda: [].append(1, 2), lambda: {}.clear(1), lambda: isinstance(1),
 lambda: getattr(1), lambda: getattr(1, 2), lambda: len(x=1), lambda: print(foo=1), lambda: print(sep=1), lambda: sorted(), lambda: sorted([1], foo=1), lambda: sum(), lambda: sum("abc"), lambda: sum(["a"], ""), lambda: int("x"), lambda: ord("ab"), lambda: ord(1), lambda: chr(-1), lambda: chr("a"),
 lambda: max(), lambda: max([]), lambda: max(1, 2, default=3), lambda: max(1), lambda: abs("a"), lambda: round("a"), lambda: pow(2, -1, 4), lambda: divmod(1, 0), lambda: divmod("a", 1), lambda: hash([]), lambda: isinstance(1, 2), lambda: issubclass(1, int), lambda: issubclass(int, 1),
 lambda: "abc".upper(1), lambda: "abc".split(1), lambda: "abc".replace("a"), lambda: str.upper(), lambda: str.upper(1), lambda: list.append(), lambda: list.append(1, 2), lambda: list.__len__(1), lambda: list.__len__(), lambda: [].__len__(1), lambda: int.__add__(1), lambda: object(1), lambda: object.__new__(int), lambda: object.__new__(1), lambda: type(), lambda: type(1, 2), lambda: type("a", 1, {}), lambda: type("a", (), 1), lambda: type("a", (1,), {}), lambda: super(1), lambda: super(int, "a"),
 lambda: vars(1), lambda: setattr(1, "a", 2), lambda: delattr(1, "a"), lambda: getattr(1, "foo"), lambda: int.foo, lambda: type.foo, lambda: h.foo, lambda: len.foo, lambda: [].foo, lambda: None.foo, lambda: (lambda: 0).foo,
 lambda: next(iter([])), lambda: iter(1, 2), lambda: all(1), lambda: any(), lambda: zip(1), lambda: map(), lambda: list(map(1, [1])), lambda: format(1, 2), lambda: format(1, "z"), lambda: input(1, 2), lambda: open("/tmp", "q"), lambda: open("x", "rw"), lambda: open(1.5), lambda: bin(1.5), lambda: __import__("nonexistent_mod"), lambda: __build_class__(1), lambda: bool(1, 2), lambda: bool(x=1), lambda: Exception(x=1), lambda: KeyError("a")(), lambda: None(),
]
for i, c in enumerate(cases):
    try:
        r = c()
        print(i, "->", r)
    except BaseException as e:
        print(i, type(e).__name__, e)
try:
    raise 1
except TypeError as e: print(e)
try:
    raise ValueError("a") from 2
except TypeError as e: print(e)
try:
    raise
except RuntimeError as e: print(e)
try:
    try:
        1/0
    except ZeroDivisionError as z:
        raise KeyError("k") from z
except KeyError as e:
    print(repr(e), repr(e.__cause__), repr(e.__context__), e.__suppress_context__)
try:
    try:
        1/0
    except ZeroDivisionError:
        undefined_name
except NameError as e:
    print(e, repr(e.__context__), e.name)
for e in (KeyError("x"), KeyError(1, 2), StopIteration(3), SystemExit(2), ImportError("m", name="n", path="p"), AttributeError("a", name="b", obj=1), UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid start byte"), UnicodeEncodeError("ascii", "\u1234", 0, 1, "ordinal"), SyntaxError("msg", ("f", 1, 2, "text")), ValueError(), ValueError(1), ValueError(1, 2), ExceptionGroup("eg", [ValueError(1), TypeError(2)])):
    print(type(e).__name__, str(e), repr(e), e.args)
print(SystemExit(4).code, StopIteration(4).value)
e = ValueError("x"); e.add_note("n1"); print(e.__notes__)
try:
    raise ExceptionGroup("g", [ValueError(1), TypeError(2), KeyError(3)])
except* ValueError as eg:
    print("V", eg.exceptions)
except* (TypeError, KeyError) as eg:
    print("T", eg.exceptions)
def fib(n): return n if n < 2 else fib(n-1) + fib(n-2)
print(fib(15))
def rec(n): return rec(n + 1)
try:
    rec(0)
except RecursionError as e:
    print(e)
