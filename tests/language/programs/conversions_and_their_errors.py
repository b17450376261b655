# Covers: format specifications with '#' and two groupings, % formats whose conversions fail, numbers in digits of other scripts, what takes an iterable and gets none, extended slices, operands whose __index__ changes the container, comparisons of bytes, operators of dict views
class BadInt:
    def __index__(self): raise TypeError("mine")
class RaisesValue:
    def __index__(self): raise ValueError("mine")
class GivesText:
    def __index__(self): return "x"

class MyInt(int): pass
class T(tuple): pass
def t(f, *a):
    try: print(repr(f(*a)))
    except Exception as e: print(type(e).__name__, e)
for v in (1e308, 1e23, 5e-324, 1.0, 123456.0, 1e16, 1.5, 0.1, float("inf"), float("nan"), 1e-7, 0.0):
    for s in ("#", " #", "-#_", "#,", "#.3", "#n", "#g", "#e", "#f", "#.0f", "#020", "#r", "+#12", "#.0", "#.17", "#%", "#.0%", "#.0e"):
        t(format, v, s)
    t(format, complex(v, 2), "#"); t(format, complex(v, 1e23), "#.0f")
for s in ("z013,.0_n", ",.0_n", ",n", "_n", ",.3_f", "_.3,f", ".3,n", ".3_n", ",.3,n", "_.3_n", ",_n", "_,d", ",,d", "__d", ".,f", "._f", ".3_,f", ",.3_s", ",s", "_s", ".3,s"):
    t(format, 1e-5, s); t(format, 5, s); t(format, "x", s); t(format, 2j, s)
for enc in (MyInt(1), T(), None, 3):
    t(lambda: str(b"a", enc)); t(lambda: bytes("a", enc)); t(lambda: bytearray("a", enc)); t(lambda: b"a".decode(enc)); t(lambda: "a".encode(enc)); t(lambda: str(b"a", "ascii", enc)); t(lambda: "%c" % enc); t(lambda: bytearray.fromhex(enc)); t(lambda: bytes.fromhex(enc));t(lambda: b"%c" % enc); t(format, 5, enc); t("a".__format__, enc); t(int, "5", enc); t("a".replace, enc, "b"); t("a".split, enc); t("a".join, enc); t("a".startswith, enc); t(b"a".split, enc); t(b"a".startswith, enc); t(b"a".join, enc); t("abc".translate, enc); t(str.maketrans, "a", enc); t("a".center, 5, enc); t(open, enc if not isinstance(enc, int) else 1.5); t(getattr, 5, enc); t(ord, enc); t(chr, "x"); t(float.fromhex, enc); t("a".find, enc); t("a".partition, enc); t(hex, "a"); t(sum, [enc, "a"]); t(int.from_bytes, b"a", enc); t((5).to_bytes, 2, enc); t("a".expandtabs, "x"); t(b"a".find, enc if enc is None else "x"); t(bytes.maketrans, b"a", "x"); t(b"a".replace, b"a", enc if enc is None else "b"); t(b"a".center, 3, "x"); t(b"".hex, enc);t(b"".hex, ":", enc if enc is None else "x")
for tpl in ("%u", "%d", "%i", "%o", "%x", "%X", "%f", "%c"):
    class BadInt:
        def __int__(self): return 1.5
        def __index__(self): return "x"
        def __float__(self): return 1
    class Raises:
        def __int__(self): raise TypeError("mine")
        __index__ = __float__ = __int__
    class Value:
        def __int__(self): raise ValueError("mine")
        __index__ = __float__ = __int__
    for v in (BadInt(), Raises(), Value(), "5", 1.5, MyInt(3)):
        t(lambda: tpl % v); t(lambda: tpl.encode() % v)
for tpl in (b"%0.c", b"%.0c", b"%.1c", b"%5.0c", b"%-5c|", b"%.0s", b"%.2s", b"%05c", b"%.c"):
    t(lambda: tpl % (1,) if b"c" in tpl else tpl % (b"abc",)); t(lambda: tpl.decode() % (1,) if b"c" in tpl else tpl.decode() % ("abc",))
for b in range(0, 256, 5):
    t(lambda: (b"%" + bytes([b])) % 1)
class MyStr(str): pass
class L(list): pass
for a in ((), {}, L([1]), (1,), [1]):
    t(lambda: type(MyStr("abc") % a)); t(lambda: type(MyStr("") % a)); t(lambda: type(MyStr("%%") % a)); s = "plain text"; t(lambda: (s % a) is s); t(lambda: type(MyStr("a").format()) )
s = MyStr("abc")
print((s % {}) is s, (b"abc" % {}) , (bytearray(b"abc") % {}))
for x in ("9061\U0001d7d8\U0001d7d883", "\u0661", "\u0661+\u0662j", " \u0663 ", "1_0\u0661", "\u2003(1)\u2003", "\ud800", "1\x00", "\u0661e\u0662"):
    t(complex, x); t(float, x); t(int, x)
class NoIter:
    def __iter__(self): return 5
class BadIter:
    def __iter__(self): raise TypeError("mine")
