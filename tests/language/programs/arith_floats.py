# Covers: floating point: arithmetic, repr, special values, rounding, comparison with integers, conversion, formatting of results.
import sys


def show(*values):
    print(*[repr(v) for v in values])


show(0.1 + 0.2, 1 / 3, 1e16, 1e15, 123456789.0, 1e-5, 0.0001, 1e22, 1.5e300 * 1e10)
show(7.5 // 2, -7.5 // 2, 7.5 % 2, -7.5 % 2, 7.5 % -2, divmod(7.5, 2), divmod(-7.5, 2))
show(2.0**0.5, 2.0**-1, (-8.0) ** 3, 10.0**20)
inf = float("inf")
nan = float("nan")
show(inf, -inf, nan, inf - inf, inf * 0, inf > 1e308, nan == nan, nan != nan, nan < 1)
show(1.0 == 1, 1.5 > 1, 2**53 == float(2**53), 2**53 + 1 == float(2**53), 0.0 == -0.0)
show(round(2.5), round(3.5), round(-2.5), round(2.675, 2), round(1234.567, -2), round(0.5), round(1e300))
show(int(3.9), int(-3.9), float("1e3"), float(" -2.5 "), float("1_000.5"), float(10**15))
show((3.0).is_integer(), (3.5).is_integer(), (0.75).as_integer_ratio(), abs(-2.25), -0.0)
show(0.1 + 0.1 + 0.1, sum([0.1] * 10), min(1.5, 1), max(2, 2.0))
print("%.3f %8.2f|%-8.1f|%e %g %g" % (3.14159, 2.5, 2.55, 12345.678, 0.00001, 1e10))
print(f"{1/3:.4f} {1e6:,.2f} {0.25:%} {2.0:g} {1e100:g} {-1.5:+.1f} {3.7:08.3f}")
x = 0.0
n = 0
while x < 1.0:
    x += 0.1
    n += 1
print(n, x)


def newton(value):
    guess = value
    for _ in range(20):
        guess = (guess + value / guess) / 2
    return guess


print(newton(2.0), newton(100.0), newton(1e-6))
print(1.7976931348623157e308, sys.maxsize > 2**30, 5e-324, 1e-310 * 2)
print((1.1).hex(), float.fromhex("0x1.8p1"), 1e308 * 10, -1e308 * 10)
print(bool(0.0), bool(nan), not 0.5, 1.0 and 2.0, 0.0 or "zero")
