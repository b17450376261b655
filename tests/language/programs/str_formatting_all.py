# Covers: str.format, percent formatting and f-strings: nested specs, conversions, auto and manual numbering, attributes, errors, __format__.


def show(label, function):
    try:
        print(label, "=", repr(function()))
    except Exception as error:
        print(label, "!", type(error).__name__, error)


class Point:
    def __init__(self, x, y):
        self.x, self.y = x, y

    def __format__(self, spec):
        return f"<{spec}>" if spec else f"({self.x}, {self.y})"

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


p = Point(1, 2)
data = {"key": [10, 20], "a b": 3}
show("auto", lambda: "{} {}".format(1, "two"))
show("manual", lambda: "{1} {0} {1}".format("a", "b"))
show("named", lambda: "{x}-{y!r:>6}".format(x=1, y="z"))
show("attr", lambda: "{0.x} {0.y} {0}".format(p))
show("item", lambda: "{0[key][1]} {0[a b]}".format(data))
show("nested", lambda: "{:{}}|{:{w}.{p}}".format("a", 5, 3.14159, w=8, p=3))
show("nested auto", lambda: "{:{}{}}".format("x", "^", 7))
show("escape", lambda: "{{}} {{{}}}".format(1))
show("conversions", lambda: "{!s} {!r} {!a}".format("é", "é", "é"))
show("custom", lambda: "{:anything at all}".format(p))
show("spec string", lambda: "{:>10}|{:<10}|{:^10}|{:*^9}|{:.2}".format("r", "l", "c", "m", "cut"))
for label, template, args in [("mixed", "{} {0}", (1,)), ("mixed2", "{0} {}", (1,)), ("missing", "{} {}", (1,)), ("single", "}", ()), ("open", "{", ()),
                              ("bad conv", "{!x}", (1,)), ("no conv", "{!}", (1,)), ("bad index", "{5}", (1,)), ("empty attr", "{.}", (1,)),
                              ("empty attr2", "{0.}", (1,)), ("item missing", "{0[x]}", ({},)), ("unclosed", "{0[x}", ({},)), ("deep", "{:{:{}}}", (1, 2, 3)),
                              ("after conv", "{!rx}", (1,)), ("neg", "{-1}", (1,)), ("name", "{name}", ()), ("expected", "{0!r", (1,)), ("text spec", "{:d}", ("a",)),
                              ("list spec", "{:5}", ([],)), ("none spec", "{:>5}", (None,)), ("bool", "{:5}|{:d}|{}", (True, True, True)), ("bad attr", "{0.zz}", (1,)),
                              ("str zero", "{:05}", ("ab",)), ("str sign", "{:+}", ("ab",)), ("str equal", "{:=5}", ("ab",)), ("str comma", "{:,}", ("ab",))]:
    show(label, lambda: template.format(*args))
show("format_map", lambda: "{a}{b}".format_map({"a": 1, "b": 2}))


class Default(dict):
    def __missing__(self, key):
        return f"<{key}>"


show("missing map", lambda: "{a}{zz}".format_map(Default(a=1)))
for template, args in [("%d %s %r", (1, "a", "b")), ("%5d|%-5d|%05d|%+d|% d", (42, 42, 42, 42, 42)), ("%x %X %#x %o %#o", (255, 255, 255, 8, 8)),
                       ("%.2f %e %g %G", (3.14159, 12345.678, 1e10, 1e-10)), ("%c%c", ("a", 98)), ("%%", ()), ("%5.1f|%-8.3e|", (2.25, 2.25)),
                       ("%(a)s %(b)05d", {"a": 1, "b": 2}), ("%s", ((1, 2),)), ("%s %s", (1,)), ("%d", ("1",)), ("%s", (1, 2)), ("%z", (1,)), ("%", (1,)),
                       ("%(a)s", (1,)), ("%c", ("ab",)), ("%c", (-1,)), ("%d", (1.9,)), ("%i", (True,)), ("%*d|%-*d|", (5, 1, 5, 2)), ("%.*f", (2, 1.239)),
                       ("%a", ("é",)), ("%10.3s|", ("abcdef",)), ("%x", (1.5,)), ("%s", ([],)), ("%(x)s", {}), ("%*d", ("a", 1)), ("%.3d", (5,)), ("%f", ("x",)),
                       ("% x", (10,)), ("%ld", (5,)), ("%u", (-3,)), ("%s%%%s", ("a", "b"))]:
    show(f"{template!r} % {args!r}", lambda: template % args)
name, width, precision, value = "världen", 12, 4, 12.3456789
print(f"{name!r:>{width}}|{value:{width}.{precision}}|{value!s:.{precision}}|{name=}|{value = :.2f}|{1 + 1 = }|{name!a}")
print(f"{'nested ' + f'{value:.1f}' + '!'}" f"{{literal}}" f"{p:spec {name} here}" f"{p!s}" f"{p!r:>12}" f"{ {'a': 1}['a'] }" f"{(lambda x: x * 2)(21)}")
print(f"{value:{'>' + str(width)}}", f"{value:{width}{'.2f'}}", f"""{
    name
    .upper()
}""", f"{'\n'.join('ab')!r}", f"{x!r}" if (x := 5) else "", f"{data['key'][0]:#06x}", f'{data["a b"]}')
show("f-string spec", lambda: f"{'a':d}")
show("f-string spec2", lambda: f"{p:{1 / 0}}")
show("format()", lambda: format(p, "abc") + format(5) + format("x", "3") + format(None))
show("object spec", lambda: format(object(), "x")[:10])
show("type spec", lambda: f"{int:>20}")
