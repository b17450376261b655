# Covers: every parameter kind and its introspection: __defaults__, __kwdefaults__, __annotations__, mutation of them, evaluation order.


def log(value):
    print("eval", value)
    return value


def function(a, b=log("b"), /, c=log("c"), *args, d, e=log("e"), **kwargs):
    return a, b, c, args, d, e, kwargs


print(function(1, d=4))
print(function(1, 2, 3, 4, 5, d=6, e=7, f=8))
print(function.__defaults__, function.__kwdefaults__)
code = function.__code__
print(code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_name, code.co_qualname)
print(code.co_varnames)

function.__defaults__ = ("new",)
try:
    print(function(1, d=2))
except TypeError as error:
    print(error)
print(function(1, 2, d=2))
function.__kwdefaults__ = {"d": "default d"}
try:
    print(function(1, 2))
except TypeError as error:
    print(error)
function.__kwdefaults__ = None
function.__defaults__ = None
try:
    function()
except TypeError as error:
    print(error)
for bad in (1, [1], {"a": 1}):
    try:
        function.__defaults__ = bad
    except TypeError as error:
        print(error)
try:
    function.__kwdefaults__ = (1,)
except TypeError as error:
    print(error)


def mutable(x, seen=[]):
    seen.append(x)
    return seen


print(mutable(1), mutable(2), mutable.__defaults__)


def annotated(a: int, b: "str" = "x", *c: float, d: list[int] = [], **e: dict) -> bool:
    return True


print(annotated.__annotations__)
print(annotated.__name__, annotated.__qualname__, annotated.__module__, annotated.__doc__)
annotated.__name__ = "renamed"
annotated.__doc__ = "documentation"
annotated.extra = [1]
print(annotated.__name__, annotated.__doc__, annotated.__dict__, annotated.extra)
try:
    annotated.__name__ = 5
except TypeError as error:
    print(error)
try:
    annotated.__qualname__ = None
except TypeError as error:
    print(error)
try:
    annotated.__code__ = None
except TypeError as error:
    print(error)
try:
    del annotated.missing
except AttributeError as error:
    print(error)


def order(*args, **kwargs):
    return args, kwargs


print(order(log(1), *[log(2)], log(3), x=log(4), **{"y": log(5)}, z=log(6)))
print(order(*"ab", *range(2), **dict(k=1)))
print(order(*{}, **{}))


def swap_code():
    def first(x):
        return "first", x

    def second(y):
        return "second", y

    first.__code__ = second.__code__
    return first(1), first.__name__


print(swap_code())


def recursive_default(n, self=None):
    return 1 if n <= 1 else n * recursive_default(n - 1)


print(recursive_default(20))
keyword = {"if": 1, "not an identifier": 2, "": 3}
print(order(**keyword))
(lambda *a, k=1, **kw: print(a, k, kw))(1, 2, k=3, z=4)
print((lambda a, /, b, *, c: (a, b, c))(1, b=2, c=3))
