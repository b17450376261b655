# Covers: which operations on subclasses of str, bytes, list, tuple and numbers give the object itself, the subclass or the built-in class
class S(str):
    pass


def t(v):
    return (type(v).__name__, v)


for s in (S(""), S("abc"), S("a b"), S(" a "), S("é")):
    for sep in ("longer than it", "\u1234", "x", " ", "abc", "é", "a", None):
        for n in (-1, 0, 1, 2**30):
            print(ascii(s), ascii(sep), n, [t(x) for x in s.split(sep, n)], [t(x) for x in s.rsplit(sep, n)])
        if sep: print([t(x) for x in s.partition(sep)], [t(x) for x in s.rpartition(sep)], t(s.replace(sep, sep)), t(s.removeprefix(sep)), t(s.strip(sep)), t(s.join([sep])), t(s.replace("zz", sep)), t(s.replace(sep, "", 0)))
    for f in ("format_map", "format", "__mod__", "translate", "expandtabs", "zfill", "ljust", "center", "rjust", "lower", "upper", "casefold", "swapcase", "title", "capitalize", "strip", "lstrip", "rstrip", "splitlines", "__str__", "__getnewargs__", "__repr__", "__mul__", "__rmul__", "__add__", "__getitem__", "__format__", "join", "encode", "isidentifier"):
        a = {"format_map": ({},), "__mod__": ((),), "translate": ({},), "zfill": (0,), "ljust": (0,), "center": (0,), "rjust": (0,), "__mul__": (1,), "__rmul__": (1,), "__add__": ("",), "__getitem__": (slice(None),), "__format__": ("",), "join": (["q"],)}.get(f, ())
        r = getattr(s, f)(*a)
        print(f, [t(x) for x in r] if isinstance(r, (list, tuple)) else t(r))
    print(t(f"{s}"), t(f"{s!s}"), t("%s" % s), t("{}".format(s)), t(str(s)), t("".join([s])), t(s + ""), t("" + s), t(s[:]), t(s[0:]), t(s * 1), t("%s" % (s,)), t("{0}".format(s)), t("{:s}".format(s)))
class B(bytes): pass
class BA(bytearray): pass
for C in (B, BA):
  for s in (C(b""), C(b"abc"), C(b" a ")):
    for sep in (b"longer than it", b"x", b"a", None):
        print(s, sep, [t(x) for x in s.split(sep)], [t(x) for x in s.rsplit(sep)])
        if sep: print([t(x) for x in s.partition(sep)], [t(x) for x in s.rpartition(sep)], t(s.replace(sep, sep)), t(s.removeprefix(sep)), t(s.strip(sep)), t(s.join([sep])), t(s.replace(sep, b"", 0)))
    for f in ("expandtabs", "zfill", "ljust", "lower", "strip", "__mul__", "__add__", "__getitem__", "join", "translate", "__mod__"):
        a = {"translate": (None,), "__mod__": ((),), "zfill": (0,), "ljust": (0,), "__mul__": (1,), "__add__": (b"",), "__getitem__": (slice(None),), "join": ([b"q"],)}.get(f, ())
        print(f, t(getattr(s, f)(*a)))
class L(list): pass
class T(tuple): pass
class D(dict): pass
class I(int): pass
class F(float): pass
class C(complex): pass
l, u, i, f, c = L([1]), T((1,)), I(5), F(1.5), C(1j)
for v in (l[:], l * 1, l + [], l.copy(), u[:], u * 1, u + (), () + u, tuple(u), +i, i | 0, i + 0, i.real, i.numerator, i.conjugate(), int(i), round(i), i.__trunc__(), i.__floor__(), abs(i), i // 1, i ** 1, i << 0, -i, ~i, i.__index__(), i.__int__(), i.__pos__(), +f, f.real, f.conjugate(), float(f), abs(f), f + 0, round(f), f.__float__(), +c, c.conjugate(), abs(c), complex(c), c.__complex__(), c + 0, i.__getnewargs__(), f.__getnewargs__(), c.__getnewargs__(), u.__getnewargs__(), sum([], i), max(i, 3), divmod(i, 1), pow(i, 1), round(f, 1), round(i, -1), round(i, 2), i.__round__(0)): print(t(v))
s = S("abc")
for f in ("{:s}", "{:3}", "{:2s}", "{:.3}", "{:4}", "{:s} ", "{{{:s}", "{:s}{:s}", "{!s:s}", "{!r:s}", "{0:{1}}"):
    print(f, t(f.format(s, s)), t(f.format_map({"0": s})) if "0" in f and "{1" not in f else "")
print(t(f"{s:s}"), t(f"{s:3}"), t(f"{s:.2}"), t(f"{s:s}" f""), t(format(s, "s")), t(format(S(""), "s")), t("{:s}".format(S(""))), t(f"{S(''):s}"))
class Spec:
    def __format__(self, spec): return S(type(spec).__name__ + spec)
print(t("{:{}}".format(Spec(), S("x"))), t("{:{:s}}".format(Spec(), S("x"))), t("{:x{:s}}".format(Spec(), S("x"))), t("{:{:s}x}".format(Spec(), S("x"))), t(f"{Spec():x}"), t("{}".format(Spec())), t("{:x}".format(Spec())), t(" {}".format(Spec())))
