# Covers: t-strings without their library module: strings, values, interpolations with conversion and specification, laziness, nesting, joining, raw and implicit concatenation


def shown(template):
    parts = []
    for text, part in zip(template.strings, list(template.interpolations) + [None]):
        parts.append(text)
        if part is None:
            continue
        value = part.value
        if part.conversion == "r":
            value = repr(value)
        elif part.conversion == "s":
            value = str(value)
        elif part.conversion == "a":
            value = ascii(value)
        parts.append(format(value, part.format_spec))
    return "".join(parts)


name, width, rate = "Zoë", 9, 0.175
print(shown(t"Hello {name}!"))
print(shown(t"[{name!r:>{width}}] [{name!s:^{width}}] [{name!a:<{width + 4}}]"))
print(shown(t"{rate:.2%} of {width:05d} is {rate * width:8.3f}"))
print(t"{name=}".strings, t"{name=}".interpolations[0].conversion)
print(t"{ width + 1 }".interpolations[0].expression, t"{width!r}".interpolations[0].conversion)
print(t"".strings, t"".values, t"plain".strings, t"{1}{2}".strings)
print(rt"\d+{width}\n".strings, t"{{{width}}}".strings)
print((t"one {1} " t"two {2}").values, (t"a{1}" + t"b{2}").strings)

calls = []


def note(value):
    calls.append(value)
    return value


template = t"{note('first')} then {note('second')}"
print(calls, template.values)
print(shown(t"outer {shown(t'inner {name}')} end"))
print([type(item).__name__ for item in t"x{1}y{2}"])


def generated(count):
    for i in range(count):
        yield t"row {i}: {i * i:>4}"


for row in generated(3):
    print(shown(row))
try:
    shown(t"{name:d}")
except ValueError as error:
    print("ValueError:", error)
try:
    t"{missing_name}"
except NameError as error:
    print("NameError:", error)
try:
    t"a" + "b"
except TypeError as error:
    print("TypeError:", error)
