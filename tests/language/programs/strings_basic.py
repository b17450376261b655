# Covers: strings: concatenation, repetition, indexing, slicing, comparison, membership, iteration, escapes, Unicode.
text = "Hello, World"
print(text[0], text[-1], text[3:8], text[:5], text[7:], text[::2], text[::-1], text[-5:-1])
print(len(text), "World" in text, "world" in text, "" in text, "xyz" not in text)
print("abc" < "abd", "abc" < "ab", "a" * 5, 3 * "xy", "a" + "b" "c")
print("tab\there", "quote\"s", 'single\'s', "back\\slash", "new\\n", "\x41\u00e9\U0001F600")
print(repr("tab\t"), repr("it's"), repr('say "hi"'), repr("both ' and \""), repr("\x00\x7f\xff"))
multi = """first
  second
third"""
print(multi.splitlines(), len(multi))
for index, char in enumerate("añb€"):
    print(index, char, ord(char), chr(ord(char) + 1))
print(r"raw\n", len(r"\\"), b"bytes"[0], b"ab" + b"cd")
s = ""
for i in range(20):
    s += str(i)
print(s, len(s))
words = "the quick brown fox".split()
print(words, " ".join(reversed(words)), "-".join(w.capitalize() for w in words))
print("abcabc".find("c"), "abcabc".rfind("c"), "abcabc".find("z"), "abcabc".count("bc"), "abcabc".index("b"))
print("line one\nline two".upper(), "MiXeD".swapcase(), "Title case here".title())
print("  pad ".strip() + "|", "xxhixx".strip("x"), "  left".lstrip(), "right  ".rstrip() + "|")
print("a,b,,c".split(","), "a  b   c".split(), "a-b-c".split("-", 1), "a-b-c".rsplit("-", 1), "k=v=w".partition("="))
print("abc".center(9, "*"), "abc".ljust(6) + "|", "abc".rjust(6), "42".zfill(5), "-42".zfill(5))
print("banana".replace("a", "o"), "banana".replace("a", "o", 2), "x".join(["1", "2", "3"]))
print("abc123".isalnum(), "abc".isalpha(), "123".isdigit(), "   ".isspace(), "Abc".istitle(), "ABC".isupper())
print("prefix-body".startswith("prefix"), "file.txt".endswith((".txt", ".md")), "body".removeprefix("bo"), "body".removesuffix("dy"))
print("straße".upper(), "ÀÉ".lower(), "ß".casefold(), "ǆ".title())
print("abc".translate(str.maketrans("ab", "xy", "c")), "a\tb".expandtabs(4), "%s-%d" % ("n", 5))
print(max("hello"), min("hello"), sorted("hello"), list("abc"), tuple("xy"), set("aa"))
print("é" == "e\u0301", len("e\u0301"), "z" > "é", ascii("é€"))
print("x" "y" f"{1 + 1}" "z", "abc" * 0 == "", "abc"[1:100], "abc"[5:])
