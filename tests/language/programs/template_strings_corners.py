# Covers: t-strings in depth: nested fields, formats that are not applied, =, conversions kept as text, lazy use, implicit joining, interpolation attributes, errors, rendering by hand.
from string.templatelib import Interpolation, Template, convert


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


def parts(template):
    return [part if isinstance(part, str) else (part.value, part.expression, part.conversion, part.format_spec) for part in template]


def render(template):
    out = []
    for part in template:
        match part:
            case str() as text:
                out.append(text)
            case Interpolation(value, _, conversion, spec):
                out.append(format(convert(value, conversion), spec))
    return "".join(out)


name, number, width = "World", 3.14159, 10
for template in (
    t"",
    t"plain",
    t"{name}",
    t"Hello {name}!",
    t"{name}{number}",
    t"{number:.2f} {number:{width}.1f} {name!r} {name!r:>{width}}",
    t"{name=} {name = } {number=:.1f} {name=!s}",
    t"{{}} {{{name}}}",
    t"{1 + 1} {  name  } {(lambda: 5)()} {[i for i in range(2)]}",
    t"{
        name
    } {number
    :.2f}",
    rt"\n{name}\d",
    t"a" t"b{name}" t"c",
    t'{"nested " + f"{name}"}',
    t"{t'{name}'}",
    t"""multi
{name}
line""",
    t"{name if number else 0!a:{'>'}{width}}",
    t"{1,2} {*'ab',}",
):
    print(template.strings, template.values if not any(isinstance(v, Template) for v in template.values) else "(nested)", len(template.interpolations))
    if not any(isinstance(v, Template) for v in template.values):
        print("   ", parts(template), repr(render(template)))

template = t"x{name}y{number:.1f}"
print(repr(template))
print(template.interpolations[0], type(template).__name__, type(template.interpolations[1]).__name__)
joined = template + t"{width}z"
print(joined.strings, joined.values, (template + template).strings)
attempt("plus str", lambda: template + "text")
attempt("str", lambda: str(template) == repr(template))
attempt("equal", lambda: (template == template, t"a" == t"a", Interpolation(1, "x") == Interpolation(1, "x")))
attempt("hash", lambda: isinstance(hash(t"a"), int))
attempt("iterate", lambda: (list(iter(t"a{1}")), next(iter(t"{2}")).value))
attempt("empty strings are skipped", lambda: [type(p).__name__ for p in t"{1}{2}"])

built = Template("a", Interpolation(1, "one", "r", ">3"), "b", "c", Interpolation("v"))
print(built.strings, built.values, parts(built), render(built))
print(Template().strings, Template("a", "b").strings, Template(Interpolation(5)).strings, Template(*t"{1}x").strings)
attempt("wrong part", lambda: Template(5))
attempt("keyword", lambda: Template(x=1))
attempt("conversion", lambda: Interpolation(1, "x", "q"))
attempt("spec type", lambda: Interpolation(1, "x", None, 5))
attempt("expression type", lambda: Interpolation(1, 5))
attempt("convert", lambda: (convert("é", "a"), convert("é", "r"), convert(5, "s"), convert(5, None)))
attempt("convert wrong", lambda: convert(5, "x"))
attempt("subclass", lambda: type("T", (Template,), {}))
print(Interpolation.__match_args__, Template.__hash__ is object.__hash__, Interpolation(1).expression == "")
order = []


def step(value):
    order.append(value)
    return value


class Loud:
    def __format__(self, spec):
        order.append("formatted")
        return "loud"

    def __str__(self):
        order.append("str")
        return "str"


lazy = t"{step('a')}{step(Loud())!s:{step('>')}5}{step('b')}"
print([o if isinstance(o, str) else "loud" for o in order], lazy.interpolations[1].format_spec)
order.clear()
print(render(lazy), order)
attempt("error inside", lambda: t"{undefined}")
attempt("error in spec", lambda: t"{1:{1 / 0}}")
match t"{name:>3}":
    case Template(strings=("", ""), interpolations=[Interpolation(str(value), expression)]):
        print("matched", value, expression)
