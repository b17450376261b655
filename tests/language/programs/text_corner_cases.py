# Covers: arguments of enumerate and of its subclasses, methods of a subclass of str whose __str__ is its own, maketrans, separators of hex, % of a mapping whose values are tuples, formats that end in a byte that is no conversion
def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)
t(enumerate, start=5)
t(enumerate, foo=5)
t(enumerate, iterable=5)
t(enumerate, start=5, foo=3)
t(enumerate, [], foo=3)
t(enumerate, [], 1, start=3)
t(enumerate, [], 1, 2)
t(enumerate, [], iterable=[])
t(enumerate, foo=1, start=2)
t(enumerate, iterable=[], start="x")
t(enumerate, [], start=1, foo=2)
t(enumerate, start=1, iterable=5);t(enumerate)
t(enumerate, foo=1, bar=2, baz=3)
t(enumerate, [], start=2, iterable=3)
class E(enumerate): pass
t(E, start=5)
t(E, foo=5)
t(E, [], foo=3)
t(E)
class LoudStr(str):
    def __str__(self): return "loud " + self[:]
    def __repr__(self): return "LOUD"
s = LoudStr("abc")
for f in ("ljust", "rjust", "center", "zfill"):
    t(getattr(s, f), 2)
    t(getattr(s, f), 5)
for f in ("lower", "upper", "strip", "lstrip", "expandtabs", "capitalize", "title", "swapcase", "casefold", "format", "__str__", "__format__"):
    t(getattr(s, f), *([""] if f == "__format__" else []))
t(s.replace, "x", "y")
t(s.replace, "a", "y", 0)
t(s.translate, {})
t(s.removeprefix, "x")
t(s.removesuffix, "x")
t(s.split)
t(s.split, "x")
t(s.partition, "x")
t(s.rpartition, "x")
t(s.rsplit, "x")
t(s.splitlines)
t(lambda: s[:])
t(lambda: s * 1)
t(lambda: s + "")
t(lambda: "" + s)
t("".join, [s])
t(lambda: f"{s}")
t(lambda: "%s" % s)
t(lambda: "%s" % (s,))
t("{}".format, s)
t("{:5}".format, s)
t(format, s, "")
t(format, s, "3")
t(str, s)
t(lambda: s.join([]))
t(lambda: s % ())
t(s.strip, "x")
t(s.rstrip, "")
for a in (("a", {}), ({}, "a"), ("ab", "c"), ("a", "b", {}), ({}, {}, {}), (5,), ("a",), ({},), ("a", "b", "c"), (1, "b"), (b"a", "b"), (1, "b", 5), (1, 5, "b")):
    t(str.maketrans, *a)
    t(bytes.maketrans, *a[:2])
for sep in (":", "", "ab", "\xe9", b":", b"", 5, None, bytearray(b":")):
    for n in (1, 2, 0, -2, "x", None, 10**10, 1.5):
        t(b"abcd".hex, sep, n)
        t(memoryview(b"abcd").hex, sep, n)
t(bytes.__rmod__, b"%s", bytearray(b"x"))
t(bytes.__mod__, b"%s", bytearray(b"x"))
t(bytearray.__rmod__, bytearray(b"x%s"), b"q%s")
t(bytearray.__mod__, bytearray(b"x%s"), b"q")
t(lambda: bytearray(b"%s") % b"x")
t(lambda: b"%s" % bytearray(b"x"))
t(bytes.__rmod__, b"q", b"%s")
t(bytes.__rmod__, b"q", 5)
t(str.__rmod__, "q", "%s")
t(str.__rmod__, "q", 5)
for tpl in ("%(a)s", "%(a)d", "%(a)o", "%(a)c", "%(a)r", "%(a)s %(b)s", "%(a)*d", "%(a)s %s"):
    for d in ({"a": (1, 2), "b": 3}, {"a": (1,), "b": ()}, {"a": 5, "b": (5,)}, {"a": (), "b": 1}):
        t(lambda: tpl % d)
        t(lambda: tpl.encode() % {k.encode(): v for k, v in d.items()})
for tpl in (b"%5\xc3", b"%.5\xc3", b"%05\xc3", b"%0\xc3", b"%-\xc3", b"%.\xc3", b"%l\xc3", b"%5l\xc3", b"%5.\xc3", b"%*\xc3", b"%.*\xc3", b"%(a)\xc3", b"%(a)5\xc3", b"%5\x05"):
    t(lambda: tpl % ({b"a": 1} if b"(" in tpl else (5, 5) if b"*" in tpl else 5))
    t(lambda: tpl.decode("latin-1") % ({"a": 1} if b"(" in tpl else (5, 5) if b"*" in tpl else 5))


class Loud(str):
    def __str__(self):
        return "loud"


for attempt in (
    lambda: str(b"a", Loud("x,y")),
    lambda: "a".encode(Loud("nosuch")),
    lambda: b"\xff".decode("ascii", Loud("quiet")),
    lambda: "\xff".encode("ascii", Loud("quiet")),
    lambda: b"a".decode(Loud("ascii"), Loud("strict")),
):
    try:
        print(attempt())
    except LookupError as error:
        print(error)


class Odd(dict):
    pass


t(str.maketrans, Odd({"a": "b"}))
t(str.maketrans, Odd({"ab": "b"}))
t(str.maketrans, {"ab": "b"})
