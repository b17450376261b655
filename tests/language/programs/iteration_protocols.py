# Covers: iteration protocols: old __getitem__, __iter__ errors, iter with sentinel, __reversed__, __length_hint__, unpacking errors, containment by iteration, exhausted iterators.


class Old:
    def __init__(self, n):
        self.n = n

    def __getitem__(self, index):
        print("item", index)
        if index >= self.n:
            raise IndexError("end")
        return index * 10


print(list(Old(2)), 10 in Old(3), tuple(Old(0)))
first, second = Old(2)
print(first, second, [*Old(1)], max(Old(2)))


class OldStop:
    def __getitem__(self, index):
        if index == 2:
            raise StopIteration
        return index


print(list(OldStop()))


class OldError:
    def __getitem__(self, index):
        raise KeyError(index)


for bad in (lambda: list(OldError()), lambda: reversed(Old(1)), lambda: len(Old(1))):
    try:
        bad()
    except (KeyError, TypeError) as error:
        print(type(error).__name__, error)


class NotIterator:
    def __iter__(self):
        return 5


class NoneIter:
    __iter__ = None

    def __getitem__(self, i):
        return i


class NoNext:
    def __iter__(self):
        return self


class RaisingIter:
    def __iter__(self):
        raise RuntimeError("iter fails")


class RaisingNext:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("next fails")


for thing in (NotIterator(), NoneIter(), NoNext(), RaisingIter(), RaisingNext(), 5, None, object, len):
    for operation in (list, lambda t: [*t], lambda t: 1 in t, iter):
        try:
            operation(thing)
            print("fine")
        except Exception as error:
            print(type(error).__name__, error)

numbers = iter([3, 2, 1, 0, 7])
print(list(iter(lambda: next(numbers), 0)), list(numbers))


class Rev:
    def __reversed__(self):
        return iter("reversed!")


class Sequence:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return "abc"[i]


class NoReverse:
    __reversed__ = None


print("".join(reversed(Rev())), list(reversed(Sequence())))
try:
    reversed(NoReverse())
except TypeError as error:
    print(error)
print(list(reversed({"a": 1, "b": 2})), list(reversed({1: 2}.items())), list(reversed(range(3))))


def unpack(values, shape):
    try:
        if shape == "ab":
            a, b = values
            return a, b
        if shape == "a*b":
            a, *b = values
            return a, b
        if shape == "a*bc":
            a, *b, c = values
            return a, b, c
        [] = values
        return "empty"
    except (ValueError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


for values in ([], [1], [1, 2], (1, 2, 3), "xy", {1: 2}, range(5), iter([1]), 5, None):
    name = type(values).__name__
    for shape in ("ab", "a*b", "a*bc", "[]"):
        if name.endswith("iterator"):
            values = iter([1])
        print(name, shape, unpack(values, shape))

it = iter([1, 2])
print(next(it), next(it), next(it, "done"), next(it, None))
try:
    next(it)
except StopIteration as stop:
    print(repr(stop), stop.value)
items = [1, 2, 3]
it = iter(items)
next(it)
items.append(4)
print(list(it), list(it))
items.append(5)
print(list(it), it.__length_hint__())
d = {"a": 1}
it = iter(d)
d["b"] = 2
try:
    next(it)
except RuntimeError as error:
    print(error)
s = {1, 2}
try:
    for x in s:
        s.add(x + 10)
except RuntimeError as error:
    print(error)
try:
    for key in d:
        del d[key]
        d["new" + key] = 1
except RuntimeError as error:
    print(error)
growing = [0]
for x in growing:
    if x < 4:
        growing.append(x + 1)
print(growing)
shrinking = list(range(6))
for x in shrinking:
    shrinking.remove(x)
print(shrinking)
try:
    for k, v in {"ab": 1}.items():
        (a, b, c) = k
except ValueError as error:
    print(error)
print(list(zip("abc", [1, 2])), list(zip()), list(enumerate("ab", 5)), list(map(max, [1, 5], [3, 2])))
try:
    list(zip([1, 2], [1], strict=True))
except ValueError as error:
    print(error)
try:
    list(zip([1], [1, 2], "abc", strict=True))
except ValueError as error:
    print(error)
