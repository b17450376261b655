# Covers: assert with and without messages, tuple and multi-line messages, failing message expressions, asserts in nested calls.


class Message:
    def __str__(self):
        return "message object"


def check(value, message=None):
    if message is None:
        assert value
    else:
        assert value, message


for value in (1, [1], "x", 0, [], "", None):
    for message in (None, "text", Message(), ("tu", "ple"), 5):
        try:
            check(value, message)
            result = "passed"
        except AssertionError as error:
            result = f"{error} {error.args if not isinstance(message, Message) else len(error.args)}"
        if not value and message is None or value == 0 or value == 1:
            print(repr(value), type(message).__name__, result)


def failing_message():
    assert False, 1 / 0


try:
    failing_message()
except ZeroDivisionError as error:
    print("message raised", error, error.__context__)
side_effects = []
assert not side_effects.append(1), side_effects.append(2)
print(side_effects)


def long_assert(a, b):
    assert (
        a == b
        and a > 0
    ), f"{a} and {b} differ: {
        a - b
    }"


def outer():
    try:
        check([])
    except AssertionError:
        long_assert(1, 2)


outer()
