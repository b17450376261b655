# Covers: the order in which parts of statements and expressions are evaluated: every display, call, subscript, comparison, assignment, del, with, raise, class and def statement.

log = []


def s(name, value=None):
    log.append(name)
    return value


def show(label):
    print(f"{label:<22}", " ".join(log))
    log.clear()


class Loud:
    def __init__(self, name):
        object.__setattr__(self, "name", name)

    def __getattr__(self, attribute):
        return s(f"{self.name}.{attribute}", self)

    def __setattr__(self, attribute, value):
        s(f"{self.name}.{attribute}=")

    def __delattr__(self, attribute):
        s(f"del_{self.name}.{attribute}")

    def __getitem__(self, key):
        return s(f"{self.name}[]", self)

    def __setitem__(self, key, value):
        s(f"{self.name}[]=")

    def __delitem__(self, key):
        s(f"del_{self.name}[]")

    def __iadd__(self, other):
        return s(f"{self.name}+=", self)

    def __add__(self, other):
        return s(f"{self.name}+", self)

    def __radd__(self, other):
        return s(f"+{self.name}", self)

    def __lt__(self, other):
        return s(f"{self.name}<", True)

    def __call__(self, *args, **kwargs):
        return s(f"{self.name}()", self)

    def __enter__(self):
        return s(f"enter_{self.name}", (1, 2))

    def __exit__(self, *details):
        s(f"exit_{self.name}")

    def __iter__(self):
        s(f"iter_{self.name}")
        return iter([self, self])

    def __hash__(self):
        s(f"hash_{self.name}")
        return 1

    def keys(self):
        s(f"keys_{self.name}")
        return []


a, b, c, d = (Loud(n) for n in "abcd")
(s("1", 5) + s("2", 6)) * s("3", 2) - s("4", 1) ** s("5", 2) ** s("6", 1)
show("arithmetic")
[s("1"), s("2"), *s("3", []), s("4")], {s("5"), s("6")}, (s("7"), *s("8", ()))
show("displays")
{s("k1", 1): s("v1"), **s("m", {}), s("k2", 2): s("v2")}
show("dict")
s("f", c)(s("1"), *s("2", []), s("3"), k=s("4"), **s("5", {}), j=s("6"))
show("call")
s("o", a).method(s("1"), k=s("2"))
show("method call")
s("x", a)[s("i") : s("j") : s("k")], s("y", b)[s("l"), s("m")]
show("subscripts")
s("1", 1) < s("2", 2) < s("3", 3), s("4", 4) > s("5", 5) > s("6", 6)
show("comparisons")
s("1", 0) and s("2") or s("3", 5) and not s("4")
show("boolean")
s("yes") if s("test", 1) else s("no"), s("yes2") if s("test2", 0) else s("no2")
show("conditional")
s("t1", a)[s("i1")] = s("t2", b).x = s("value")
show("assignment")
s("t1", a)[s("i1")], s("t2", b).x, *s("t3", c)[s("i3")] = s("v1"), s("v2"), s("v3")
show("unpacking")
s("t", a)[s("i")] += s("v")
show("augmented item")
s("t", a).x += s("v")
show("augmented attribute")
s("t", a)[s("i")].x[s("j")] = s("v")
show("deep target")
del s("t1", a)[s("i1")], s("t2", b).x
show("del")
for s("target", a)[s("i")] in s("iterable", [1, 2]):
    s("body")
else:
    s("else")
show("for")
with s("m1", a) as s("t1", c)[s("i1")], s("m2", b) as (s("t2", d).x, y):
    s("body")
show("with")
x: s("annotation") = s("value")
s("t", a).z: s("never", 1) = s("v")
s("t", a)[s("i")]: int = s("v")
show("annotated")


@s("d1", lambda f: s("apply1", f))
@s("d2", lambda f: s("apply2", f))
def function(p=s("default1"), *, q=s("default2"), r=s("default3")) -> s("return"):
    s("body")


show("def")


@s("d1", lambda f: s("apply1", f))
class Class(s("base", object), *s("bases", []), metaclass=s("meta", type), **s("keywords", {})):
    s("body")
    z = lambda v=s("lambda default"): s("never")


show("class")
[s("element") for i in s("first", [1, 2]) if s("condition", i) for j in s("second", [1])]
show("comprehension")
list(s("element") for i in s("first", [1]) for j in s("second", [1]))
show("generator")
{s("key", i): s("value") for i in s("first", [1, 2])}
show("dict comprehension")
f"{s('1', 3)!r:{s('2', '>')}{s('3', 5)}} {s('4')}"
show("f-string")
lambda p=s("1"), *, q=s("2"): s("never")
show("lambda")
(n := s("1", 2)) + (n := n + s("2", 3)) + n
show("walrus")
try:
    raise s("error", ValueError) from s("cause", KeyError())
except s("types", (ValueError, s("more", KeyError))):
    show("raise")
try:
    s("assert") == 1 and s("no")
    assert s("test", 0), s("message")
except AssertionError:
    show("assert")
match s("subject", {"k": [1, 2]}):
    case {"k": [1, three]} if s("guard1", three == 3):
        s("one")
    case {"k": [1, two]} if s("guard2", two == 2):
        s("two")
show("match")
a + s("1", b), s("2", 1) + a, a < s("3", b)
show("operators")
print(sorted(b.__dict__), n, y)
