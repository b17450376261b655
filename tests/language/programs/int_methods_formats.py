# Covers: int: conversions with bases and underscores, bit methods, to_bytes/from_bytes, rounding, formatting with every type and flag, big numbers.


def show(label, function):
    try:
        print(label, "=", function())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


for text, base in [("ff", 16), ("0xff", 0), ("0b101", 0), ("0o17", 0), ("1_000", 10), ("z", 36), ("  12\n", 10), ("-0x1F", 16),
                   ("010", 10), ("010", 0), ("1__0", 10), ("_1", 10), ("", 10), ("12", 1), ("12", 37), ("9", 8), ("٣٤", 10),
                   ("0x", 16), ("+5", 10), ("- 5", 10), ("1e3", 10)]:
    show(f"int({text!r}, {base})", lambda: int(text, base))
for value in (0, 1, -1, 255, -256, 2**64, -(2**70)):
    print(value, value.bit_length(), value.bit_count(), hex(value), oct(value), bin(value))
show("to_bytes", lambda: (1000).to_bytes(2, "big"))
show("little", lambda: (1000).to_bytes(4, "little"))
show("default", lambda: (5).to_bytes())
show("signed", lambda: (-5).to_bytes(2, "big", signed=True))
show("overflow", lambda: (256).to_bytes(1, "big"))
show("negative", lambda: (-1).to_bytes(1, "big"))
show("bad order", lambda: (1).to_bytes(1, "middle"))
show("negative length", lambda: (1).to_bytes(-1, "big"))
show("from", lambda: int.from_bytes(b"\x03\xe8", "big"))
show("from signed", lambda: int.from_bytes(b"\xff\xfe", "little", signed=True))
show("from list", lambda: int.from_bytes([1, 2, 3]))
show("from bad", lambda: int.from_bytes([256]))
show("from text", lambda: int.from_bytes("ab"))
for number in (15, 25, 35, -15, 149, 12345678901234567890):
    print(number, round(number, -1), round(number, -2), round(number, 3), round(number))
print((7).as_integer_ratio(), (7).conjugate(), (7).real, (7).imag, (7).numerator, (7).denominator, (5).is_integer())
for spec in ("", "d", "5d", "<5d", ">5d", "^5d", "=5d", "05d", "+d", " d", "-d", ",d", "_d", "x", "X", "#x", "#X", "o", "#o", "b", "#b",
             "_b", "_x", "#010x", "c", "e", ".2e", "f", ".1f", "g", "%", ".0%", "n", "*^9d", "x<6", ",.2f", "+,d", "08,d", "=+8d"):
    show(f"{{:{spec}}}", lambda: format(65, spec) + "|" + format(-65 if spec != "c" else 66, spec))
for spec in ("s", ".2d", "z", ",x", "_c", "+c", "5.d", "10000000000000000000d", "#c", "dd", ",n", ",_d"):
    show(f"bad {{:{spec}}}", lambda: format(5, spec))
big = 3**200
print(big, big % 10**9, big // 7**50, -big // 7**100, big >> 300, (big << 10) % 1000, pow(3, 200, 1000007))
print(f"{big:,}"[-15:], f"{big:x}"[:10], f"{big:e}", f"{big:.3g}", len(str(2**10000)))
print(int(2.9), int(-2.9), int(1e20), int(True), int("0"), -7 // 2, -7 % 3, 7 % -3, divmod(-7, 2), divmod(7, -2))
print(True + True, True * 5, ~True if False else ~1, True & False, True | 2, True ^ True, -True, +False)
print(2**-2, 0**0, (-8) ** 3, (-2) ** -1, 10**20, 2**100)
print(1 < 2**70, 2**70 == float(2**70), 2**53 + 1 == float(2**53 + 1), 10**400 > 1e300, hash(2**61 - 1) if False else "")


class Int(int):
    def __add__(self, other):
        return Int(super().__add__(other))

    def __repr__(self):
        return f"Int({int(self)})"


print(Int(5) + 1, Int(5) - 1, Int("7"), [Int(1)], f"{Int(3)}", f"{Int(3):03d}", Int(3) == 3, {Int(3): 1}[3])


class Index:
    def __index__(self):
        return 3


class IntMethod:
    def __int__(self):
        return 4


class Trunc:
    def __trunc__(self):
        return 5


class BadIndex:
    def __index__(self):
        return 1.5


for thing in (Index(), IntMethod(), Trunc(), BadIndex(), object()):
    show(type(thing).__name__, lambda: int(thing))
    show("index of list", lambda: [1, 2, 3, 4][thing])
    show("hex", lambda: hex(thing))
    show("range", lambda: list(range(thing)))
    show("repeat", lambda: "ab" * thing)
