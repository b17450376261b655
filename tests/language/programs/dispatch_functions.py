# Covers: functools.singledispatch and singledispatchmethod: registration by annotation, classes, unions, abstract classes, registry
import functools
from collections.abc import Mapping, Sequence, Sized
from functools import singledispatch, singledispatchmethod


@singledispatch
def describe(value, extra=""):
    """Describe a value."""
    return f"something {type(value).__name__}{extra}"


@describe.register
def _(value: int, extra=""):
    return f"int {value}{extra}"


@describe.register
def _(value: str | bytes, extra=""):
    return f"text {value!r}{extra}"


@describe.register(list)
@describe.register(tuple)
def describe_list(value, extra=""):
    return "[" + ", ".join(describe(each) for each in value) + "]" + extra


@describe.register(Mapping)
def describe_mapping(value, extra=""):
    return "mapping of " + ", ".join(f"{describe(k)} to {describe(v)}" for k, v in value.items())


describe.register(type(None), lambda value, extra="": "nothing")

for value in (3, True, "a", b"b", [1, ("x", None)], {"k": [2.5]}, None, 2.5, {1}):
    print(describe(value))
print(describe(4, extra="!"), describe.__name__, describe.__doc__)
print(describe.dispatch(bool) is describe.dispatch(int), describe.dispatch(float) is describe.dispatch(object))
print(sorted(cls.__name__ for cls in describe.registry))


class Bag(Sequence):
    def __init__(self, *items):
        self.items = items

    def __getitem__(self, index):
        return self.items[index]

    def __len__(self):
        return len(self.items)


@singledispatch
def size(value):
    return "unknown"


size.register(Sized, lambda value: f"sized {len(value)}")
print(size(Bag(1, 2)), size(3), size("abc"))
size.register(Sequence, lambda value: f"sequence {len(value)}")
print(size(Bag(1, 2)), size({1, 2}))
size.register(Bag, lambda value: "bag")
print(size(Bag(1)), size.dispatch(Bag)(None))


class Formatter:
    @singledispatchmethod
    def show(self, value):
        return f"default {value}"

    @show.register
    def _(self, value: int):
        return f"{self.prefix()}{value:+d}"

    @show.register(list)
    def show_list(self, value):
        return " ".join(self.show(each) for each in value)

    @singledispatchmethod
    @classmethod
    def parse(cls, value):
        return cls, value

    @parse.register
    @classmethod
    def _(cls, value: str):
        return cls.__name__ + ":" + value

    def prefix(self):
        return "#"


print(Formatter().show(3), Formatter().show([1, "x", 2]), Formatter.parse("y"), Formatter.parse(1)[1])
for bad in (
    lambda: describe(),
    lambda: describe.register(3, print),
    lambda: describe.register(lambda x: x),
    lambda: describe.register("int"),
    lambda: singledispatchmethod(3),
    lambda: Formatter().show(),
):
    try:
        print(bad())
    except TypeError as error:
        print("TypeError:", str(error).split(" at 0x")[0])


class First:
    pass


class Second:
    pass


class Both(First, Second):
    pass


@functools.singledispatch
def which(value):
    return "object"


which.register(Second, lambda value: "second")
print(which(Both()))
which.register(First, lambda value: "first")
print(which(Both()), which(Second()), which(First))
