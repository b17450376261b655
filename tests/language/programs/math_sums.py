# Covers: math.dist, fma, sumprod and hypot: exactness, mixed types, infinities, errors
import math


class Half:
    def __float__(self):
        return 0.5


class Unit:
    def __init__(self, value):
        self.value = value

    def __mul__(self, other):
        return self.value * other

    __rmul__ = __mul__


inf, nan = math.inf, math.nan
print(math.dist((1, 2), (4, 6)), math.dist([0.0], [3]), math.dist((), ()), math.dist(iter([1, 2, 3]), (1, 2, 5)))
print(math.dist((1e308, 0), (-1e308, 0)), math.dist((inf, 1), (1, nan)), math.dist((nan,), (1,)), math.dist((Half(), 2), (1.5, 2)))
print(math.dist((1e-320, 0), (0, 0)), math.dist([2**0.5] * 5, [0] * 5))
print(math.hypot(), math.hypot(3, 4), math.hypot(1, 2, 2), math.hypot(inf, nan), math.hypot(nan, 1), math.hypot(-5))
print(math.fma(2, 3, 4), math.fma(0.1, 10, -1), math.fma(1 + 2**-52, 1 - 2**-52, -1), math.fma(inf, 1, 2), math.fma(nan, 1, 2))
print(math.sumprod([], []), math.sumprod([1, 2, 3], [4, 5, 6]), math.sumprod([2**70], [2**70]), math.sumprod((1.5, 2), (2, 3)))
print(math.sumprod([0.1] * 10, [1] * 10), math.sumprod([1e100, 1.0, -1e100], [1, 1, 1]), math.sumprod([1e16, 1, -1e16], [1.0, 1.0, 1.0]))
print(math.sumprod([True, 2], [3, 4.5]), math.sumprod([inf, 1], [1, 1]), math.sumprod([inf, 1.0], [0.0, 1]), math.sumprod([1e308, 1e308], [10, -10]))
print(math.sumprod([Unit(3), 1.5], [2, 2.0]), math.sumprod(iter("ab"), [2, 3]) if False else "-", math.sumprod({1: 0, 2: 0}, range(2)))
print(math.sumprod([10.0, 0.1, 3], [0.1, 10.0, 2]), math.sumprod([1, 2.5, 3], [4, 2, 2**60]), math.sumprod([2**1030], [0.5]) if False else "-")
for bad in (
    lambda: math.dist((1,), (1, 2)),
    lambda: math.dist(1, 2),
    lambda: math.dist(("a",), (1,)),
    lambda: math.dist((1,)),
    lambda: math.fma(inf, 0, 1),
    lambda: math.fma(1e300, 1e300, 1),
    lambda: math.fma(inf, 1, -inf),
    lambda: math.fma(1, 2),
    lambda: math.fma("a", 1, 2),
    lambda: math.sumprod([1], [1, 2]),
    lambda: math.sumprod([1, 2], [1]),
    lambda: math.sumprod(1, [1]),
    lambda: math.sumprod(["a"], ["b"]),
    lambda: math.sumprod([1.5], [None]),
):
    try:
        print(bad())
    except (TypeError, ValueError, OverflowError) as error:
        print(type(error).__name__, error)