class ValueIter:
    def __iter__(self): raise ValueError("mine")
for v in (NoIter(), BadIter(), ValueIter(), 5):
    def setx(): a = [1, 2, 3]; a[::2] = v; return a
    def sety(): a = [1, 2, 3]; a[1:2] = v; return a
    def setb(): a = bytearray(3); a[::2] = v; return a
    def setc(): a = bytearray(3); a[1:2] = v; return a
    def m1(): a = bytearray(b"abcdef"); a[::2] = b""; return a
    def m2(): a = bytearray(b"abcdef"); a[4:1:-2] = b""; return a
    def m3(): a = bytearray(b"abcdef"); a[::2] = b"x"; return a
    def m4(): a = bytearray(b"abcdef"); a[2:2:2] = b"x"; return a
    t(setx); t(sety); t(setb); t(setc); t(m1); t(m2); t(m3); t(m4); t("".join, v); t(b"".join, v); t(lambda: [*v]); t(lambda: print(*v)); t(lambda: (lambda *a: 0)(*v)); t(list, v); t(tuple, v); t(set, v); t(dict, v); t(lambda: [1].extend(v)); t(lambda: [1].__iadd__(v)); t(lambda: {1}.update(v)); t(lambda: {1} .issubset(v)); t(sorted, v); t(min, v); t(map, len, v); t(zip, v); t(enumerate, v); t(sum, v); t(bytes, v); t(bytearray, v); t(dict.fromkeys, v); t(iter, v); t(lambda: 1 in v); t(all, v); t(filter, None, v); t(lambda: dict([v])); t(max, v); t("%s %s".__mod__, v);
    def unpack(): a, b = v
    t(unpack)
    def unpack2(): a, *b = v
    t(unpack2)
print(b"a".__eq__(bytearray(b"a")), b"a".__ne__(bytearray(b"b")), b"a".__lt__(bytearray(b"b")), bytearray(b"a").__eq__(b"a"), b"a" == bytearray(b"a"), b"a" < bytearray(b"b"), b"a".__eq__(memoryview(b"a")), bytearray(b"a").__eq__(memoryview(b"a")), b"a".__eq__("a"))
d = {False: 1, 2: 3}
print(d.keys() & {0, 2, 9, 8, 7}, {0, 2, 9, 8, 7} & d.keys(), d.keys() & {0}, d.keys() & [0, 2.0], d.keys() & {0: 1}.keys(), {0: 1}.keys() & d.keys(), d.items() & {(False, 1)}, {(0, 1.0)} & d.items(), {(0, 1.0), 5, 6} & d.items(), d.items() & {(0, 1.0), 5, 6}, d.keys() & frozenset({0, 2, 3}), d.keys() | {0, 7}, {0, 7} | d.keys(), d.keys() - {0}, d.keys() ^ {0, 5}, {0, 5} ^ d.keys())
class Grow:
    def __init__(self, c, i, f): self.c, self.i, self.f = c, i, f
    def __index__(self): self.f(self.c); return self.i
for f in (lambda c: c.append(3), lambda c: c.clear(), lambda c: c.pop() if c else None):
    for i in (0, 1, -1, 2, -3):
        for make in (lambda: [1, 2], lambda: bytearray(b"ab")):
            c = make(); t(lambda: c[Grow(c, i, f)]); print(c)
            c = make(); t(lambda: c.__setitem__(Grow(c, i, f), 5)); print(c)
            c = make(); t(lambda: c.__delitem__(Grow(c, i, f))); print(c)
            c = make(); t(lambda: c.insert(Grow(c, i, f), 5)); print(c)
            c = make(); t(lambda: c.pop(Grow(c, i, f))); print(c)
            c = make(); t(lambda: c[Grow(c, i, f):]); print(c)
            c = make(); t(lambda: c[:Grow(c, i, f)]); print(c)
            c = make(); t(lambda: c.index(1, Grow(c, i, f))); print(c)
            c = make(); t(lambda: c * Grow(c, i, f)); print(c)
            c = make(); t(lambda: c.__setitem__(slice(Grow(c, i, f), None), b"zz")); print(c)

for x in (BadInt(), RaisesValue(), GivesText(), 300, -1, "a", b"ab", b"a", bytearray(b"z"), 1.5, None, True):
    t(lambda: b"%c" % x); t(lambda: "%c" % x); t(lambda: b"%d" % x); t(lambda: b"%x" % x); t(lambda: b"%s" % x); t(lambda: b"%b" % x); t(lambda: b"%5.1f" % x); t(lambda: "%*d" % (x, 5)); t(lambda: "%.*d" % (x, 5))


def in_place(a, b, which):
    if which == 0:
        a |= b
    elif which == 1:
        a &= b
    elif which == 2:
        a ^= b
    elif which == 3:
        a <<= b
    elif which == 4:
        a >>= b
    else:
        a @= b
    return a


for which in range(6):
    for a, b in ((1.5, 2.5), (1, 2.5), (2.5, 1), (6, 3), ("a", 1)):
        t(in_place, a, b, which)
