# Covers: white space, digits, surrogates and null characters in texts of numbers, and in names of encodings, error handlers and formats
def outcome(function, *arguments, **options):
    try:
        return ascii(function(*arguments, **options))
    except Exception as error:
        return f"{type(error).__name__}: {ascii(str(error))}"


# C's white space counts in ASCII texts, Unicode's beyond ASCII; the separators 0x1c to 0x1f are neither.
TEXTS = ["\x1c5", "5\x1f", "\x855", "\xa05", "\u20005", "\x1c\u0665", "\u0665\x1c", "\x0b5\x0c", " \u0665\u06f6 ", "\ud800", "5\0"]
TEXTS += [b"\x1c5", b"\t5\v", b"5\x85", bytearray(b" 5 "), memoryview(b"5\n")]
for text in TEXTS:
    shown = ascii(bytes(text) if isinstance(text, memoryview) else text)
    for kind in (int, float, complex):
        print(shown, kind.__name__, outcome(kind, text))
    for base in (0, 7, 10):
        print(shown, base, outcome(int, text, base))

HEXADECIMAL = ["\u20001.0", " 0x1p3\n", "\x0b\x0c1\t", "\x1c1", "\x851", "1\0", "\ud800", " \ud800 1", "0x1.fffffffffffff8p0", "-nan"]
HEXADECIMAL += ["+iNfinity", "infin", "0x", "", " ", "1p-1074", "1p-1075", "1.8p-1075", "0x.p1", "1p1024"]
for text in HEXADECIMAL:
    print(ascii(text), outcome(float.fromhex, text))

for text in ("double", "float", "double\0", "\ud800", "half", "", 5):
    print(ascii(text), outcome(float.__getformat__, text))

NAMES = [None, 1, "a\ud800b", "a\0", "", "utf-8", "ascii"]
for encoding in NAMES:
    for errors in NAMES:
        for source in (1, "x", b"x"):
            print(ascii((source, encoding, errors)), outcome(str, source, encoding, errors), outcome(bytes, source, encoding, errors))
        print(outcome(b"x".decode, encoding, errors), outcome("x".encode, encoding, errors), outcome(str, encoding=encoding, errors=errors))


class Doubling(dict):
    """What copies it asks for its keys, since its iteration is its own."""

    def __iter__(self):
        return iter(["other"])

    def keys(self):
        return ["k", "l"]

    def __getitem__(self, key):
        return key * 2


class KeysOnly(dict):
    def keys(self):
        return ["k", "l"]


for kind in (Doubling, KeysOnly):
    one = kind(x=1)
    print(one.copy(), type(one.copy()), kind().copy(), one | {}, {} | one, {"y": 2} | one, dict(one), {**one}, dict(one, z=1))
    other = {}
    other.update(one)
    other |= one
    print(other)
