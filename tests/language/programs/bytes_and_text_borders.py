# Covers: methods at the border between bytes and text: formats of both, wrong mixtures, encodings with errors, isX predicates on whole ranges, splitting and stripping by every kind of argument, translate.


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


def count(predicate, limit=0x3000):
    return sum(1 for code in range(limit) if predicate(chr(code)))


for name in "isalpha isdigit isdecimal isnumeric isalnum isspace isupper islower istitle isidentifier isprintable isascii".split():
    method = getattr(str, name)
    byte_method = getattr(bytes, name, None)
    print(name, count(method), byte_method and sum(byte_method(bytes([b])) for b in range(256)), method(""), method("a1"), method("Ab"), method("A b"), method("\u0345"))
print(sum(ord(c) for code in range(0x3000) for c in chr(code).upper()) % 65521, sum(ord(c) for code in range(0x3000) for c in chr(code).lower()) % 65521)
print(sum(ord(c) for code in range(0x3000) for c in chr(code).title()) % 65521, sum(ord(c) for code in range(0x3000) for c in chr(code).casefold()) % 65521)
print("ǅ ß ŉ ﬁ İ ı Σ".upper(), "ǅ ß ŉ ﬁ İ ı ΣΑΣ".lower(), "ǆ ßx o'neil ΑΣ".title(), "ǅ".swapcase(), "ßtrasse".capitalize(), "ﬁx".capitalize(), "Straße".casefold() == "STRASSE".casefold())
text, data = "a,b,,c  d\te\n", b"a,b,,c  d\te\n"
for arguments in ((), (None,), (",",), (",", 1), (None, 1), ("",), ("  ",), (None, 0), (",", -1), ("zz",)):
    encoded = tuple(a.encode() if isinstance(a, str) else a for a in arguments)
    attempt(f"split{arguments}", lambda: (text.split(*arguments), text.rsplit(*arguments), data.split(*encoded) == [s.encode() for s in text.split(*arguments)]))
attempt("split types", lambda: text.split(b","))
attempt("split types", lambda: data.split(","))
attempt("split count", lambda: text.split(",", "1"))
lines = "one\ntwo\r\nthree\rfour\x0bfive\x0csix\x1cseven\x85eight\u2028nine\n\n"
print(lines.splitlines(), lines.splitlines(True)[:3], lines.encode().splitlines()[:4], "".splitlines(), "\n".splitlines(), "a\r".splitlines(keepends=True))
for arguments in ((), ("xy",), ("",), (None,), ("ab ",)):
    attempt(f"strip{arguments}", lambda: ("  xyabyx  ".strip(*arguments), "xyabyx".lstrip(*arguments), "xyabyx".rstrip(*arguments)))
