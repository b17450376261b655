# Covers: uncaught errors inside f-strings and format calls: carets in replacement fields, nested specs, conversions and multi-line f-strings.


class Broken:
    def __format__(self, spec):
        raise ValueError(f"cannot format with {spec!r}")

    def __str__(self):
        return f"{self:inner}"

    def __repr__(self):
        return f"{self!s:>10}"


def nested_width(width):
    return f"{3.14159:{width}.{width - 3}f}"


def conversions():
    return f"start {Broken()!r} end"


def attribute():
    try:
        return conversions()
    except ValueError as error:
        return f"{error.args[0]} {error.missing:>{len('width')}} {1 / 0}"


def multi_line():
    try:
        return attribute()
    except AttributeError:
        return f"""first line {1 + 1}
        second line {
            undefined_name
            + 1
        } third"""


def method():
    try:
        return multi_line()
    except NameError:
        return "{0.real} {0[5]} {1}".format(5, 6)


def percent():
    try:
        return method()
    except TypeError:
        return "%(a)d %(b)s" % {"a": 1}


def spec_types():
    try:
        return percent()
    except KeyError:
        return f"{'text':>{10}} {'text':=10}"


print(nested_width(8))
print(f"{'done':*^{len('done') + 4}}")
spec_types()
