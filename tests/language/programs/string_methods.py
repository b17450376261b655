# Covers: more string methods and edge cases: split variants, strip sets, find ranges, comparison of cases, numeric predicates, justification, translate.


def show(label, *values):
    print(label, *[repr(v) for v in values])


show("split", "a b  c ".split(), "a b  c ".split(" "), "".split(), "".split(","), " x ".split(None, 1), "a,b,c".split(",", 1))
show("rsplit", "a,b,c".rsplit(",", 1), "a b c".rsplit(None, 1), "abc".rsplit("x"))
show("lines", "a\nb\r\nc\rd".splitlines(), "a\n\nb\n".splitlines(True), "".splitlines(), "\n".splitlines())
show("partition", "a-b-c".partition("-"), "a-b-c".rpartition("-"), "abc".partition("-"), "abc".rpartition("-"))
show("strip", "xxaxx".strip("x"), "abcba".strip("ab"), "\t\n x \r".strip(), "xyz".lstrip("yx"), "xyz".rstrip("zy"))
show("find", "banana".find("an", 2), "banana".find("an", 4), "banana".rfind("an", 0, 4), "banana".find(""), "banana".find("", 9))
show("count", "banana".count("an"), "aaaa".count("aa"), "abc".count(""), "banana".count("a", 2, 5))
show("replace", "aaa".replace("", "-"), "aaa".replace("a", "", 2), "abc".replace("x", "y"))
show("case", "hELLO wORLD".capitalize(), "it's ok".title(), "ABC".lower(), "abc".upper(), "Straße".casefold(), "aBc".swapcase())
show("pad", "7".zfill(3), "+7".zfill(4), "ab".center(5), "abc".center(6, "-"), "x".ljust(3, "."), "x".rjust(3, "."))
show("is", "".isalpha(), "a1".isalnum(), "½".isnumeric(), "²".isdigit(), "٣".isdecimal(), "a b".isprintable(), "\n".isprintable(), "var_1".isidentifier(), "1x".isidentifier())
show("join", ",".join("abc"), "".join([]), ", ".join({"k": 1}), "-".join(str(n) for n in range(3)))
show("affix", "abc".startswith("b", 1), "abc".endswith("b", 0, 2), "abc".startswith(("x", "a")), "TestCase".removeprefix("Test"), "a.py".removesuffix(".py"))
show("ascii", "abc".isascii(), "é".isascii(), ascii("é\n"), "é".encode("unicode_escape") if False else "skip")
show("mul", "ab" * 3, "ab" * -1, 2 * "x", "" * 100)
show("translate", "hello".translate({ord("l"): "L", ord("h"): None}), "abc".translate(str.maketrans({"a": "1", "b": "22"})))
show("index", "hello"[1], "hello"[-2], "hello"[1:-1], "hello"[::-2], "hello"[10:], "hello"[:-10])
show("convert", str(12.0), str(None), str([1, "a"]), repr("a\\b"), str(b"x"), "%r" % "q", chr(8364), ord("€"))
show("compare", "a" < "B", "Z" < "a", "abc" == "ab" + "c", "é" > "e", max("abc", "abd"), sorted("hElLo"))
show("unicode", len("👍🏽"), "ñ" in "mañana", "mañana"[2], "日本語"[::-1], "ǅ".lower(), "İ".lower() == "i̇")
for bad in (lambda: "abc".index("z"), lambda: "a".join([1]), lambda: "abc".center(), lambda: "x".split(""), lambda: chr(-1), lambda: ord("ab")):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)
text = ""
for i in range(300):
    text += chr(97 + i % 26)
print(len(text), text[:5], text[-5:], text.count("abc"))
# The rest after the last cut at white space keeps its far end.
print("  a b  c ".split(None, 1), "  a b  c ".rsplit(None, 1), " a ".split(None, 0), " a ".rsplit(None, 0), " a b ".split(maxsplit=5))
