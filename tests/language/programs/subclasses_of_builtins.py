# Covers: subclasses of int, float, complex, str, bytes, list, tuple, dict, set, frozenset, bytearray and exceptions: results of operators, attributes, overridden methods that built-ins ignore or use.


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


def types(*values):
    return [type(v).__name__ for v in values]


class I(int):
    def __new__(cls, value=0, tag=None):
        self = super().__new__(cls, value)
        self.tag = tag
        return self

    def __add__(self, other):
        return I(int(self) + other, "sum")

    def __repr__(self):
        return f"I({int(self)})"


class F(float):
    pass


class C(complex):
    pass


class S(str):
    def __getitem__(self, key):
        return "item"

    def __len__(self):
        return 99

    def __str__(self):
        return "S.__str__"

    def upper(self):
        return "UPPER"


class B(bytes):
    pass


class BA(bytearray):
    pass


class L(list):
    def __getitem__(self, key):
        return "patched"

    def append(self, item):
        super().append((item, "appended"))

    def __len__(self):
        return 77


class T(tuple):
    def __new__(cls, *items):
        return super().__new__(cls, items)

    first = property(lambda self: self[0])


class D(dict):
    def __missing__(self, key):
        return f"missing {key}"

    def __setitem__(self, key, value):
        super().__setitem__(key, ("set", value))

    def keys(self):
        return ["own keys"]


class DI(dict):
    def __iter__(self):
        return iter(["from iter"])

    def __getitem__(self, key):
        return f"getitem {key}"


class St(set):
    def add(self, item):
        super().add(("added", item))


class FS(frozenset):
    pass


i = I(5, "tag")
print(i, i.tag, i + 1, (i + 1).tag, 1 + i, i * 2, types(i + 1, 1 + i, i * 2, -i, +i, abs(i), i | 1, i // 1, int(i), round(i), i.real, i.__index__()))
print(f"{i} {i:03d} {i!r} {i!s}", "%d %s %r" % (i, i, i), str(i), [i], i == 5, hash(i) == hash(5), {5: "five"}[i], [0, 1, 2, 3, 4, 5][i], sum([i, i]), max(i, 3))
print(I("12"), I(3.9), types(I.from_bytes(b"\1"), i.conjugate(), i.numerator, I(True) + 0), isinstance(i, int), i is I(5), bool(I(0)), range(i)[-1], list(range(I(2))))
f = F(1.5)
print(f, types(f, f + 1, -f, abs(f), f.conjugate(), F.fromhex("0x1p0"), round(f, 1), float(f), f // 1), f.is_integer(), F("nan") != F("nan"), F(2) == 2)
c = C(1, 2)
print(c, types(c, c + 1, -c, c.conjugate(), complex(c)), c.real, C("1+1j"), abs(C(3, 4)))
s = S("text")
print(len(s), s[0], s.upper(), str(s), repr(s), s + "!", types(s + "!", s * 2, s.lower(), s[1:], s.strip(), str(s), "".join([s]), f"{s}"), "".join([s]), f"{s}|{s!r}|{s:>6}", "%s" % s)
print(s == "text", hash(s) == hash("text"), {"text": 1}[s], "te" in s, list(s), [*reversed("ab")], s.replace("t", "T"), types(s.replace("z", ""), s.format(), s.join("ab"), s.casefold()))
b = B(b"ab")
print(b, types(b, b + b"c", b[0:1], b.upper(), bytes(b), B.fromhex("00")), BA(b"xy"), types(BA(b"x") + b"y", BA(b"xy")[:1], BA.fromhex("01"), BA(b"q").copy()))
l = L([3, 1, 2])
l.append(0)
l.extend([5])
l += [6]
print(l, len(l), l[0], l[1:], list(l), sorted(l[0]) if False else types(l + [1], l * 2, l.copy(), l[:], sorted([2, 1]), l), [x for x in l], [*l], l == [3, 1, 2, (0, "appended"), 5, 6], l.pop(), bool(L()), l.index(1))
t = T(1, 2, 3)
print(t, t.first, types(t, t + (4,), t[1:], t * 2, tuple(t)), t == (1, 2, 3), hash(t) == hash((1, 2, 3)), {(1, 2, 3): "k"}[t], "%s-%s-%s" % t, [*t], isinstance(t, tuple))
d = D(a=1)
d["b"] = 2
d.update(c=3)
d.setdefault("d", 4)
print(d, d["zzz"], d.get("zzz"), "zzz" in d, {**d}, dict(d), types(d.copy(), d | {}, {} | d, D.fromkeys("ab")), D.fromkeys("ab"), list(d), d.pop("a"), (lambda **k: k)(**d), "%(q)s" % d, "{q[x]}".format(q=d))
di = DI(a=1)
print(list(di), di["q"], di.get("a"), dict(di), {**di}, [*di.items()], len(di), "a" in di, (lambda **k: k)(**di))
st = St([1])
st.add(2)
st.update([3])
print(sorted(map(str, st)), types(st | {1}, {1} | st, st.copy(), st - {1}, FS([1]) | {2}, {2} | FS([1]), FS([1]).copy(), FS("a")), FS([1]) == {1}, hash(FS([1])) == hash(frozenset([1])))


class E(ValueError):
    def __init__(self, code, text):
        super().__init__(text)
        self.code = code

    def __str__(self):
        return f"[{self.code}] {super().__str__()}"


class KE(KeyError):
    pass


class OE(OSError):
    def __init__(self, *args, extra=None):
        super().__init__(*args)
        self.extra = extra


print(E(1, "t"), repr(E(1, "t")), E(1, "t").args, KE("k"), repr(KE("k")), OE(2, "x", "file", extra=5), OE(2, "x").errno, type(OE(2, "x")).__name__)
for base, arguments in ((bool, (1,)), (type(None), ()), (range, (1,)), (slice, (1,)), (type(len), ()), (type(attempt), ()), (type, ("x", (), {}))):
    attempt(f"subclass {base.__name__}", lambda: type("X", (base,), {})(*arguments))
attempt("int and str", lambda: type("X", (int, str), {}))
attempt("int and mixin", lambda: type("X", (type("M", (), {"half": lambda self: self / 2}), int), {})(5).half())
attempt("init with wrong arguments", lambda: type("X", (int,), {"__init__": lambda self, *a: None})(1, 2, 3))
attempt("list init", lambda: type("X", (list,), {"__init__": lambda self, *a: super(type(self), self).__init__(a)})(1, 2, 3))
attempt("tuple init", lambda: type("X", (tuple,), {"__init__": lambda self, *a: None})([1, 2], 3))
attempt("object new with arguments", lambda: type("X", (), {"__new__": lambda cls, *a: object.__new__(cls, *a)})(1))
attempt("new of other class", lambda: list.__new__(int))
attempt("new of subclass", lambda: types(list.__new__(L), dict.__new__(D), int.__new__(I, 5)))
attempt("new of no class", lambda: int.__new__(5))
attempt("object new of int", lambda: object.__new__(I))
