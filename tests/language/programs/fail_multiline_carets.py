# Covers: carets of expressions over several lines: calls, operators, subscripts, dictionaries, strings, comments in between, backslash continuation.


def fail(*args, **kwargs):
    raise ValueError("many lines")


def call_over_lines():
    return fail(
        1,
        2,  # a comment
        key="""text
        over lines""",
    )


def operator_over_lines():
    return (
        "a"
        + "b"
        + call_over_lines()
        + "c"
    )


def subscript_over_lines():
    table = {"x": 1}
    return table[
        operator_over_lines()
    ]


def continuation():
    return 1 + \
        subscript_over_lines() + \
        2


def chained():
    return (
        continuation()
        .strip()
        .lower()
    )


def dictionary():
    return {
        "a": 1,
        "b": chained(),
        "c": 3,
    }


def blank_lines():
    return [

        dictionary(),

    ]


def division_over_lines():
    try:
        blank_lines()
    except ValueError:
        return (
            10
            /
            (5 -
             5)
        )


def attribute_over_lines():
    try:
        division_over_lines()
    except ZeroDivisionError:
        return (
            "text"
            .upper()
            .missing_attribute
        )


def conditional_over_lines():
    try:
        attribute_over_lines()
    except AttributeError:
        return (
            1
            if [] > {
            }
            else 2
        )


conditional_over_lines()
