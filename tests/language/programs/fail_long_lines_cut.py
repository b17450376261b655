# Covers: carets where an expression spans many lines in the middle of a longer statement, decorators over several lines, and very deep indentation.


def deco(number):
    def apply(function):
        if number > 1:
            raise ValueError(
                "decorator "
                f"number {number}"
            )
        return function

    return apply


def define():
    @deco(1)
    @deco(
        number=2,
    )
    def inner():
        pass


def deep():
    if True:
        for _ in range(1):
            while True:
                with open(__file__) as f:
                    try:
                        if f:
                                        define()
                    finally:
                        pass


def long_call():
    return dict(
        one=1,
        two=2,
        three=[
            x
            for x in (
                1,
                2,
            )
            if deep()
        ],
        four=4,
        five=5,
        six=6,
        seven=7,
    )


def string_lines():
    return """first
    second {}
    third""".format(
        long_call()
    )


def lambda_lines():
    return (
        lambda a, b:
        a +
        string_lines()
    )(
        1,
        2,
    )


def comparison_lines():
    return (
        1
        <
        lambda_lines()
        <
        3
    )


comparison_lines(
)
