# Covers: __reduce__, __setstate__ and __length_hint__ of the iterators of built-in types, before, between and after their steps
def attempt(function):
    try:
        return function()
    except Exception as error:
        return type(error).__name__ + ": " + str(error)


class Indexed:
    def __getitem__(self, index):
        return (10, 20, 30)[index]

    def __repr__(self):
        return "Indexed()"


class Index:
    def __index__(self):
        return 1


class MyReversed(reversed):
    pass


MAKERS = {
    "list": lambda: iter([1, 2, 3]),
    "reversed list": lambda: reversed([1, 2, 3]),
    "tuple": lambda: iter((1, 2, 3)),
    "ascii": lambda: iter("abc"),
    "wide": lambda: iter("\u20acbc"),
    "bytes": lambda: iter(b"abc"),
    "bytearray": lambda: iter(bytearray(b"abc")),
    "range": lambda: iter(range(10, 0, -3)),
    "long range": lambda: iter(range(1 << 70, (1 << 70) + 9, 4)),
    "sequence": lambda: iter(Indexed()),
    "reversed str": lambda: reversed("abc"),
    "subclass": lambda: MyReversed("abc"),
    "callable": lambda: iter(int, 5),
    "dict": lambda: iter({1: 2, 3: 4}),
    "values": lambda: iter({1: 2, 3: 4}.values()),
    "items": lambda: iter({1: 2, 3: 4}.items()),
    "reversed items": lambda: reversed({1: 2, 3: 4}.items()),
    "set": lambda: iter({1}),
}


def parts(iterator):
    function, arguments, *state = iterator.__reduce__()
    return (function.__name__, arguments, *state)


def rebuild(iterator):
    function, arguments, *state = iterator.__reduce__()
    other = function(*arguments)
    if state and state[0] is not None:
        other.__setstate__(state[0])
    return type(other).__name__, next(other, "end")


for name, make in MAKERS.items():
    iterator = make()
    print(name, attempt(lambda: parts(iterator)), attempt(lambda: iterator.__length_hint__()), attempt(lambda: rebuild(iterator)))
    next(iterator)
    print("  after one", attempt(lambda: parts(iterator)), attempt(lambda: iterator.__length_hint__()), attempt(lambda: rebuild(iterator)))
    if name == "callable":
        continue
    print("  rest", list(iterator), attempt(lambda: parts(iterator)), attempt(lambda: rebuild(iterator)), list(iterator))
    for state in (1, -5, 99, 1 << 70, True, "a", None, 1.5, Index()):
        iterator = make()
        shown = "Index" if isinstance(state, Index) else state
        print("  state", shown, attempt(lambda: iterator.__setstate__(state)), attempt(lambda: next(iterator, "end")), attempt(lambda: parts(iterator)))

for make in (lambda: zip([1, 2], "ab"), lambda: zip([1, 2], "ab", strict=True), lambda: map(pow, [1, 2], [3, 4]), lambda: map(str, [1, 2], strict=True)):
    iterator = make()
    cls, arguments, *strict = iterator.__reduce__()
    print(cls.__name__, [getattr(a, "__name__", type(a).__name__) for a in arguments], strict, next(iterator))
    iterator.__setstate__([])
    print(iterator.__reduce__()[2:], attempt(lambda: iterator.__setstate__()))
    iterator.__setstate__("strict")
    print(iterator.__reduce__()[2:], list(iterator))

counted = enumerate("abc", 5)
next(counted)
print(counted.__reduce__()[0].__name__, counted.__reduce__()[1][1], enumerate("a", 1 << 80).__reduce__()[1][1])
cls, (function, source) = filter(None, [0, 1]).__reduce__()
print(cls.__name__, function, list(source))
