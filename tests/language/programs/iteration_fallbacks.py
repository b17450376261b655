# Covers: iteration without __iter__: __getitem__ sequences, length hints, callable iterators, iterators of iterators, containers changed while walked, reversed, unpacking and star counts.
import operator


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


class Old:
    def __init__(self, items, error=IndexError):
        self.items, self.error = items, error
        self.asked = []

    def __getitem__(self, index):
        self.asked.append(index)
        if index >= len(self.items):
            raise self.error(index)
        return self.items[index]


old = Old("abc")
print(list(old), old.asked, "b" in old, "z" in old, [*Old((1, 2))], dict(enumerate(Old("xy"))))
attempt("stop", lambda: list(Old("ab", StopIteration)))
attempt("key error", lambda: list(Old("ab", KeyError)))
attempt("reversed without len", lambda: reversed(old))


class Sized(Old):
    def __len__(self):
        return len(self.items)


print(list(reversed(Sized("abc"))), operator.length_hint(Sized("abc")), operator.length_hint(iter(Sized("abc"))))
it = iter(Sized("abcd"))
print(next(it), operator.length_hint(it), list(it), next(it, "end"), operator.length_hint(it), type(it).__name__)


class Hint:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter((1, 2, 3))

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


for hint in (0, 3, 100, NotImplemented, -1, "x", None, True, TypeError("ignored"), ValueError("seen"), 2**70):
    attempt(f"hint {hint!r}", lambda: list(Hint(hint)))
    attempt(f"length_hint {hint!r}", lambda: operator.length_hint(Hint(hint), 7))
attempt("default", lambda: operator.length_hint(object(), 5))
attempt("default type", lambda: operator.length_hint(object(), "x"))
hints = [iter([1, 2, 3]), iter((1,)), iter("ab"), iter(range(5)), iter({1: 2}), iter({1, 2}), reversed([1, 2]), iter({}.items()), map(str, [1]), zip([1]), enumerate([1])]
print([operator.length_hint(h, "none" and -1 + 1) for h in hints])
numbers = iter(range(10))
print(list(iter(lambda: next(numbers), 4)), next(numbers), list(iter(iter("abc").__next__, "c")))
attempt("callable raises stop", lambda: list(iter(iter([1, 2]).__next__, 5)))
attempt("not callable", lambda: iter(5, 1))
attempt("sentinel eq", lambda: list(iter(lambda: float("nan"), 0))[:0] if False else "skipped")


def counting():
    n = 0

    def step():
        nonlocal n
        n += 1
        if n == 3:
            raise LookupError("third")
        return n

    return step


walker = iter(counting(), 99)
print(next(walker), next(walker))
attempt("error in callable", lambda: next(walker))
attempt("goes on", lambda: (next(walker), next(walker)))


class Wrong:
    def __init__(self, result):
        self.result = result

    def __iter__(self):
        return self.result

    def __next__(self):
        return 1


for result in (5, [1], None, iter([1, 2]), Old("ab")):
    attempt(f"iter gives {type(result).__name__}", lambda: list(Wrong(result)))
    attempt(f"for gives {type(result).__name__}", lambda: [x for x in Wrong(result)])


class OnlyNext:
    def __next__(self):
        return 1


attempt("only next", lambda: next(OnlyNext()))
attempt("iter of only next", lambda: iter(OnlyNext()))
attempt("unpack 2 of 3", lambda: exec_unpack(Old("abc"), 2))


def exec_unpack(source, n):
    if n == 2:
        a, b = source
        return a, b
    if n == 4:
        a, b, c, d = source
        return a, b, c, d
    a, *b, c = source
    return a, b, c


for source in (Old("ab"), Old("abc"), Sized("abc"), "abc", iter("abc"), {1: 2, 3: 4}, range(2), {5}, 5, None, Hint(3)):
    for n in (2, 4, 0):
        attempt(f"unpack {type(source).__name__} {n}", lambda: exec_unpack(source, n))


class Reversible:
    def __reversed__(self):
        return "not checked"


attempt("reversed", lambda: reversed(Reversible()))
attempt("reversed none", lambda: reversed(type("R", (list,), {"__reversed__": None})()))
attempt("reversed dict", lambda: (list(reversed({1: 2, 3: 4})), list(reversed({1: 2}.items()))))
attempt("reversed set", lambda: reversed({1}))
attempt("contains by iteration", lambda: (2 in Hint(0), 5 in iter([1, 5, 6]), None in Old([None])))
consumed = iter([1, 2, 3, 4])
print(2 in consumed, list(consumed), 9 in consumed)
attempt("zip strict", lambda: list(zip("ab", [1], strict=True)))
attempt("zip strict longer", lambda: list(zip("a", [1, 2], strict=True)))
attempt("map strict", lambda: list(map(lambda a, b: a, "ab", "a", strict=True)))
attempt("min of iterator", lambda: (min(iter([3, 1])), max(Old([1, 5])), sum(Old([1, 2])), sorted(Old([3, 1])), any(Old([0, 1])), all(Old([1, 0]))))
attempt("join", lambda: "-".join(Old(["a", "b"])))
attempt("slices", lambda: [Old("abc")[1], *Old("d")])