attempt("strip type", lambda: "x".strip(5))
attempt("strip bytes", lambda: (b"  x ".strip(), b"xax".strip(b"x"), bytearray(b"\0a\0").strip(b"\0"), b"\x0b\x0c x\x85".strip()))
attempt("strip mixed", lambda: b"x".strip("x"))
attempt("partition", lambda: ("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="), b"a=b".partition(b"=")))
attempt("partition empty", lambda: "abc".partition(""))
attempt("join", lambda: ("-".join(("a", "b")), b"-".join([b"a", bytearray(b"b")]), "".join([]), ", ".join({"k": 1})))
attempt("join numbers", lambda: "-".join(["a", 5]))
attempt("join bytes", lambda: "-".join([b"a"]))
attempt("join text", lambda: b"-".join([b"a", "b"]))
attempt("join number", lambda: "-".join(5))
attempt("replace", lambda: ("aaa".replace("a", "b", 2), "aaa".replace("", "-"), "".replace("", "x"), "abc".replace("", "-", 2), "aXa".replace("X", "", count=1), b"aa".replace(b"a", b"bb")))
attempt("find", lambda: ("abcabc".find("c", -3), "abc".find(""), "abc".find("", 4), "abc".rfind("", 1, 2), "abc".index("c", 0, 3), b"abc".find(99), b"abc".find(b"bc"), "abc".count(""), "aaaa".count("aa")))
attempt("index", lambda: "abc".index("z"))
attempt("bytes index", lambda: b"abc".index(b"z"))
attempt("bytes number", lambda: b"abc".find(256))
attempt("starts", lambda: ("abc".startswith(("x", "ab")), "abc".endswith("c", -1), "abc".startswith("", 5), "abc".startswith("", 3), b"ab".startswith((b"a",)), "abc".startswith(())))
attempt("starts list", lambda: "abc".startswith(["a"]))
attempt("starts mixed", lambda: b"ab".startswith("a"))
attempt("pad", lambda: ("ab".center(7, "*"), "ab".center(6), "abc".center(6, "-"), "ab".ljust(4, "."), "-5".zfill(5), "+".zfill(3), "ab".zfill(1), b"7".zfill(3), b"a".center(4, b"_"), "x".expandtabs()))
attempt("pad two", lambda: "x".center(5, "ab"))
attempt("pad bytes", lambda: "x".ljust(5, b"a"))
attempt("tabs", lambda: ("a\tbc\td\n\te".expandtabs(4), "\t".expandtabs(0), "ab\tc".expandtabs(-1), b"a\tb".expandtabs(2)))
attempt("affixes", lambda: ("prefix-x".removeprefix("prefix-"), "x.py".removesuffix(".py"), "x".removesuffix(""), b"abc".removeprefix(b"a"), "aa".removeprefix("a")))
table = str.maketrans({"a": "1", "b": None, "c": 0x2603, 100: "long"})
attempt("translate", lambda: ("abcde".translate(table), "abc".translate(str.maketrans("ab", "xy", "c")), "abc".translate({97: "A"}), b"abc".translate(bytes.maketrans(b"ab", b"xy"), b"c"), b"abc".translate(None, b"b")))
attempt("maketrans", lambda: str.maketrans("ab", "x"))
attempt("maketrans keys", lambda: str.maketrans({"ab": 1}))
attempt("translate list", lambda: ("ab".translate([*"XY"] * 50), "ab".translate(range(300))))
attempt("translate wrong", lambda: "ab".translate({97: 0x110000}))
attempt("bytes table", lambda: b"abc".translate(b"short"))
attempt("encode", lambda: ("aé☃".encode("ascii", "replace"), "é☃".encode("latin-1", "xmlcharrefreplace"), "é☃😀".encode("ascii", "backslashreplace"), "é".encode("utf-16-le"), "a\ud800".encode("utf-8", "surrogatepass")))
attempt("encode strict", lambda: "aé".encode("ascii"))
attempt("encode surrogate", lambda: "a\ud800".encode())
attempt("decode", lambda: (b"a\xff\xfeb".decode("utf-8", "replace"), b"\xff".decode("latin-1"), b"a\xe9".decode("ascii", "ignore"), b"\xed\xa0\x80".decode("utf-8", "surrogatepass") == "\ud800", b"\xe2\x82".decode("utf-8", "backslashreplace")))
for bad in (b"\xff", b"a\xc3", b"\xe2\x28\xa1", b"\xf0\x80\x80\x80", b"\xed\xa0\x80", b"ok\xf5"):
    attempt(f"decode {bad}", lambda: bad.decode())
attempt("percent", lambda: (b"%s %d %x %c %r %a %%" % (b"s", 5, 255, 65, "é", "é"), b"%5.1f|%-4d|" % (2.55, 7), b"%b" % bytearray(b"x"), "%c%c" % (65, "é"), "%-6s|%06.2f|%+d" % ("ab", 3.14159, 5)))
attempt("percent text", lambda: b"%s" % "text")
attempt("percent count", lambda: "%s %s" % ("a",))
attempt("percent extra", lambda: "%s" % ("a", "b"))
attempt("percent mapping", lambda: ("%(a)s %(b)05d" % {"a": 1, "b": 2}, b"%(a)s" % {b"a": b"x"}))
attempt("percent key", lambda: "%(a)s" % {"b": 1})
attempt("percent star", lambda: "%*d|%-*d|%.*f" % (5, 1, 5, 2, 1, 2.55))
attempt("percent unknown", lambda: "%y" % 1)
attempt("percent end", lambda: "abc%" % ())
attempt("mix", lambda: "a" + b"b")
attempt("mix", lambda: b"a" + "b")
attempt("mix in", lambda: "a" in b"abc")
attempt("mix in", lambda: b"a" in "abc")
attempt("compare", lambda: ("a" == b"a", "a" != b"a", b"a" == bytearray(b"a"), b"ab" < bytearray(b"b"), b"a" in {b"a", "a"}))
attempt("compare order", lambda: "a" < b"a")
attempt("hex", lambda: (b"\x00\xffab".hex(":"), b"abcdef".hex("-", 2), b"abcdef".hex("-", -4), bytes.fromhex(" 0aFF 10 "), bytearray.fromhex("")))
attempt("fromhex", lambda: bytes.fromhex("0g"))
attempt("fromhex odd", lambda: bytes.fromhex("abc"))
attempt("construct", lambda: (bytes([1, 2]), bytes(3), bytes("é", "utf-8"), bytes(b"x"), bytearray(range(3)), bytes({5}), bytes(iter([1])), str(b"ab", "ascii"), str(b"ab"), bytes()))
for action in (lambda: bytes("x"), lambda: bytes(-1), lambda: bytes([256]), lambda: bytes(["a"]), lambda: bytes(1.5), lambda: bytes(1, "utf-8"), lambda: str("x", "utf-8"), lambda: str(5, "utf-8"), lambda: bytes(b"x", "utf-8"), lambda: bytearray(b"a").append(300)):
    attempt("construct", action)
