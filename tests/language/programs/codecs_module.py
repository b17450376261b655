# Covers: the module codecs: registry, registered error handlers, stateful and incremental codecs, charmaps, escapes, stream classes.
import codecs
import warnings

# Invalid escapes are accepted, with a warning.
warnings.simplefilter("ignore", DeprecationWarning)


def attempt(label, function):
    try:
        print(label, ascii(function()))
    except Exception as error:
        print(label, type(error).__name__, ascii(str(error)), getattr(error, "__notes__", None))


codecs.register_error("bad1", lambda e: 5)
codecs.register_error("bad2", lambda e: ("a",))
codecs.register_error("bad3", lambda e: ("a", 99))
codecs.register_error("show", lambda e: (f"<{e.encoding}:{e.start}-{e.end}:{e.reason}>", e.end))
codecs.register_error("bytes", lambda e: (b"<bytes>", e.end))
codecs.register_error("last", lambda e: ("?", -1))
codecs.register_error("euro", lambda e: ("\u20ac", e.end))
for handler in ["bad1", "bad2", "bad3", "show", "bytes", "last", "euro"]:
    attempt(handler, lambda: b"a\xffb".decode("utf-8", handler))
    attempt(handler, lambda: "a\u1234\u1235b".encode("ascii", handler))
    attempt(handler, lambda: b"a\xffb".decode("ascii", handler))
    attempt(handler, lambda: "a\ud800b".encode("utf-8", handler))
    attempt(handler, lambda: "a\u1234b".encode("latin-1", handler))
    attempt(handler, lambda: "a\ud800b".encode("utf-16-le", handler))
attempt("lookup_error", lambda: codecs.lookup_error("nope"))
attempt("not callable", lambda: codecs.register_error("x", 5))
attempt("strict", lambda: codecs.strict_errors(5))
attempt("strict", lambda: codecs.strict_errors(ValueError("mine")))
encode_error = UnicodeEncodeError("a", "b\u1234\u20acd", 1, 3, "x")
decode_error = UnicodeDecodeError("a", b"b\xff\xfed", 1, 3, "x")
translate_error = UnicodeTranslateError("b\u1234\u20acd", 1, 3, "x")
for name in ["ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"]:
    for problem in (encode_error, decode_error, translate_error, KeyError(1)):
        attempt(name, lambda: codecs.lookup_error(name)(problem))

info = codecs.lookup("UTF8")
print(info.name, info.encode("é"), info.decode(b"\xc3\xa9"), codecs.lookup("latin1").name, len(info))
for name, pieces in [("utf-8", [b"a\xe2", b"\x82", b"\xacb\xff"]), ("utf-16", [b"\xff", b"\xfea", b"\0\x3d", b"\xd8\x00", b"\xde"]), ("utf-8-sig", [b"\xef\xbb", b"\xbfx"])]:
    decoder = codecs.getincrementaldecoder(name)("replace")
    print(name, [ascii(decoder.decode(piece)) for piece in pieces], ascii(decoder.decode(b"", True)), decoder.getstate())
encoder = codecs.getincrementalencoder("utf-16")()
print(encoder.encode("a"), encoder.encode("b"), encoder.getstate())
print(list(codecs.iterdecode([b"\xe2", b"\x82\xac", b"!"], "utf-8")), list(codecs.iterencode("a€", "utf-8")))
attempt("utf_8_decode", lambda: codecs.utf_8_decode(b"a\xe2\x82", "strict", False))
attempt("utf_8_decode", lambda: codecs.utf_8_decode(b"a\xe2\x82", "strict", True))
attempt("utf_16_ex", lambda: codecs.utf_16_ex_decode(b"\xff\xfea\0b", "strict", 0, False))
attempt("charmap", lambda: codecs.charmap_decode(b"ab", "strict", {97: "x", 98: None}))
attempt("charmap", lambda: codecs.charmap_decode(b"ab", "replace", "ab"))
attempt("charmap", lambda: codecs.charmap_decode(b"ab", "strict", {97: "xyz", 98: 120}))
attempt("charmap", lambda: codecs.charmap_encode("ab", "strict", {97: b"xy", 98: 120}))
attempt("charmap", lambda: codecs.charmap_encode("abc", "strict", {97: b"xy"}))
attempt("charmap", lambda: codecs.charmap_encode("abc", "replace", {97: b"xy", 63: b"."}))
attempt("escape", lambda: codecs.escape_decode(b"\\x41\\n\\q\\101\\\n"))
attempt("escape", lambda: codecs.escape_decode(b"\\x4"))
attempt("escape", lambda: codecs.escape_decode(b"x\\"))
attempt("escape", lambda: codecs.escape_encode(b"a\n\xff'\\"))
attempt("ascii", lambda: codecs.ascii_encode("é"))
attempt("encode", lambda: codecs.encode("é", "utf-8"))
attempt("decode", lambda: codecs.decode(b"\xff", "ascii"))
attempt("lookup", lambda: codecs.lookup("nope"))
attempt("register", lambda: codecs.register(5))


def search(name):
    if name == "mine":
        return codecs.CodecInfo(lambda s, errors="strict": (s[::-1].encode(), len(s)), lambda b, errors="strict": (bytes(b).decode()[::-1], len(b)), name="mine")
    if name == "odd":
        return codecs.CodecInfo(lambda s, errors="strict": (5, len(s)), lambda b, errors="strict": (5, 1), name="odd")
    if name == "wrong":
        return (1, 2)


codecs.register(search)
attempt("mine", lambda: "abc".encode("mine"))
attempt("mine", lambda: b"abc".decode("MINE"))
attempt("odd", lambda: "abc".encode("odd"))
attempt("odd", lambda: b"abc".decode("odd"))
attempt("wrong", lambda: "abc".encode("wrong"))
codecs.unregister(search)
attempt("gone", lambda: "abc".encode("mine"))
print(codecs.BOM_UTF8, codecs.BOM_UTF16_LE, codecs.BOM_UTF32_BE)
