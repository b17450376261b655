# Covers: who is asked when operators return NotImplemented: both sides, subclasses first, same types once, None as a method, inherited reflections, three-argument pow, comparison fallbacks.

log = []


def operand(name, answers=(), base=object, **extra):
    """A class whose special methods log themselves and answer NotImplemented unless told otherwise."""

    def make(method):
        def special(self, other=None, *more):
            log.append(f"{type(self).__name__}.{method.strip('_')}")
            return f"{name}:{method.strip('_')}" if method in answers else NotImplemented

        return special

    methods = "add radd iadd mul rmul sub rsub eq ne lt gt le ge pow rpow divmod rdivmod and rand contains".split()
    namespace = {f"__{m}__": make(f"__{m}__") for m in methods if f"__{m}__" not in extra}
    namespace.update(extra)
    namespace.setdefault("__hash__", object.__hash__)
    return type(name, (base,), namespace)


def attempt(label, action):
    log.clear()
    try:
        result = action()
        print(label, "->", result, log)
    except TypeError as error:
        print(label, "!", error, log)


A = operand("A")
B = operand("B", {"__radd__", "__gt__", "__eq__", "__rpow__"})
Child = operand("Child", {"__radd__", "__eq__"}, base=A)
Silent = type("Silent", (A,), {})
Reflecting = type("Reflecting", (A,), {"__radd__": lambda self, other: log.append("own radd") or "reflected"})
a, b, child, silent, reflecting = A(), B(), Child(), Silent(), Reflecting()
attempt("a + a", lambda: a + a)
attempt("a + b", lambda: a + b)
attempt("b + a", lambda: b + a)
attempt("a + child", lambda: a + child)
attempt("child + a", lambda: child + a)
attempt("a + silent", lambda: a + silent)
attempt("silent + a", lambda: silent + a)
attempt("a + reflecting", lambda: a + reflecting)
attempt("reflecting + a", lambda: reflecting + a)
attempt("a + 1", lambda: a + 1)
attempt("1 + a", lambda: 1 + a)
attempt("[] + a", lambda: [] + a)
attempt("'' * a", lambda: "" * a)
attempt("a * ''", lambda: a * "")
attempt("[1] * a", lambda: [1] * a)
attempt("a == a", lambda: a == a)
attempt("a == b", lambda: a == b)
attempt("a == A()", lambda: a == A())
attempt("a != A()", lambda: a != A())
attempt("a == child", lambda: a == child)
attempt("a != b", lambda: a != b)
attempt("a < b", lambda: a < b)
attempt("b < a", lambda: b < a)
attempt("a <= a", lambda: a <= a)
attempt("a < 1", lambda: a < 1)
attempt("1 < b", lambda: 1 < b)
attempt("a < child", lambda: a < child)
attempt("None == a", lambda: None == a)
attempt("a in [A()]", lambda: a in [A()])
attempt("[a] == [A()]", lambda: [a] == [A()])
attempt("[a] < [A()]", lambda: [a] < [A()])
attempt("(1, a) != (1, b)", lambda: (1, a) != (1, b))
attempt("a ** b", lambda: a**b)
attempt("pow(a, b, 2)", lambda: pow(a, b, 2))
attempt("pow(2, b, a)", lambda: pow(2, b, a))
attempt("pow(2, 3, b)", lambda: pow(2, 3, b))
attempt("divmod(a, b)", lambda: divmod(a, b))
attempt("1 in a", lambda: 1 in a)
attempt("True & a", lambda: True & a)


def in_place():
    x = a
    x += b
    return x


attempt("a += b", in_place)
N = type("N", (), {"__radd__": None, "__add__": None, "__eq__": None, "__lt__": None, "__contains__": None, "__neg__": None, "__iter__": None, "__hash__": None, "__len__": None, "__index__": None, "__call__": None})
n = N()
for label, action in {
    "n + 1": lambda: n + 1,
    "1 + n": lambda: 1 + n,
    "a + n": lambda: a + n,
    "n == 1": lambda: n == 1,
    "1 == n": lambda: 1 == n,
    "n != 1": lambda: n != 1,
    "n < 1": lambda: n < 1,
    "1 > n": lambda: 1 > n,
    "1 in n": lambda: 1 in n,
    "-n": lambda: -n,
    "iter(n)": lambda: iter(n),
    "[*n]": lambda: [*n],
    "hash(n)": lambda: hash(n),
    "{n}": lambda: {n},
    "len(n)": lambda: len(n),
    "bool(n)": lambda: bool(n),
    "[][n]": lambda: [][n],
    "n()": lambda: n(),
}.items():
    attempt(label, action)


class Int(int):
    def __radd__(self, other):
        log.append("Int.radd")
        return Int(int(self) + int(other))

    def __rmul__(self, other):
        return NotImplemented

    def __eq__(self, other):
        log.append("Int.eq")
        return NotImplemented

    __hash__ = int.__hash__


class Str(str):
    def __radd__(self, other):
        log.append("Str.radd")
        return "from Str"

    def __rmod__(self, other):
        log.append("Str.rmod")
        return "formatted by Str"


attempt("1 + Int(2)", lambda: type(1 + Int(2)).__name__)
attempt("2 * Int(2)", lambda: 2 * Int(2))
attempt("2 == Int(2)", lambda: 2 == Int(2))
attempt("Int(2) == 3", lambda: Int(2) == 3)
attempt("2.0 + Int(1)", lambda: 2.0 + Int(1))
attempt("'a' + Str('b')", lambda: "a" + Str("b"))
attempt("'%s' % Str('b')", lambda: "%s" % Str("b"))
attempt("Str('a') + 'b'", lambda: type(Str("a") + "b").__name__)
attempt("truth", lambda: bool(NotImplemented))
attempt("not", lambda: not NotImplemented)
attempt("direct", lambda: (A.__add__(a, b), int.__add__(1, "x"), (1).__eq__(1.0), object().__lt__(1), "a".__eq__(1), [].__lt__(())))
