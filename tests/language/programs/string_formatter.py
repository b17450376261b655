# Covers: string.Formatter and its hooks, string constants, capwords, keyword lists
import keyword
import string


class Quiet(string.Formatter):
    def get_value(self, key, args, kwargs):
        if isinstance(key, str):
            return kwargs.get(key, f"<{key}>")
        return super().get_value(key, args, kwargs)

    def convert_field(self, value, conversion):
        if conversion == "u":
            return str(value).upper()
        return super().convert_field(value, conversion)


class Point:
    x = 3
    names = {"k": ["a", "b"]}


formatter = string.Formatter()
print(formatter.format("{} {} {}", 1, "two", [3]), formatter.format("{1}{0}", "a", "b"))
print(formatter.format("{p.x:>4}|{p.names[k][1]}|{v!r:^9}|", p=Point, v="q"))
print(formatter.format("{:{width}.{digits}f}", 3.14159, width=8, digits=2))
print(Quiet().format("{known} {unknown} {0!u}", "loud", known=1))
print(list(formatter.parse("a{b!r:{c}}d{{e}}")))
print(list(formatter.parse("plain")), list(formatter.parse("")), list(formatter.parse("{}")))
print(formatter.get_field("0.real", (5,), {}), formatter.vformat("{a}", (), {"a": 1}))
for text in ("{", "}", "{0", "{a.}", "{a[}", "{0} {}", "{a!}", "{!x}"):
    try:
        print(formatter.format(text, 1, a=2))
    except (ValueError, AttributeError, KeyError, IndexError) as error:
        print(repr(text), type(error).__name__, error)
print(string.ascii_lowercase, string.digits, string.hexdigits, len(string.punctuation), len(string.printable))
print(string.capwords("the quick  brown fox"), string.capwords("a-b c-d", "-"))
print(keyword.iskeyword("lambda"), keyword.iskeyword("print"), keyword.issoftkeyword("match"), len(keyword.kwlist))
print(keyword.softkwlist)
