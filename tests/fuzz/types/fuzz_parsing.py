"""Calls on text: numbers read and printed, codecs with every handler of errors, translation, and methods of str over wide and combining characters."""

from fuzz_call import Call
from fuzz_numbers import make_float, make_int, make_number
from fuzz_text import ASCII, ASTRAL, LATIN, WIDE, make_bytes, make_character, make_number_text, make_str
from fuzz_values import make_any, make_hashable, make_scalar

CODECS = (
    "utf-8", "utf-8", "ascii", "latin-1", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-le", "utf-32-be", "UTF8", "U8", "unicode_escape", "raw_unicode_escape",
    "utf_8", "iso8859-1", "L1", "646", "nosuch", "utf 8", "",
)
HANDLERS = ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "xmlcharrefreplace", "namereplace", "nosuch", "")
HEXADECIMAL = "0123456789abcdefABCDEF.pPxX+-_ "


def damaged(r, data):
    """The bytes with one changed, left out or doubled, so that decoders meet every kind of fault."""
    if not data:
        return data
    at = r.below(len(data))
    kind = r.below(4)
    if kind == 0:
        return data[:at] + bytes([r.below(256)]) + data[at + 1 :]
    if kind == 1:
        return data[:at] + data[at + 1 :]
    if kind == 2:
        return data[:at] + data[at : at + 1] + data[at:]
    return data[:at]


def coding(r):
    codec, handler = r.pick(CODECS), r.pick(HANDLERS)
    if r.chance(45):
        return Call("encode " + codec, (make_wide(r), handler)), lambda s, h: s.encode(codec, h)
    encoder = codec if codec in CODECS[:10] else "utf-8"
    data = make_bytes(r) if r.chance(30) else make_wide(r).encode(encoder, "replace" if r.chance(50) or encoder in ("ascii", "latin-1") else "surrogatepass")
    if r.chance(70):
        data = damaged(r, data)
    if r.chance(20):
        data = bytearray(data)
    if r.chance(30):
        return Call("str of " + codec, (data, handler)), lambda b, h: str(b, codec, h)
    return Call("decode " + codec, (data, handler)), lambda b, h: b.decode(codec, h)


def make_digits(r):
    text = "".join([r.pick("0123456789") for _ in range(r.pick((1, 2, 5, 17, 18, 30)))])
    if r.chance(50):
        at = r.below(len(text) + 1)
        text = text[:at] + r.pick("._") + text[at:]
    if r.chance(50):
        text += r.pick("eE") + r.pick(("", "+", "-")) + str(r.pick((0, 1, 5, 22, 23, 100, 300, 307, 308, 309, 323, 324, 325, 400)))
    return r.pick(("", "", "-", "+", " ")) + text + r.pick(("", "", "j", " ", "_"))


def make_hexadecimal(r):
    if r.chance(40):
        return make_float(r).hex()
    text = r.pick(("0x", "", "-0x", "0X")) + r.pick("01") + "."
    text += "".join([r.pick(HEXADECIMAL[:22]) for _ in range(r.pick((0, 1, 12, 13, 14, 20)))])
    text += r.pick("pP") + r.pick(("", "+", "-")) + str(r.pick((0, 1, 52, 1022, 1023, 1024, 1074, 1075, 1100)))
    if r.chance(15):
        at = r.below(len(text))
        text = text[:at] + r.pick(HEXADECIMAL) + text[at + 1 :]
    return text


def make_complex_text(r):
    return r.pick(("", "(", " (")) + make_digits(r) + r.pick(("+", "-", "", "+-")) + make_digits(r) + r.pick(("j", "j)", "J ", "", ")"))


def round_trip(value):
    text = repr(value)
    return text, type(value)(text), str(value), f"{value}"


def bytes_round_trip(value, length, order, signed):
    data = value.to_bytes(length, order, signed=signed)
    return data, int.from_bytes(data, order, signed=signed), int.from_bytes(data, order)


def parsing(r):
    kind = r.below(9)
    if kind == 0:
        return Call("float of digits", (make_digits(r),)), lambda s: float(s)
    if kind == 1:
        return Call("complex of text", (make_complex_text(r),)), lambda s: complex(s)
    if kind == 2:
        return Call("int of digits", (make_digits(r), r.pick((10, 0, 2, 16, 36, 8)))), lambda s, b: int(s, b)
    if kind == 3:
        return Call("float.fromhex", (make_hexadecimal(r),)), lambda s: float.fromhex(s)
    if kind == 4:
        return Call("round trip", (make_number(r),)), round_trip
    if kind == 5:
        value = make_int(r) if r.chance(85) else make_any(r)
        return Call("bytes of int", (value, r.pick((0, 1, 2, 4, 7, 8, 9, 30)), r.pick(("big", "little")), r.chance(50))), bytes_round_trip
    if kind == 6:
        data = r.pick((make_bytes, lambda r: list(make_bytes(r)), make_any))(r)
        return Call("int.from_bytes", (data, r.pick(("big", "little", "middle")), r.chance(50))), lambda b, o, s: int.from_bytes(b, o, signed=s)
    if kind == 7:
        return Call("int of number text", (make_number_text(r),)), lambda s: [int(s, 0), int(s)]
    a, b, c = make_int(r), make_int(r), make_int(r)
    return Call("pow modulo", (a, b if r.chance(50) else r.between(-9, 30), c)), lambda a, b, c: (pow(a, b, c), divmod(a, c))


