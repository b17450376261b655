# Covers: sums of integers, floats and complex numbers, and how one becomes the other; subclasses of int with conversions of their own
class A(int):
    def __index__(self): return 4
class B(int):
    def __int__(self): return 5
class C(int):
    def __index__(self): return 4
    def __int__(self): return 5
class D(int):
    def __trunc__(self): return 6
for v in (7, 10**30, -10**40, 2**62):
    for K in (A, B, C, D):
        x = K(v)
        out = []
        for f in (int, float, complex, abs, round, bin, hex, lambda x: [0] * 9 and range(10**50)[x % 5], lambda x: x + 0, lambda x: "%d" % x, lambda x: f"{x:d}", lambda x: format(x, "x"), lambda x: x.__index__(), lambda x: x.__int__(), lambda x: int(x.__trunc__()), lambda x: divmod(x, 7), lambda x: x.bit_length() , lambda x: (x % 3).__class__.__name__, lambda x: pow(x, 2, 9), lambda x: int.from_bytes(bytes([1]), signed=x > 0), lambda x: chr(x % 50 + 50), lambda x: __import__("operator").index(x), lambda x: K(x), lambda x: int(x=x) if 0 else int(x), bool, lambda x: x == v, str, repr, lambda x: int.__new__(int, x), lambda x: int.__new__(A, x), lambda x: sum([x]), lambda x: max(x, 3)):
            try: out.append(repr(f(x)))
            except Exception as e: out.append(type(e).__name__ + str(e))
        print(K.__name__, v, out)
cs = [(4.35+5.9e-141j), True, 4503599627370497, 123456789.12345679, 4.35]
def t(f, *a):
    try: print(repr(f(*a)))
    except Exception as e: print(type(e).__name__, e)
for start in (0, 0.0, 0j, 1.5, 1j, True):
    for items in (cs, cs[::-1], [0.1] * 10 + [1j], [0.1j] * 10, [1e16+1j, 1.0, -1e16], [1, 2, 1j, 3], [1e308, 1e308j, -1e308], [float("inf"), 1j], [float("nan") + 1j, 2], [1j, 10**400], [1.5, 10**400], [10**400, 1j], [1j, "a"], [1j, complex], [True, 1j, False], [-0.0, -0.0j], [complex(-0.0, -0.0)] * 3, [1j, 0.5, 2**53, 1.0]):
        t(sum, items, start)
class MyC(complex): pass
class MyF(float): pass
t(sum, [MyC(1, 2), 1j]); t(sum, [1j, MyC(1, 2), 0.1, 0.2]); t(sum, [1j, MyF(0.1), 0.2]); t(sum, [0.1, MyF(0.2), 0.3])
for start in (0, 2**62, -2**63, 2**63, True, 0.5, 2**70):
    for items in ([2**62] * 3, [2**63 - 1, 1], [-2**63, -1, 5], [2**70, -2**70, 0.1, 0.2, 0.3], [2**70, 1, -2**70], [1, True, False, 2**64], [1, A(3), 2], [2**62, A(2**62), True, 1j, 0.1], []):
        t(sum, items, start)
