# Covers: sequence and mapping patterns after collections.abc: registered built-in classes keep what they are, classes of the program change
from collections.abc import Mapping, MutableSequence, Sequence


class Pair:
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]


class Derived(Pair):
    pass


class Both(dict):
    pass


def shape(value):
    match value:
        case [first, *rest]:
            return "sequence", first, rest
        case {"a": inner, **rest}:
            return "mapping", inner, rest
        case str() | bytes() as text:
            return "text", text
    return "other"


values = ["s", b"x", bytearray(b"x"), [1], (1, 2), range(2), {"a": 1}, {1}, 5, Pair(1, 2), Derived(3), Both(a=2)]


def show():
    for value in values:
        print(type(value).__name__, shape(value))


show()
Sequence.register(Pair)
show()
Mapping.register(Both)
MutableSequence.register(str)
Mapping.register(list)
show()


class Text(str):
    pass


class Numbers(Sequence):
    def __len__(self):
        return 2

    def __getitem__(self, index):
        if index > 1:
            raise IndexError
        return index


class Names(Mapping):
    def __len__(self):
        return 1

    def __iter__(self):
        return iter("a")

    def __getitem__(self, key):
        return key


print(shape(Text("ab")), shape(Numbers()), shape(Names()))
print(str.__flags__ & 0x60, list.__flags__ & 0x60, dict.__flags__ & 0x60, Pair.__flags__ & 0x60, Derived.__flags__ & 0x60)