def make_wide(r):
    """Text that mixes characters of all widths, combining and surrogate ones included."""
    text = ""
    for _ in range(r.pick((0, 1, 2, 3, 5, 9, 17))):
        text += r.pick(r.pick((ASCII, LATIN, WIDE, ASTRAL)))
        if r.chance(15):
            text += r.pick("\u0301\u0300\u0345\u0327\u200d\ufe0f")
    return text if r.chance(80) else make_str(r)


def make_part_of(r, text):
    start = r.below(len(text) + 1)
    return text[start : start + r.below(4)] if r.chance(75) else make_wide(r)


NO_ARGUMENTS = (
    lambda s: s.upper(), lambda s: s.lower(), lambda s: s.title(), lambda s: s.capitalize(), lambda s: s.swapcase(), lambda s: s.casefold(), lambda s: s.split(), lambda s: s.rsplit(None, 1),
    lambda s: s.splitlines(True), lambda s: (s.isalpha(), s.isalnum(), s.isdecimal(), s.isdigit(), s.isnumeric(), s.isspace()), lambda s: (s.isupper(), s.islower(), s.istitle()),
    lambda s: (s.isidentifier(), s.isprintable(), s.isascii()), lambda s: (repr(s), ascii(s)), lambda s: s[::-1], lambda s: s[1::2], lambda s: [c for c in s], lambda s: s.strip(),
    lambda s: s.expandtabs(3), lambda s: sorted(s), lambda s: (max(s), min(s)), lambda s: s.encode("utf-8", "surrogatepass"), lambda s: [ord(c) for c in reversed(s)], lambda s: s.zfill(9),
)
ONE_ARGUMENT = (
    lambda s, p: (s.find(p), s.rfind(p), s.count(p)), lambda s, p: s.index(p), lambda s, p: s.rindex(p), lambda s, p: s.split(p), lambda s, p: s.rsplit(p, 2), lambda s, p: s.partition(p),
    lambda s, p: s.rpartition(p), lambda s, p: s.replace(p, "x\u20ac"), lambda s, p: s.replace("a", p, 2), lambda s, p: (s.startswith(p), s.endswith(p), p in s), lambda s, p: s.strip(p),
    lambda s, p: s.lstrip(p) + s.rstrip(p), lambda s, p: s.removeprefix(p) + s.removesuffix(p), lambda s, p: p.join(s), lambda s, p: s.center(20, p), lambda s, p: (s < p, s == p, s >= p),
    lambda s, p: s + p, lambda s, p: (s + p).find(p, 1), lambda s, p: f"{s}{p:>6}{s!a}", lambda s, p: s.count(p, 1, -1), lambda s, p: (hash(s) == hash(p)) == (s == p),
)


def wide_text(r):
    text = make_wide(r)
    if r.chance(40):
        return Call("wide", (text,)), r.pick(NO_ARGUMENTS)
    return Call("wide with part", (text, make_part_of(r, text))), r.pick(ONE_ARGUMENT)


def translation(r):
    text = make_wide(r)
    kind = r.below(4)
    if kind == 0:
        source = "".join([r.pick(text) if text and r.chance(60) else make_character(r) for _ in range(r.below(5))])
        target = "".join([make_character(r) for _ in range(len(source) if r.chance(85) else r.below(4))])
        removed = make_part_of(r, text)
        return Call("maketrans", (text, source, target, removed)), lambda s, a, b, c: (s.translate(str.maketrans(a, b)), s.translate(str.maketrans(a, b, c)))
    if kind == 1:
        table = {(ord(r.pick(text)) if text and r.chance(70) else make_hashable(r)): r.pick((None, "", "xy", make_character(r), 0x10FFFF, 0x110000, -1, make_scalar(r))) for _ in range(r.below(5))}
        return Call("translate", (text, table)), lambda s, t: s.translate(t)
    if kind == 2:
        table = {r.pick((make_character(r), make_hashable(r))): make_scalar(r) for _ in range(r.below(4))}
        return Call("maketrans of dict", (table,)), lambda t: str.maketrans(t)
    data = make_bytes(r)
    source, target = make_bytes(r), make_bytes(r)
    if r.chance(70):
        target = (target * 30 + bytes(30))[: len(source)]
    return Call("bytes.maketrans", (data, source, target)), lambda d, a, b: (bytes.maketrans(a, b).hex(), d.translate(bytes.maketrans(a, b), b"a"))
