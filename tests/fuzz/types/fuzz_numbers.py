"""Random numbers as values: boundaries first, since that is where implementations differ."""

POWERS = (7, 8, 15, 16, 29, 30, 31, 32, 52, 53, 54, 59, 60, 61, 62, 63, 64, 65, 95, 127, 128, 256, 1023, 1024)

BOUNDARIES = [0, 1, -1, 255, 256, 257, 0xD800, 0x10FFFF, 0x110000]
for _power in POWERS:
    for _delta in (-1, 0, 1):
        BOUNDARIES.append((1 << _power) + _delta)
        BOUNDARIES.append(-((1 << _power) + _delta))
for _power in (1, 2, 9, 15, 16, 17, 18, 19, 20, 22, 23, 50, 100, 308, 309):
    for _delta in (-1, 0, 1):
        BOUNDARIES.append(10**_power + _delta)
        BOUNDARIES.append(-(10**_power) + _delta)

INFINITY = float("inf")
NAN = float("nan")
# The ends of the windows in which pyc keeps a float in the value itself, of the integers, of the decimals.
FLOATS = [
    0.0, -0.0, 1.0, -1.0, 0.5, -0.5, 1.5, 2.5, -2.5, 0.1, 0.2, 0.3, 1 / 3, 2.675, 1e15, 1e16, 1e17, 123456789.123456789,
    9007199254740991.0, 9007199254740992.0, 9007199254740993.0, 4611686018427387904.0, 9223372036854775808.0,
    -9223372036854775808.0, 18446744073709551616.0, 2.0**-127, 2.0**-126, 2.0**-128, 2.0**127, 2.0**128, 2.0**129,
    -(2.0**-127), -(2.0**128), 2.2250738585072014e-308, 5e-324, -5e-324, 1.7976931348623157e308, -1.7976931348623157e308,
    1e-5, 1e-4, 1e22, 1e23, 9.999999999999999e22, 99999.95, 0.99999, 1e100, 1e-100, 3.141592653589793, 2.718281828459045,
    INFINITY, -INFINITY, NAN, 1e308, 4.35, 0.045, 1234567.0, 100.0, 1e5, 12345678.9, 0.000123456789,
]
for _float in (2.0**-127, 2.0**128, 1.0, 2.0**53):
    FLOATS.append(_float * (1 + 2.0**-52))
    FLOATS.append(_float * (1 - 2.0**-53))


def make_int(r):
    kind = r.below(10)
    if kind < 5:
        return r.between(-10, 12)
    if kind < 8:
        return r.pick(BOUNDARIES)
    value = r.bits(r.pick((8, 16, 30, 40, 62, 63, 64, 100, 200, 700)))
    return -value if r.chance(40) else value


def make_index(r):
    """An int for an index, a count or a width: small, or so large that nobody has the memory."""
    kind = r.below(20)
    if kind < 15:
        return r.between(-9, 12)
    if kind < 17:
        return r.between(-40, 40)
    return r.pick((1 << 64, -(1 << 64), 1 << 63, -(1 << 63) - 1, 10**20, -(10**30)))


def make_bool(r):
    return r.chance(50)


def make_float(r):
    kind = r.below(10)
    if kind < 6:
        return r.pick(FLOATS)
    if kind < 8:
        return r.between(-100000, 100000) / r.pick((1, 2, 3, 4, 7, 8, 10, 100, 1000, 1024))
    return (1.0 + r.bits(52) * 2.0**-52) * 2.0 ** r.between(-1070, 1020) * r.pick((1, -1))


def make_complex(r):
    return complex(make_float(r), make_float(r))


def make_number(r):
    return r.pick((make_int, make_int, make_float, make_float, make_bool, make_complex))(r)


def make_real(r):
    return r.pick((make_int, make_float, make_bool))(r)
