# Covers: function parameters: defaults, keywords, positional-only, keyword-only, *args, **kwargs, mutable defaults, lambdas, recursion, docstrings, attributes.


def plain(a, b=2, *args, c, d=4, **kwargs):
    return a, b, args, c, d, kwargs


print(plain(1, c=3))
print(plain(1, 5, 6, 7, c=8, d=9, e=10))
print(plain(*[1, 2, 3], **{"c": 4, "z": 5}))


def positional(a, b, /, c, *, d):
    return a, b, c, d


print(positional(1, 2, 3, d=4), positional(1, 2, c=3, d=4))


def shadow(a, /, **kwargs):
    return a, kwargs


print(shadow(1, a=2))


def accumulate(item, bucket=[]):
    bucket.append(item)
    return bucket


print(accumulate(1), accumulate(2), accumulate(3, []), accumulate(4))
for bad in (lambda: plain(), lambda: plain(1), lambda: positional(1, b=2, c=3, d=4), lambda: positional(1, 2, 3, 4, d=5), lambda: plain(1, c=1, a=2), lambda: accumulate()):
    try:
        bad()
    except TypeError as error:
        print(error)
square = lambda x: x * x
add = lambda x, y=10, *rest: x + y + sum(rest)
print(square(5), add(1), add(1, 2), add(1, 2, 3, 4), (lambda: "called")())


def documented(x):
    """Doubles x."""
    return x * 2


documented.calls = 3
print(documented.__doc__, documented.__name__, documented.calls, documented(4))
print(plain.__defaults__, plain.__kwdefaults__, plain.__code__.co_varnames[:4])


def outer(n):
    def inner(k):
        return k * n

    return [inner(i) for i in range(3)]


print(outer(5), list(map(square, [1, 2])), sorted([3, 1, 2], key=lambda v: -v))


def ackermann(m, n):
    if m == 0:
        return n + 1
    if n == 0:
        return ackermann(m - 1, 1)
    return ackermann(m - 1, ackermann(m, n - 1))


print(ackermann(2, 3), plain.__qualname__, outer.__module__)
