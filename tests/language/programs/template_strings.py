# Covers: t-strings: parts, interpolations, conversions, nested specifications, concatenation, iteration, matching, repr
from string.templatelib import Interpolation, Template, convert

name, width = "World", 10
greeting = t"Hello {name!r:>{width}}!"
print(type(greeting).__name__, greeting.strings, greeting.values)
part = greeting.interpolations[0]
print(part.value, part.expression, part.conversion, part.format_spec)
print(greeting)
print(part)
print(list(t"a{1}b{2 + 3}{'x'}"))
print([type(each).__name__ for each in t"{name}{width}"])
print(t"".strings, list(t""), t"only text".values)
print((t"left {1}" + t" right {2}").strings, (t"{1}" t"{2}").strings)


def render(template):
    out = []
    for item in template:
        match item:
            case str() as text:
                out.append(text)
            case Interpolation(value, _, conversion, spec):
                out.append(format(convert(value, conversion), spec))
    return "".join(out)


print(render(greeting))
print(render(t"{3.14159:.2f} and {width=} and {name!s:*^{width + 1}}"))
print(render(t"{[each * 2 for each in range(3)]} {{literal}} {name.upper()}"))
print(Template("a", "b", Interpolation(3, "x"), "c").strings)
print(Template(Interpolation(1), Interpolation(2, "two", "r", ">5")).interpolations)
print(t"{name}" == t"{name}", t"{name}".interpolations[0].expression)
print(isinstance(greeting, Template), Interpolation.__match_args__)
for bad in (
    lambda: t"a" + "b",
    lambda: Template(3),
    lambda: Interpolation(1, "x", "q"),
    lambda: Interpolation(1, 2),
):
    try:
        bad()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


def counted(log):
    log.append("evaluated")
    return len(log)


log = []
twice = t"{counted(log)} {counted(log)}"
print(twice.values, log)
print(rt"\d{width}".strings, t"""multi
{width}
line""".strings)
try:
    t"{undefined}"
except NameError as error:
    print(error)
