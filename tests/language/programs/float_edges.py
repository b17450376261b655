# Covers: floats at their edges: overflow, underflow, subnormals, signed zero, nan and inf in comparison, min, max, sort, sets, rounding, division, powers, conversion and formatting.
import math

inf, nan, tiny, huge = float("inf"), float("nan"), 5e-324, 1.7976931348623157e308


def attempt(label, action):
    try:
        print(label, "->", repr(action()))
    except Exception as error:
        print(label, "!", type(error).__name__, error)


for label, action in {
    "overflow *": lambda: huge * 10,
    "overflow +": lambda: huge + huge,
    "underflow": lambda: tiny / 2,
    "subnormal": lambda: (tiny * 3, tiny * 1.5, 2.2250738585072014e-308 / 4),
    "zero": lambda: (0.0, -0.0, 0.0 == -0.0, -0.0 + 0.0, -0.0 - 0.0, 0.0 * -1, -0.0 * -0.0),
    "division": lambda: 1.0 / 0.0,
    "floor division": lambda: 1.0 // 0.0,
    "modulo": lambda: 1.0 % 0.0,
    "divmod": lambda: divmod(1.0, 0.0),
    "zero to negative": lambda: 0.0**-1,
    "negative root": lambda: (-8.0) ** (1 / 3),
    "powers of one": lambda: (1.0**nan, nan**0, 1.0**inf, (-1.0) ** inf, inf**-1, 0.0**inf, (-inf) ** 3, (-inf) ** 2, (-inf) ** -3, (-0.0) ** 3),
    "inf arithmetic": lambda: (inf + 1, -inf - 1, inf * -1, inf / 2, 1 / inf, -1 / inf),
    "inf makes nan": lambda: (inf - inf, inf * 0, inf / inf, inf % 2, 2 % inf, -2 % inf, 2.0 // inf, -2.0 // inf),
    "divmods": lambda: [divmod(a, b) for a in (7.5, -7.5) for b in (2.0, -2.0)],
    "tiny divmod": lambda: (divmod(-1e-20, 3.0), -1e-20 % 3.0, divmod(0.0, -3.0), 5.0 % -5.0),
    "int overflow": lambda: float(10**309),
    "mixed overflow": lambda: 1.5 * 10**400,
    "mixed compare": lambda: (1e308 < 10**400, 10**400 > inf, -(10**400) < -inf, nan < 10**400, 2**53 == 2.0**53, 2**53 + 1 > 2.0**53),
    "to int": lambda: (int(1e20), int(-0.9), int(2.0**62), int(-(2.0**63)), int(1e15 + 0.5)),
    "inf to int": lambda: int(inf),
    "nan to int": lambda: int(nan),
    "round": lambda: [round(x) for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.4999999, 1e20, 4503599627370495.5)],
    "round digits": lambda: [round(2.675, 2), round(1.005, 2), round(-2.5, 0), round(1234.5678, -2), round(5e-324, 400), round(1e22, -22), round(1.5, -400), round(huge, 2)],
    "round overflow": lambda: round(huge, -308),
    "round inf": lambda: round(inf),
    "round nan": lambda: round(nan, 2),
    "round type": lambda: round(1.5, 1.0),
    "parse": lambda: [float(t) for t in ("1e-400", "1e400", "-0", " 1_0.5 ", "Infinity", "-inf", "nan", "1.", ".5", "1e5", "0x1p3" if False else "8")],
    "hex": lambda: [x.hex() for x in (0.1, -0.0, tiny, huge, inf, nan, 1.0)],
    "fromhex": lambda: [float.fromhex(t) for t in ("0x1.8p1", "-0x0p0", "0x1p-1074", "inf", "1.8")],
    "fromhex overflow": lambda: float.fromhex("0x1p1024"),
    "ratio": lambda: [x.as_integer_ratio() for x in (0.1, -2.5, tiny, 1e22)][1:],
    "ratio of inf": lambda: inf.as_integer_ratio(),
    "integers": lambda: [x.is_integer() for x in (1.0, 1.5, inf, nan, 1e300, -0.0)],
    "hash": lambda: [hash(x) for x in (0.0, -0.0, 1.0, 12345.0, inf, -inf, -2.0)],
    "nan in containers": lambda: (nan == nan, nan is nan, nan in [nan], [nan] == [nan], {nan: 1}[nan], (nan,) == (nan,), nan != nan),
    "nan order": lambda: (nan < 1, nan > 1, nan <= nan, min(nan, 1), min(1, nan), max(nan, 1), max([1, nan, 2])),
    "sort with zeros": lambda: sorted([0.0, -0.0, 0, -1e-300, 1e-300, inf, -inf]),
    "sets": lambda: (len({0.0, -0.0, 0, False}), len({nan, nan}), {1: "a"}[1.0], {1.0: "b"}[True]),
    "sum": lambda: (sum([0.1] * 10), sum([1e308, 1e308, -1e308]), sum([0.1, 1e100, 1, -1e100]), sum([1, 2.5, 3]), sum([inf, -inf])),
    "repr": lambda: [1e16, 1e15, 123456789012345680.0, 1e-4, 1e-5, 0.1 + 0.2, 1 / 3, 100.0, 1e22, 1e23, 5e-324, -1.5e-7],
    "truth": lambda: [bool(x) for x in (0.0, -0.0, tiny, nan, inf)],
    "trig": lambda: (math.isnan(nan), math.isinf(-inf), math.copysign(1, -0.0), math.copysign(3, nan) in (3.0, -3.0), math.floor(-0.5), math.ceil(-0.5), math.trunc(-2.7)),
    "floor of inf": lambda: math.floor(inf),
    "sqrt": lambda: (math.sqrt(2), math.sqrt(inf), math.sqrt(-0.0)),
    "sqrt negative": lambda: math.sqrt(-1),
    "log zero": lambda: math.log(0),
    "exp overflow": lambda: math.exp(1000),
    "format": lambda: f"{inf:f} {-nan:+.1f} {nan:08} {inf:>6} {-0.0:.1f} {-0.001:.0f} {1e400:e} {tiny:.3e} {huge:.3g} {0.5:.0%} {-inf:010.2f} {1e16:,} {2.5:.0f} {3.5:.0f}",
    "percent": lambda: "%5.1f|%-8g|%+e|%r|%s|%05d" % (nan, inf, -0.0, 1e16, -1e-7, 3.99),
    "z option": lambda: f"{-0.001:z.1f} {-0.0:z} {-1.5:z.0f}",
    "chain": lambda: (1.0).__add__(2), 
}.items():
    attempt(label, action)


def loop(steps):
    x, total = 1.0, 0.0
    for i in range(steps):
        x *= 1.7
        total += x if x < 1e300 else -1.0
        if x == inf:
            return i, total
    return None


def zero_loop():
    x, i = 1.0, 0
    while x:
        x /= 3
        i += 1
    return i


print(loop(2000), zero_loop())

for text in ("0x1p2000 junk", "0x1p1024p1", "-0x1.8p1024x", "0x1pz", "infx", "0x1p1023 x", "0x1p-2000x", "0x1.fffffffffffff8p1023q", "nan(1)", "0x", "0xp1024"):
    try:
        print(text, float.fromhex(text))
    except (ValueError, OverflowError) as error:
        print(text, type(error).__name__, error)
