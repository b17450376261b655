# Covers: names of characters: the error handler namereplace in every encoding that calls handlers, \N{...} in unicode_escape with names, aliases and computed names, its errors, streams, and all code points.
import codecs

HANDLER = codecs.lookup_error("namereplace")


def show(label, function, *args):
    try:
        print(label, ascii(function(*args)))
    except Exception as error:
        print(label, type(error).__name__, ascii(str(error)), getattr(error, "__notes__", None))


# Plain names, Hangul, ideographs, other names with a number, unnamed and private points, surrogates, beyond U+FFFF.
SAMPLES = [
    "a\xe9\u20ac\u1e9e\u2028", "\uac00\uac01\ud7a3\u1100", "\u4e00\u3400\u9fff\ua000\uf900\ufa6e\U00020000\U0002a6df\U0002a6e0\U0002f800\U000323af\U000323b0",
    "\U0001b170\U0001b2fb\U0001b2fc\U00013460\U00018b00\U00018cff\U00017000", "\x80\x9f\u0378\ufffe\uffff", "\ue000\uf8ff\U0010ffff\U00100000", "\ud800\udfff\udc80",
    "\U0001f600\U0001f1e9\U000e0100\U000e0001\U0001fbf9", "\U000f0000\U000f0007\U000f01de\U000f01df\U000f0200\U000f03cc\U000f03cd", "x\u0f0ay\u0f60z\u0f0c\u2011\ufdfa",
]
for sample in SAMPLES:
    for encoding in ["ascii", "latin-1", "utf-8", "utf-16-le"]:
        show(encoding, sample.encode, encoding, "namereplace")
    show("charmap", codecs.charmap_encode, sample, "namereplace", {ord(c): ord(c) for c in "\\{}-abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 \xe9"})
    show("back", lambda: sample.encode("ascii", "namereplace").decode("unicode_escape") == sample)
show("charmap without braces", codecs.charmap_encode, "a\xe9", "namereplace", {97: 97, 92: 92, 78: 78})
show("cp1252", "\u20ac\u0416".encode, "cp1252", "namereplace")

show("handler", HANDLER, UnicodeEncodeError("ascii", "a\x00\\\x7f\u20ac", 0, 5, "why"))
show("handler", HANDLER, UnicodeEncodeError("any", "\u20ac\u20acx\u0416", 1, 3, "why"))
show("handler", HANDLER, UnicodeEncodeError("any", "\u20ac\u0416", 1, 1, "why"))
show("handler", HANDLER, UnicodeEncodeError("any", "\u20ac\u0416", -5, 50, "why"))
show("handler", HANDLER, UnicodeDecodeError("any", b"\xff", 0, 1, "why"))
show("handler", HANDLER, UnicodeTranslateError("\u20ac", 0, 1, "why"))
show("handler", HANDLER, ValueError())
print(codecs.namereplace_errors is HANDLER, HANDLER.__name__)


def decode(name, errors="strict"):
    return codecs.decode(b"a\\N{" + name + b"}z", "unicode_escape", errors)


