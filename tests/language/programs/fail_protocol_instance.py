# Covers: an uncaught TypeError from typing: a protocol is instantiated, after checks that raise and are handled
from typing import NamedTuple, Protocol, get_type_hints, runtime_checkable


@runtime_checkable
class Reader(Protocol):
    def read(self, size: int = -1) -> bytes: ...


class Memory:
    def __init__(self, data):
        self.data = data

    def read(self, size=-1):
        return self.data if size < 0 else self.data[:size]


class Span(NamedTuple):
    start: int
    stop: int = 10


def size_of(source):
    if not isinstance(source, Reader):
        raise TypeError(f"{type(source).__name__} is no {Reader.__name__}")
    return len(source.read())


print(size_of(Memory(b"abc")), get_type_hints(Reader.read))
for wrong in (3, Span(1), None):
    try:
        size_of(wrong)
    except TypeError as error:
        print(error)
try:
    Span()
except TypeError as error:
    print(error)


def make(kind):
    return [kind() for _ in range(2)]


make(Reader)
