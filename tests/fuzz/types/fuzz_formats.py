"""Format specifications after their grammar, sometimes a little wrong, and templates of str.format and of the % operator."""

from fuzz_numbers import make_float, make_index, make_int, make_real
from fuzz_text import make_str
from fuzz_values import make_any, make_element, make_scalar

TYPES = "bcdeEfFgGnosxX%"


def make_spec(r):
    """[[fill]align][sign][z][#][0][width][grouping][.precision[grouping]][type]"""
    if r.chance(12):
        return ""
    spec = ""
    if r.chance(35):
        if r.chance(50):
            spec += r.pick(("*", "0", " ", "\xe9", "\u20ac", "\U0001f600", "{", "<", "x", "\x00"))
        spec += r.pick("<>=^")
    if r.chance(30):
        spec += r.pick("+- ")
    if r.chance(10):
        spec += "z"
    if r.chance(25):
        spec += "#"
    if r.chance(20):
        spec += "0"
    if r.chance(50):
        spec += str(r.pick((0, 1, 2, 5, 8, 10, 13, 20, 30)))
    if r.chance(25):
        spec += r.pick(",_")
    if r.chance(40):
        spec += "." + str(r.pick((0, 1, 2, 3, 5, 6, 10, 16, 17, 20, 50)))
        if r.chance(10):
            spec += r.pick(",_")
    if r.chance(80):
        spec += r.pick(TYPES)
    if r.chance(5):
        at = r.below(len(spec) + 1)
        spec = spec[:at] + r.pick("<=+#0.,_z sdq!9\xe9%") + spec[at:]
    if r.chance(1):
        spec += "9" * 25
    return spec


def make_field(r):
    name = r.pick(("", "", "0", "1", "2", "a", "b", "0[0]", "a[k]", "0.real", "1.__class__", "a.b", "0[", "[0]", "-1", "99999999999999999999999", "0[0]x", "a b", "a.", "0.[1]"))
    conversion = r.pick(("", "", "", "!r", "!s", "!a", "!x", "!", "!rr"))
    spec = ""
    if r.chance(60):
        spec = ":" + r.pick((make_spec(r), make_spec(r), "{}", "{0}", "{1}.{2}", ">{a}", "{{", "{b!r}"))
    return "{" + name + conversion + spec + "}"


def make_template(r):
    text = ""
    for _ in range(r.pick((1, 1, 2, 3))):
        text += r.pick(("", "x", " ", "\xe9", "{{", "}}", "\u20ac ", "\U0001f600"))
        text += make_field(r)
    if r.chance(6):
        text += r.pick("{}")
    return text


def make_percent_field(r):
    field = "%"
    if r.chance(12):
        field += r.pick(("(a)", "(b)", "()", "(a(b))", "(", "(1)"))
    for _ in range(r.below(3)):
        field += r.pick("#0- +")
    if r.chance(40):
        field += r.pick(("1", "5", "10", "20", "*", "03"))
    if r.chance(35):
        field += "." + r.pick(("", "0", "1", "3", "10", "20", "*"))
    if r.chance(5):
        field += r.pick("hlLq")
    return field + (r.pick("diouxXeEfFgGcrsa%") if r.chance(97) else r.pick("bnz \xe9\u20ac"))


def make_percent_template(r):
    text = ""
    for _ in range(r.pick((1, 1, 1, 2, 3))):
        text += r.pick(("", "", "x", "%%", "\xe9", "\u20ac", "\U0001f600 ")) + make_percent_field(r)
    if r.chance(3):
        text += "%"
    return text


def make_percent_argument(r):
    kind = r.below(10)
    if kind < 4:
        return make_real(r)
    if kind < 6:
        return make_index(r) % 50
    if kind < 8:
        return make_element(r, 1)
    return make_any(r)


def bounded(value):
    """What a "*" may take: a text of a billion characters says nothing that one of a thousand does not, and a block makes many of them."""
    return value % 1000 if type(value) is int and 1000 < abs(value) < 1 << 63 else value


def make_star_arguments(r):
    arguments = make_percent_arguments(r)
    return tuple([bounded(item) for item in arguments]) if type(arguments) is tuple else bounded(arguments)


def make_percent_arguments(r):
    kind = r.below(10)
    if kind < 6:
        return tuple([make_percent_argument(r) for _ in range(r.pick((1, 1, 1, 2, 3)))])
    if kind < 8:
        return make_percent_argument(r)
    return {"a": make_percent_argument(r), "b": make_scalar(r), "": make_int(r), "a(b)": make_float(r), 1: make_str(r)}