NAMES = [
    b"EURO SIGN", b"euro sign", b"eUrO SiGn", b"GRINNING FACE", b"TIBETAN MARK BKA- SHOG YIG MGO", b"tibetan letter -a", b"REVERSE SOLIDUS", b"BEL", b"bell", b"Line Feed", b"NULL",
    b"VS17", b"variation selector-17", b"LATIN SMALL LETTER GHA", b"NBSP", b"ZWJ", b"HANGUL SYLLABLE A", b"HANGUL SYLLABLE GGAGG", b"HANGUL SYLLABLE HIH", b"CJK UNIFIED IDEOGRAPH-4E00",
    b"CJK UNIFIED IDEOGRAPH-04E00", b"CJK UNIFIED IDEOGRAPH-20000", b"CJK COMPATIBILITY IDEOGRAPH-F900", b"cjk compatibility ideograph-2f800", b"nushu character-1b2fb",
    b"Egyptian Hieroglyph-143FA", b"KHITAN SMALL SCRIPT CHARACTER-18CFF",
]
UNKNOWN = [
    b"", b" ", b"x", b"EURO  SIGN", b" EURO SIGN", b"EURO SIGN ", b"EURO_SIGN", b"EURO-SIGN", b"EURO SIGN\0", b"EURO SIGN\xe9", b"\xe9", b"KEYCAP NUMBER SIGN", b"keycap digit one", b"{", b"\\N{EURO SIGN",
    b"hangul syllable a", b"HANGUL SYLLABLE a", b"HANGUL SYLLABLE", b"HANGUL SYLLABLE ", b"HANGUL SYLLABLE X", b"HANGUL SYLLABLE GAGGG", b"HANGUL SYLLABLE G", b"HANGUL SYLLABLE GAG ",
    b"cjk unified ideograph-4E00", b"CJK UNIFIED IDEOGRAPH-4e00", b"CJK UNIFIED IDEOGRAPH-004E00", b"CJK UNIFIED IDEOGRAPH-F900", b"CJK UNIFIED IDEOGRAPH-", b"CJK UNIFIED IDEOGRAPH-4E0G",
    b"CJK COMPATIBILITY IDEOGRAPH-0F900", b"NUSHU CHARACTER-1B2FC", b"NUSHU CHARACTER-01B170", b"TANGUT IDEOGRAPH-17000", b"A" * 88, b"A" * 89, b"B" * 300, b"CONTROL-0000", b"<control>",
]
for name in NAMES + UNKNOWN:
    show(name, decode, name)
for errors in ["replace", "ignore", "backslashreplace", "surrogateescape", "surrogatepass", "xmlcharrefreplace", "namereplace"]:
    for data in [b"\\N{BEL}\\N{none}!\\N{lf}", b"\\N{}}", b"\\N", b"\\Nx", b"\\N{\xff}", b"\\N{BEL", b"\\N{EURO SIGN}\xff\\x4"]:
        show((errors, data), codecs.decode, data, "unicode-escape", errors)
codecs.register_error("own", lambda error: (f"<{error.reason} {error.start}:{error.end}>", error.end - 1))
show("own", decode, b"no such name", "own")
show("text", codecs.unicode_escape_decode, "\u20ac\\N{EURO SIGN}\\N{\u20ac}", "replace")
show("raw", codecs.decode, b"\\N{BEL}\\u20ac", "raw_unicode_escape")

decoder = codecs.getincrementaldecoder("unicode_escape")()
pieces = [decoder.decode(bytes([byte])) for byte in b"a\\N{euro sign}b\\N{BEL}\\u20ac"]
print(ascii(pieces), ascii(decoder.decode(b"", True)))
decoder = codecs.getincrementaldecoder("unicode_escape")()
show("unfinished", lambda: (decoder.decode(b"x\\N{euro"), decoder.getstate(), decoder.decode(b" sign", True)))
show("final=False", codecs.unicode_escape_decode, b"x\\N{euro sig", "strict", False)

# All code points, through the handler and back.
PRIME = (1 << 61) - 1


def characters(first):
    """0x1000 characters, without a str for each of them: those are many collections under stress."""
    data = bytearray(4 * 0x1000)
    data[0::4] = bytes(range(256)) * 16
    data[1::4] = b"".join([bytes([(first >> 8 & 255) + i]) * 256 for i in range(16)])
    data[2::4] = bytes([first >> 16]) * 0x1000
    return data.decode("utf-32-le", "surrogatepass")


mismatches = 0
for plane in range(0, 0x110000, 0x8000):
    total = 0
    for first in range(plane, plane + 0x8000, 0x1000):
        text = characters(first)[0 if first else 0x80:]
        encoded = text.encode("ascii", "namereplace")
        total = (total * 31 + int.from_bytes(encoded, "big") + len(encoded)) % PRIME
        if not 0xf0000 <= first < 0xf1000 and encoded.decode("unicode_escape") != text:
            mismatches += 1
        # The names of aliases stand for other points.
        elif first == 0xf0000:
            print(ascii(encoded[:encoded.index(b"\\N{KEYCAP")].decode("unicode_escape")))
    print(hex(plane), total)
print(mismatches, "mismatches")
