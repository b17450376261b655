"""Random text and bytes: every width of characters, white space, digits, cases and combinations that have rules of their own."""

from fuzz_numbers import make_index

ASCII = "abcxyzABCXYZ0123456789 _-+.,:;!?/\\'\"%{}[]()<>=\t\n\r\v\f\x1c\x1d\x1e\x1f\x00\x7f"
LATIN = "\x80\x85\xa0\xaa\xb2\xb5\xb9\xbc\xc0\xd7\xdf\xe9\xf7\xff"
# Special casing, titles, digits that are no decimals, combining, separators, directional, private, unassigned.
WIDE = (
    "\u0100\u0130\u0131\u0149\u017f\u01c4\u01c5\u01c6\u01f0\u0300\u0301\u0345\u0390\u03a3\u03c2\u03c3\u0561\u0587\u0660\u0669"
    "\u0966\u0e51\u10a0\u10d0\u13a0\u13f8\u1680\u1c90\u1e9e\u1f80\u1f88\u1fbc\u1fd3\u2000\u2028\u2029\u202f\u205f\u2160\u2170\u2460"
    "\u2c2f\u3000\u3007\u4e00\u4e8c\ua64a\uab70\ud7ff\ud800\udbff\udc00\udfff\ue000\ufb00\ufb03\ufb13\ufdd0\ufeff\uff10\uff21\uffff"
)
ASTRAL = "\U00010000\U00010400\U00010428\U000104b0\U00010d50\U0001d400\U0001d7ce\U0001d7ff\U0001f600\U0001f1e6\U000e0100\U0010ffff"
NUMBERS = "0123456789_+-.eExXbBoOjJ()nainfNAINF \u0660\u0663\uff11\U0001d7d8abcdef"

WORDS = (
    "", "a", "ab", "abc", "aab", "b", " ", "  ", "a b", " a  b ", "\n", "a\nb\r\nc", "x,y,,z", "ABC", "Abc Def", "hello world",
    "0", "12", "-5", "+7", "1_000", "3.14", "1e5", "nan", "inf", "-infinity", "0x1f", "0b101", "0o17", "1+2j", "\xe9t\xe9", "stra\xdfe",
    "\u03a3\u0391\u03a3", "\u0130", "\ufb01x", "\U0001f600\U0001f601", "a\ud800b", "e\u0301", "class", "_x1", "1x", "{}", "%s", "a=b=c",
)
SEPARATORS = (" ", ",", "", "a", "ab", "b", "x", "\n", "\xe9", "\u03c3", "\U0001f600", "abc", "\u2028")


def make_str(r):
    kind = r.below(10)
    if kind < 5:
        return r.pick(WORDS)
    length = r.pick((0, 1, 1, 2, 3, 4, 6, 10, 20))
    alphabet = r.pick((ASCII, ASCII, "ab", "ab ", LATIN, WIDE, ASTRAL))
    mixed = r.chance(30)
    text = ""
    for _ in range(length):
        text += r.pick(r.pick((ASCII, LATIN, WIDE, ASTRAL)) if mixed else alphabet)
    return text


def make_separator(r):
    return r.pick(SEPARATORS) if r.chance(70) else make_str(r)


def make_character(r):
    return r.pick(r.pick((ASCII, LATIN, WIDE, ASTRAL)))


def make_number_text(r):
    length = r.pick((0, 1, 2, 3, 4, 5, 8, 12, 25))
    text = ""
    for _ in range(length):
        text += r.pick(NUMBERS) if r.chance(45) else r.pick("0123456789")
    return text


BYTE_WORDS = (
    b"", b"a", b"ab", b"abc", b"aab", b" ", b" a  b ", b"a\nb\r\nc\rd", b"x,y,,z", b"ABC", b"Hello World", b"0", b"12", b"-5", b"1_0", b"0x1f",
    b"\x00", b"\xff\xfe", b"\xc3\xa9", b"\xe2\x82\xac", b"\xf0\x9f\x98\x80", b"\xed\xa0\x80", b"\xc0\x80", b"deadBEEF", b"de ad", b"\t1.5\n",
    b"\x85\xa0", b"\x1c\x1f", b"\x0b\x0c",
)


def make_bytes(r):
    if r.chance(55):
        return r.pick(BYTE_WORDS)
    length = r.pick((0, 1, 2, 3, 5, 9, 20))
    if r.chance(50):
        return bytes([r.pick(b"abAB01 ,\n\t") for _ in range(length)])
    return bytes([r.below(256) for _ in range(length)])


def make_bytearray(r):
    return bytearray(make_bytes(r))


def make_byte(r):
    return r.pick((0, 1, 9, 32, 48, 97, 98, 65, 127, 128, 255, 256, -1)) if r.chance(90) else make_index(r)
