# Covers: carets and lines of errors inside match statements: subjects, class lookups, value patterns, guards, __match_args__, bodies, comparisons of patterns, mapping lookups.


def attempt(action):
    try:
        action()
    except Exception as error:
        return error
    return None


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y


class Angry:
    def __eq__(self, other):
        raise ArithmeticError("comparison")

    @property
    def prop(self):
        raise LookupError("property")


class AngryMapping(dict):
    def get(self, key, default=None):
        raise BufferError(key)


class Values:
    constant = Angry()


def subject(value):
    match value.missing + 1:
        case 1:
            return 1


def class_lookup(value):
    match value:
        case 1:
            return 1
        case Undefined(x=1):
            return 2


def class_attribute(value):
    match value:
        case Values.Missing():
            return 1


def value_attribute(value):
    match value:
        case Values.constant_typo:
            return 1


def value_comparison(value):
    match value:
        case [1, Values.constant]:
            return 1


def literal_comparison(value):
    match value:
        case "text" | 5:
            return 1


def guard(value):
    match value:
        case [x, y] if (x
                        / y) > 1:
            return 1


def positional(value):
    match value:
        case Point(a, b, c):
            return a, b, c


def positional_twice(value):
    match value:
        case Point(a, x=b):
            return a, b


def no_class(value):
    match value:
        case attempt(1):
            return 1


def attribute(value):
    match value:
        case Angry(
            prop=1
        ):
            return 1


def mapping(value):
    match value:
        case {"a": 1, **rest}:
            return rest


def body(value):
    match value:
        case [first, *_]:
            match first:
                case {"k": v}:
                    return v.attribute


def tuple_subject(value):
    match value, value[0], 1 // value:
        case _:
            return 1


def capture_unbound(value):
    match value:
        case [1, name]:
            pass
    return name


attempts = [
    lambda: subject(1),
    lambda: class_lookup(2),
    lambda: class_attribute(2),
    lambda: value_attribute(2),
    lambda: value_comparison([1, 2]),
    lambda: literal_comparison(Angry()),
    lambda: guard([1, 0]),
    lambda: positional(Point(1, 2)),
    lambda: positional_twice(Point(1, 2)),
    lambda: no_class(3),
    lambda: attribute(Angry()),
    lambda: mapping(AngryMapping(a=1)),
    lambda: body([{"k": 5}]),
    lambda: tuple_subject([1]),
    lambda: capture_unbound([2, 3]),
]
errors = [attempt(action) for action in attempts]
print([type(error).__name__ for error in errors])
raise ExceptionGroup("patterns", [ExceptionGroup("first", errors[:8]), ExceptionGroup("second", errors[8:])])
