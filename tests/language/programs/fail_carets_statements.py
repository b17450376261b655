# Covers: carets of statements: for, while, with, assert, return, yield, raise from, import inside functions, decorators, defaults, annotations, comprehensions.


def fail():
    raise LookupError("deep")


def for_statement():
    for x in fail():
        pass


def while_statement():
    while for_statement():
        pass


class Manager:
    def __enter__(self):
        return while_statement()

    def __exit__(self, *args):
        return False


def with_statement():
    with Manager() as (a, b):
        pass


def assert_statement():
    assert with_statement(), "never shown"


def default_value():
    def inner(x=assert_statement()):
        return x


def decorator(function):
    return default_value()


def decorated():
    @decorator
    def inner():
        return 1


def list_comprehension():
    return [decorated() for _ in range(2)]


def dict_comprehension():
    return {k: list_comprehension() for k in "ab" if k}


def generator_expression():
    return sum(dict_comprehension() for _ in range(3))


def generator():
    yield 1
    yield generator_expression()


def unpacking():
    a, b, c = generator()


def starred():
    return [*"ab", *unpacking()]


def formatted():
    return f"value {starred()} and {1 + 1:>{10}}"


def conditional():
    return 1 if formatted() else 2


def walrus():
    if (n := conditional()) > 1:
        return n


def boolean():
    return 0 or walrus() or 5


def slice_bound():
    return "abc"[boolean() : 2]


def class_body():
    class Inner:
        attribute = slice_bound()


def match_subject():
    match class_body():
        case 1:
            pass


def lambda_body():
    return (lambda: match_subject())()


def try_body():
    try:
        lambda_body()
    finally:
        print("cleanup")


def await_less():
    return not try_body()


def raising():
    raise KeyError("outer") from await_less()


def global_statement():
    global result
    result = raising()


global_statement()
