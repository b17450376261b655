import math
from math import *
print(sqrt(2), sin(1), cos(1), tan(1), exp(1), log(10), log(8, 2), log2(8), log10(1000), pi, e, tau, inf, nan)
print(floor(2.7), ceil(2.1), trunc(-2.7), floor(10**30), factorial(20), factorial(30), gcd(12, 18), gcd(), lcm(4, 6), isqrt(10**30), comb(10, 3), perm(5, 2), perm(5))
print(hypot(3, 4), hypot(1, 2, 3), fsum([.1] * 10), prod([1, 2, 3]), prod([2.0], start=3), isclose(1, 1 + 1e-10), isclose(1, 1.1), copysign(1, -0.0), fmod(7, 3), fmod(-7, 3), modf(2.5), frexp(8.5), ldexp(.5, 4), degrees(pi), radians(180), atan2(1, 1), gamma(5), erf(.5), ulp(1.0), nextafter(1, 2), remainder(7, 4), log(10**400), log2(2**2000), log1p(1e-10), expm1(1e-10))
for bad in (lambda: sqrt(-1), lambda: log(0), lambda: log(-1), lambda: exp(1000), lambda: acos(2), lambda: sqrt("a"), lambda: factorial(-1), lambda: factorial(1.5), lambda: comb(-1, 2), lambda: isqrt(-1), lambda: sin(inf), lambda: pow(0, -1), lambda: pow(-1, .5), lambda: fmod(1, 0), lambda: gamma(0), lambda: floor(inf), lambda: floor("a"), lambda: trunc("a"), lambda: ldexp(1, 1.5), lambda: log(), lambda: sqrt(), lambda: sqrt(1, 2), lambda: atanh(1), lambda: acosh(0), lambda: cosh(1000), lambda: log(1, 1), lambda: gcd(1.5), lambda: log2(-1), lambda: log1p(-1), lambda: log1p(-2)):
    try: print(bad())
    except Exception as e: print(type(e).__name__, e)
print(math.sqrt, math, math.__name__)
