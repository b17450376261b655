# Covers: string methods over Unicode: case mappings, properties, splitting, padding, translate, normal whitespace, surrogates, escapes in repr.

texts = ["straße", "ŉ", "ǅ", "İstanbul", "ΣΑΣ", "ﬁne", "çà", "日本語", "ⅷ", "²³", "½", "٣", "\u00a0", "a\u0301", "🎉x", "", " ", "A1_", "ß", "ΐ",
         "\ud800", "x\x85y", "Ǆ", "ʼn", "ⓐ", "ª"]
for text in texts:
    print(ascii(text), ascii(text.upper()), ascii(text.lower()), ascii(text.title()), ascii(text.swapcase()), ascii(text.capitalize()),
          ascii(text.casefold()), len(text))
    print("   ", [name for name in ("isalnum", "isalpha", "isascii", "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric",
                                     "isprintable", "isspace", "istitle", "isupper") if getattr(text, name)()])
for text in ("'", '"', "'\"", "\n\t\r\\", "\x00\x1f\x7f\x80\xa0\xad", "é日\u200b\U0001f600", "\ud83d\ude00", "\u2028\u3000", "\U000e0001"):
    print(ascii(repr(text)), ascii(text))
print("a\x1cb\x1dc\x85d\u2028e\r\nf\vg".splitlines())
print("one\ntwo\r\nthree\r".splitlines(True), "".splitlines(), "\n".splitlines(), "a\n\nb".splitlines())
print(" a\u2003b\u00a0c\t".split(), "a,b,,c".split(","), "a  b".split(" "), "aXXbXc".split("XX", 1), "a b c".rsplit(None, 1), "".split(), "".split(","))
print("abcabc".partition("b"), "abcabc".rpartition("b"), "abc".partition("x"), "abc".rpartition("x"))
print("mixed".center(11, "*"), "x".ljust(3, "日"), "x".rjust(3), "-5".zfill(4), "+5".zfill(1), "".zfill(2), "日本".center(6, "="))
print("hello".translate({104: "H", 101: None, 108: 76, 111: "[o]"}), "abc".translate(str.maketrans("ab", "xy", "c")))
print(str.maketrans({"a": 1, "b": "two", 99: None}))
print("hello world".replace("o", "0"), "aaa".replace("a", "b", 2), "abc".replace("", "-"), "".replace("", "x"), "aaa".replace("aa", "b"))
print("Hello".find("l"), "Hello".rfind("l"), "Hello".find("z"), "Hello".find("", 10), "Hello".find("", 5), "Hello".index("o", -1), "banana".count("ana"),
      "aaa".count(""), "日本日本".find("本日"), "日本日本".count("日"))
print("prefix_name".removeprefix("prefix_"), "name.py".removesuffix(".py"), "x".removeprefix(""), "abc".startswith(("x", "a")), "abc".endswith("c", 0, 2))
print("a\tbc\td".expandtabs(4), "\t|".expandtabs(0), "ab\n\tc".expandtabs(3), "日\tx".expandtabs(4))
print("xxhixx".strip("x"), " \n\u3000hi\t".strip(), "abcba".lstrip("ab"), "abcba".rstrip("ab"), "日本日".strip("日"))
print("-".join("abc"), "".join(["日", "本"]), ",".join([]), "é".encode(), "日本".encode("utf-8"), "ab".encode("ascii"), "é".encode("latin-1"))
for bad in (lambda: "é".encode("ascii"), lambda: "日".encode("latin-1"), lambda: "\ud800".encode(), lambda: b"\xff".decode(), lambda: "a".index("z"),
            lambda: "a".split(""), lambda: "a".center("5"), lambda: "a".center(5, "ab"), lambda: "a".join([1]), lambda: "a".replace(1, 2),
            lambda: "a".startswith(1), lambda: "a".startswith((1,)), lambda: "a".translate(5), lambda: str.maketrans("a", "bc"),
            lambda: "a".count(), lambda: "a".zfill("x"), lambda: "a" + 1, lambda: "a" * 1.5, lambda: "a" % 5, lambda: "a".encode("no-such-codec"),
            lambda index=1.5: "abc"[index], lambda: "a".partition(""), lambda: "a".strip(5), lambda: "a".splitlines(1, 2), lambda: "a".removeprefix(5)):
    try:
        print(ascii(bad()))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))
print("é".encode("ascii", "replace"), "é".encode("ascii", "ignore"), "é日".encode("ascii", "backslashreplace"), "é".encode("ascii", "xmlcharrefreplace"))
print(b"a\xffb".decode("utf-8", "replace"), b"a\xffb".decode("ascii", "ignore"), ascii(b"\xff".decode("utf-8", "surrogateescape")),
      b"\xff\xfe".decode("latin-1"), ascii(b"\xed\xa0\x80".decode("utf-8", "surrogatepass")))
print("abc" < "abd", "Z" < "a", "é" > "z", "日" < "本", "" < "a", "a" * 3 > "aa", "\U0001f600" > "\uffff")
print("abcdef"[::-1], "abcdef"[1:5:2], "日本語"[-2:], "abc"[5:], "abc"[-100:2], "abcdef"[4:1:-1], "日本🎉"[2], "é"[0])
print("x" in "xyz", "" in "", "zz" in "xyz", "本" in "日本", hash("a") == hash("a"))
