# Covers: str.encode and bytes.decode with the built-in encodings: UTF-8, UTF-16, UTF-32, ASCII, Latin-1, escapes, every error handler.


def attempt(label, function):
    try:
        print(label, ascii(function()))
    except Exception as error:
        print(label, type(error).__name__, ascii(str(error)), getattr(error, "__notes__", None))


text = "aé€😀\n\x01\\"
for name in ["utf-8", "UTF8", "utf_8_sig", "utf-16", "utf-16-le", "UTF-16BE", "utf-32", "utf-32-le", "utf-32-be", "unicode_escape", "raw_unicode_escape"]:
    encoded = text.encode(name)
    attempt(name, lambda: encoded)
    print(encoded.decode(name) == text, str(encoded, name) == text, bytes(text, name) == encoded)

broken = [
    ("utf-8", b"a\xffb\xe2\x82z\xf0\x9f\x98"),
    ("utf-8", b"\xed\xa0\x80x\xc0\x80"),
    ("ascii", b"ab\x80c"),
    ("utf-16-le", b"a"),
    ("utf-16-le", b"a\0b"),
    ("utf-16-le", b"\0\xd8"),
    ("utf-16-le", b"\0\xdca\0"),
    ("utf-16-be", b"\xd8\0\0a"),
    ("utf-16", b"\xfe\xff\0a"),
    ("utf-16", b"\xff\xfea\0"),
    ("utf-16", b"\xff"),
    ("utf-32-le", b"abc"),
    ("utf-32-le", b"\0\xd8\0\0"),
    ("utf-32-be", b"\1\0\0\0"),
    ("utf-32", b"\0\0\xfe\xff\0\0\0a"),
    ("utf-8-sig", b"\xef\xbb\xbfabc"),
    ("utf-8-sig", b"\xef\xbb"),
    ("unicode_escape", b"a\\x4"),
    ("unicode_escape", b"\\u12"),
    ("unicode_escape", b"\\U00110000"),
    ("unicode_escape", b"abc\\"),
    ("unicode_escape", b"\\n\\t\\101\\x41\\u0041\\U0001F600\\\n\xe9"),
    ("raw_unicode_escape", b"\\u20ac\\n\xe9\\\\u0041"),
    ("raw_unicode_escape", b"\\u20"),
    ("raw_unicode_escape", b"\\U00110000"),
]
for handler in ["strict", "ignore", "replace", "backslashreplace", "surrogatepass", "surrogateescape"]:
    print("---", handler)
    for name, data in broken:
        attempt((name, data), lambda: data.decode(name, handler))

for handler in ["strict", "ignore", "replace", "backslashreplace", "xmlcharrefreplace", "surrogateescape", "surrogatepass"]:
    print("===", handler)
    for name in ["ascii", "latin-1", "utf-8", "utf-16-le", "utf-16", "utf-32-be", "unicode_escape"]:
        attempt(name, lambda: "a\u20ac\udc80\ud800z\U0001f600".encode(name, handler))

attempt("roundtrip", lambda: b"\xff\xfe ok".decode("utf-8", "surrogateescape").encode("utf-8", "surrogateescape"))
attempt("unknown", lambda: "a".encode("nope"))
attempt("unknown", lambda: b"a".decode("no such codec"))
attempt("handler", lambda: "a\u1234".encode("ascii", "nope"))
attempt("handler unused", lambda: "a".encode("ascii", "nope"))
attempt("handler", lambda: b"\xff".decode("utf-8", "nope"))
attempt("xml", lambda: b"\xff".decode("utf-8", "xmlcharrefreplace"))
attempt("type", lambda: b"abc".decode(5))
attempt("type", lambda: "abc".encode("utf-8", 5))
attempt("null", lambda: "abc".encode("a\0b"))
attempt("str", lambda: str(b"x", "utf-8", 5))
attempt("str", lambda: str("x", "utf-8"))
attempt("str", lambda: str(5, "utf-8"))
for name in ["ASCII", "us-ascii", "646", "l1", "LATIN_1", "iso-8859-1", "8859", "U8", "u16", "utf 8"]:
    attempt(name, lambda: "x".encode(name))
