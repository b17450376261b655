# Covers: errors that patterns raise while they match: too many positions, bad __match_args__, failing properties, guards, lengths, keys and hooks.


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


class Plain:
    pass


class One:
    __match_args__ = ("a",)

    def __init__(self, a):
        self.a = a


class ListArgs:
    __match_args__ = ["a"]
    a = 1


class OddArgs:
    __match_args__ = ("a", 2)
    a = 1


class Twice:
    __match_args__ = ("a", "b", "a")
    a, b = 1, 2


class Failing:
    __match_args__ = ("value", "other")

    @property
    def value(self):
        raise ValueError("no value today")

    @property
    def other(self):
        raise AttributeError("hidden")


def plain(subject):
    match subject:
        case Plain(_):
            return "positional"


def one(subject):
    match subject:
        case One(a, b):
            return a, b


def list_args(subject):
    match subject:
        case ListArgs(a):
            return a


def odd_args(subject):
    match subject:
        case OddArgs(x, y):
            return x, y


def twice_keyword(subject):
    match subject:
        case Twice(x, a=y):
            return x, y


def twice_position(subject):
    match subject:
        case Twice(x, y, z):
            return x, y, z


def failing_value(subject):
    match subject:
        case Failing(value):
            return value


def failing_other(subject):
    match subject:
        case Failing(other=o):
            return o
        case Failing(missing=m):
            return m
        case Failing():
            return "attribute errors do not match"


def builtin_two(subject):
    match subject:
        case int(a, b):
            return a, b


attempt("plain", lambda: plain(Plain()))
attempt("plain, other subject", lambda: plain(3))
attempt("one", lambda: one(One(1)))
attempt("list", lambda: list_args(ListArgs()))
attempt("odd", lambda: odd_args(OddArgs()))
attempt("twice by keyword", lambda: twice_keyword(Twice()))
attempt("twice by position", lambda: twice_position(Twice()))
attempt("failing value", lambda: failing_value(Failing()))
attempt("failing other", lambda: failing_other(Failing()))
attempt("int", lambda: builtin_two(5))


def no_class(subject):
    match subject:
        case attempt():
            return "never"


attempt("no class", lambda: no_class(1))


class BadLength:
    def __len__(self):
        return -1

    def __getitem__(self, index):
        return index


class Meta(type):
    def __instancecheck__(cls, instance):
        if instance == "explode":
            raise LookupError("instance check")
        return instance == "virtual"


class Virtual(metaclass=Meta):
    __match_args__ = ("upper",)


def virtual(subject):
    match subject:
        case Virtual(method):
            return method()
        case _:
            return "not virtual"


for subject in ("virtual", "other", "explode"):
    attempt(subject, lambda: virtual(subject))


def duplicate_keys(subject):
    first, second = "k", "k"

    class Keys:
        a = "k"
        b = "k"

    match subject:
        case {Keys.a: x, Keys.b: y}:
            return x, y, first, second


attempt("duplicate keys", lambda: duplicate_keys({"k": 1, "l": 2}))
attempt("too short for duplicates", lambda: duplicate_keys({"k": 1}))


def unhashable(subject):
    class Keys:
        a = [1]

    match subject:
        case {Keys.a: x}:
            return x
        case dict():
            return "a dict"


attempt("unhashable key", lambda: unhashable({1: 2}))


def guard(subject):
    match subject:
        case x if x / 0:
            return x


attempt("guard", lambda: guard(1))
