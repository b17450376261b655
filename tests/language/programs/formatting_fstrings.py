# Covers: f-strings and format: alignment, signs, grouping, bases, precision, nested specs, conversions, debug form, str.format.
name = "Ada"
value = 42
pi = 3.14159265
print(f"{name} is {value} and {pi:.2f}")
print(f"[{name:>10}] [{name:<10}] [{name:^10}] [{name:*^9}]")
print(f"[{value:5}] [{value:<5}] [{value:05}] [{value:+}] [{-value:+}] [{value: }]")
print(f"{value:b} {value:o} {value:x} {value:X} {value:#x} {value:#b} {255:#o} {65:c}")
print(f"{1234567:,} {1234567:_} {1234567.891:,.1f} {0xFFFF:_x}")
print(f"{pi:10.3f}|{pi:<10.3f}|{pi:e}|{pi:.3e}|{pi:g}|{pi:.0f}|{0.5:.0%}")
width, precision = 12, 4
print(f"{pi:{width}.{precision}f}|{name:{'>'}{width}}|")
print(f"{name!r} {name!s} {'é'!a} {name!r:>8}")
print(f"{value=} {pi = :.2f} {name=!s} {value + 1 = }")
print(f"{{literal}} {{{value}}}")
print(f"{[1, 2, 3]} {(1,)} {{'a': 1}}", f"{ {'a': 1}['a'] }")
print(f"{'nested ' + f'{value} inner'}")
print(f"{value if value > 40 else 'small'} {len(name)} {name[0]} {name.upper()}")
print("{} {} {}".format(1, "two", 3.0), "{1} {0} {1}".format("a", "b"), "{x}-{y}".format(x=1, y=2))
print("{0[0]} {0[1]} {1[key]} {2.real}".format([10, 20], {"key": "v"}, 5))
print("{:>8}|{:^8}|{:<8}|".format("r", "c", "l"), "{:08.3f}".format(3.14159), "{:,}".format(10**9))
print("%5d|%-5d|%05d|%x|%o|%s|%r|%c|%%" % (42, 42, 42, 255, 8, "s", "r", "c"))
print("%(a)s and %(b)d" % {"a": "first", "b": 2}, "%.2f %10.1f %+d" % (1.239, 2.55, 7))
print(format(255, "x"), format(3.5, ".2f"), format("s", ">4"), format(True, "d"), format(None, ""))


class Money:
    def __init__(self, amount):
        self.amount = amount

    def __format__(self, spec):
        if spec == "long":
            return f"{self.amount} euros"
        return f"€{self.amount:{spec}}"

    def __str__(self):
        return f"Money({self.amount})"


m = Money(12.5)
print(f"{m:.2f} {m:long} {m!s} {m}")
print(f"""multi {
    value
} line""")
