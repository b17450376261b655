# Covers: float: repr and rounding, formatting with every type, precision and flag, special values, hex, as_integer_ratio, errors, comparisons with ints.


def show(label, function):
    try:
        print(label, "=", function())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


values = (0.0, -0.0, 1.0, 0.1, 1 / 3, 1e16, 1e-5, 123456.789, 1e22, 1e23, 5e-324, 1.7976931348623157e308, 2.5, -1234.5,
          float("inf"), float("-inf"), float("nan"), 1e100, 0.0001, 0.00001, 9007199254740993.0)
for value in values:
    print(repr(value), str(value), [value], f"{value}", f"{value:g}", f"{value:.3f}", f"{value:e}", f"{value:.0f}", f"{value:n}")
for spec in ("", "10", "<10", "^10", "=+10", "010", ".2", ".2f", ".2e", ".2g", ".10g", "+.1f", " .1f", ",.2f", "_.2f", "%", ".1%", "#.0f",
             "#g", "E", "G", "F", "z.1f", "*>12.3f", "-.0f", "015,.2f", ".0e", ".17g", ",", "+", "_", ".3", "#.3g", "#.0e", ",.4g"):
    show(f"{{:{spec}}}", lambda: "|".join(format(v, spec) for v in (1234.5678, -0.04, 1e10, float("inf"))))
for spec in ("d", "x", "s", "c", "b", ".f", "5.", ",_f", "zd", "..2f", "1.2.3", "0x"):
    show(f"bad {{:{spec}}}", lambda: format(1.5, spec))
for value, digits in [(2.5, 0), (3.5, 0), (-2.5, 0), (2.675, 2), (1234.5678, -2), (0.5, 0), (1.5, None), (1e300, 5), (1.25, 1), (1e16, -17),
                      (float("inf"), 2), (5e-324, 400), (123.456, 1), (-0.4, 0)]:
    show(f"round({value}, {digits})", lambda: round(value, digits))
for bad in (float("inf"), float("nan")):
    show("round", lambda: round(bad))
    show("int", lambda: int(bad))
    show("ratio", lambda: bad.as_integer_ratio())
print((0.75).as_integer_ratio(), (-0.1).as_integer_ratio(), (1e20).is_integer(), (1.5).is_integer(), (2.0).is_integer())
print((1.5).hex(), (-0.1).hex(), (0.0).hex(), float("inf").hex(), (5e-324).hex())
for text in ("0x1.8p+0", "0x1p-2", "-0x.8p1", "inf", "nan", "1.8", "0x", "0x1p", "0x1p99999", ""):
    show(f"fromhex {text!r}", lambda: float.fromhex(text))
for text in ("1.5", " -2e3 ", "1_000.5", "1e400", "-1e400", "1e-400", "inf", "-Infinity", "NaN", ".5", "5.", "1__0", "e5", "1e", "", "0x10", "١.٥",
             "1.5.2", "infinit", "+nan", "1e+5", "1e5_0"):
    show(f"float({text!r})", lambda: float(text))
print(1.5 // 0.5, -1.5 // 1, 1.5 % 1, -1.5 % 1, 1e308 * 10, -1e308 * 10, divmod(7.5, 2), divmod(-7.5, 2), 2.0**0.5, (-8.0) ** (1 / 3))
print(1.0 == 1, 0.1 + 0.2 == 0.3, 1e16 + 1 == 1e16, float(10**15) == 10**15, 2**53 == 2.0**53, 2**53 + 1 > 2.0**53, 1 < 1.5 < 2)
print(float("nan") == float("nan"), max(1.0, float("nan")), min(float("nan"), 1.0), sorted([3.5, 1, 2.25, -0.0, 0]))
print(0.0 == -0.0, str(-0.0), 1 / float("inf"), -1 / float("inf"), float("inf") - float("inf"), float("inf") > 10**400)
show("zero division", lambda: 1.0 / 0.0)
show("mod zero", lambda: 1.0 % 0.0)
show("floor zero", lambda: 1.0 // 0.0)
show("huge int", lambda: float(10**400))
show("compare", lambda: 1.5 < "a")
show("add", lambda: 1.5 + None)
show("from list", lambda: float([]))


class Float:
    def __float__(self):
        return 2.5


class BadFloat:
    def __float__(self):
        return "no"


class OnlyIndex:
    def __index__(self):
        return 7


for thing in (Float(), BadFloat(), OnlyIndex()):
    show(type(thing).__name__, lambda: float(thing))


class Sub(float):
    def __repr__(self):
        return "Sub!"


print(Sub(1.5), [Sub(1.5)], Sub(1.5) + 1, f"{Sub(1.5)}", f"{Sub(2):.1f}", float(Sub(3)), Sub(1.5).hex())
total = 0.0
for _ in range(10):
    total += 0.1
print(total, sum([0.1] * 10), sum([1e100, 1.0, -1e100]), total == 1.0)
