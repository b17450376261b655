# Covers: carets over several lines: calls, binary operators, subscripts, attributes chains, comparisons, strings, dictionaries, conditions, with statements, nested parentheses.


def attempt(action):
    try:
        action()
    except Exception as error:
        return error
    return ValueError("nothing was raised")


def zero():
    return 0


class Chain:
    def step(self, n):
        if n > 2:
            raise IndexError(n)
        return self

    @property
    def broken(self):
        raise AttributeError("broken property")


def long_call():
    return max(
        1,
        int(
            "x",
        ),
    )


def long_operator():
    return (
        1
        + 2
        + (3 * 4)
        / zero()
        + 5
    )


def long_chain():
    return (
        Chain()
        .step(1)
        .step(2)
        .step(
            3
        )
        .step(4)
    )


def long_subscript():
    table = {"a": [1, 2]}
    return table[
        "a"
    ][
        zero()
        + 5
    ]


def long_comparison():
    return (
        zero()
        < 1
        < "2"
    )


def long_dict():
    return {
        "a": 1,
        "b": [
            2,
            *zero(),
        ],
    }


def long_string():
    return (
        "implicit "
        f"join {zero()
        / zero()}"
        " end"
    )


def long_unary():
    return -(
        "text"
    )


def long_arguments():
    return long_call(
        1,
        2,
        three=3,
    )


def long_attribute():
    return (
        Chain()
        .broken
    )


def long_condition():
    return [
        value
        for value in range(3)
        if value
        % zero()
    ]


def long_lambda():
    function = lambda a, \
        b: (
            a
            // b
        )
    return function(
        1,
        0)


def long_assignment():
    values = [1, 2]
    values[
        5
    ] = zero(
    )


def long_unpack():
    (
        a,
        b,
    ) = (
        1,
        2,
        3,
    )


def long_raise():
    raise KeyError(
        "multi",
        "line",
    ) from (
        None
    )


def long_assert():
    assert (
        zero()
        == 1
    ), (
        "message"
        " parts"
    )


def long_with():
    with (
        open("/dev/null") as a,
        zero() as b,
    ):
        pass


functions = [
    long_call, long_operator, long_chain, long_subscript, long_comparison, long_dict, long_string, long_unary, long_arguments, long_attribute,
    long_condition, long_lambda, long_assignment, long_unpack, long_raise, long_assert, long_with,
]  # fmt: skip
errors = [attempt(function) for function in functions]
print([type(error).__name__ for error in errors])
raise ExceptionGroup(
    "many lines",
    [
        ExceptionGroup("one", errors[:6]),
        ExceptionGroup("two", errors[6:12]),
        ExceptionGroup("three", errors[12:]),
    ],
)
