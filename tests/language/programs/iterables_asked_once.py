# Covers: how often built-in operations ask an iterable for its iterator, when they ask for its length, and which error comes first
import collections


class Loud:
    """An iterator that says what it is asked."""

    def __init__(self, *items):
        self.items = iter(items)

    def __iter__(self):
        print("iter", end=" ")
        return self

    def __next__(self):
        print("next", end=" ")
        return next(self.items)


class NoIterator:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length


class Sequence(NoIterator):
    def __getitem__(self, index):
        raise IndexError


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __length_hint__(self):
        return self.hint

    def __iter__(self):
        return iter([3, 1])


def extended(items):
    known = [0]
    known.extend(items)
    return known


def added(items):
    known = [0]
    known += items
    return known


def replaced(items):
    known = [1, 2]
    known[:] = items
    return known


def extended_bytes(items):
    known = bytearray()
    known.extend(items)
    return known


def pair(items):
    a, b = items
    return a


DISPLAYS = [lambda v: [*v], lambda v: (*v, 1), lambda v: {*v}, lambda v: (lambda *a: a)(*v)]
FUNCTIONS = [sorted, list, tuple, set, frozenset, bytes, bytearray, dict, max, sum, any, collections.deque, collections.Counter, dict.fromkeys]
FUNCTIONS += [extended, added, replaced, extended_bytes, pair, "".join, b"".join]


def report(number, function, argument):
    try:
        outcome = function(argument)
    except Exception as error:
        outcome = f"{type(error).__name__}: {error}"
    print(getattr(function, "__name__", number), outcome)


for number, function in enumerate(FUNCTIONS + DISPLAYS):
    report(number, function, Loud(1, 2))
    for kind in (NoIterator, Sequence, Hinted):
        for length in (-1, "x", 2, 2**80, None, 1.5):
            report(number, function, kind(length))


class Failing:
    def __float__(self):
        raise KeyError(1)


# Whatever the conversion to float raises, bytes have one error for it.
for value in (10**400, "x", 1j, None, -(10**400), 10**5, Failing()):
    for template in (b"%f", b"%.3e", bytearray(b"%g"), "%f"):
        report(repr(template), template.__mod__, value)
