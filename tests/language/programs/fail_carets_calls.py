# Covers: carets of calls in a chain of frames: plain, method, keyword, starred, nested, chained, multi-line and parenthesised calls, lambdas.


def last(value):
    raise ValueError("the end of the chain: " + str(value))


def keywords(value):
    return last(
        value=value,
    )


def starred(*args):
    return keywords(*args, **{})


class Holder:
    def __init__(self, function):
        self.function = function

    def method(self, value):
        return self.function(value) + 1

    def chain(self):
        return self

    @property
    def prop(self):
        return self.chain().chain().method(5)

    @staticmethod
    def static(holder):
        return [holder.prop, 1][0]

    @classmethod
    def make(cls, function):
        return cls.static(cls(function))


def nested(function):
    return abs(max(1, Holder.make(function), 3))


def in_lambda():
    return (lambda f: nested(f))(starred)


def multi_line():
    total = (
        1
        + 2
        + in_lambda()
        + 3
    )
    return total


def in_condition():
    if 1 < 2 and multi_line() > 3:
        return 1
    return 2


def in_return_tuple():
    return 1, in_condition(), 3


def in_subscript():
    return {"key": [in_return_tuple()]}["key"]


def in_assignment():
    a = b = in_subscript()
    return a, b


print("start")
in_assignment()
