# Covers: built-in functions on many types: isinstance, callable, getattr, type, id, hash, repr, dir, vars, round, divmod, pow, chr, min, max, sum, any, all.


class Thing:
    attribute = 1

    def method(self):
        return "m"


t = Thing()
print(isinstance(1, int), isinstance(True, int), isinstance("s", (int, str)), issubclass(bool, int), callable(len), callable(t), callable(Thing))
print(type(1).__name__, type(None).__name__, type([]) is list, type(type).__name__, type(print).__name__, type(t.method).__name__, type(lambda: 0).__name__)
print(getattr(t, "attribute"), getattr(t, "x", 5), hasattr(t, "method"), t is t, id(t) == id(t), [] is [])
print(hash(1) == hash(1.0), hash("a") == hash("a"), hash(True), hash(-1), hash(0.5) == hash(0.5))
print(repr(t).startswith("<__main__.Thing object at 0x"), str(Thing), str(len), repr(None), repr(...), repr(NotImplemented))
print("method" in dir(t), sorted(vars(t)), sorted(k for k in vars(Thing) if not k.startswith("__")))
print(round(7.5), round(2.345, 2), round(1234, -2), divmod(17, 5), pow(2, 10), pow(3, -1, 7), abs(-3.5), abs(3 + 4j))
print(min(3, 1), min([5, 2], default=0), max("a", "b", key=ord), sum([0.5, 1]), sum([], 5), any([0, 1]), all([]))
print(bin(10), hex(-255), oct(8), chr(65), ord("a"), int("z", 36), float("2.5"), complex(1, -2), bool("False"))
print(list(range(3)), tuple({1: 2}), dict(a=1), set([1, 1]), frozenset(), str(b"a", "ascii"), bytes(2), slice(1, 2))
print(len("abc"), len({1: 1}), len(range(10)), sorted([2, 1]), list(reversed([1, 2])), next(iter([9])), next(iter([]), 0))
print([*map(int, "12")], [*filter(str.isdigit, "a1b2")], [*zip("ab", [1, 2])], [*enumerate("x")])
print(eval_free := (lambda x: x)(5), print("nested"), None)
print(int.__name__, str.upper("x"), list.__len__([1]), "x".__add__("y"), (5).__add__(3), dict.get({"a": 1}, "a"))
print(globals()["__name__"], "t" in globals(), isinstance(__builtins__, object))
print("end", "custom", sep="|", end="!\n")
print()
print(1, 2.5, None, True, [1], (2,), {3}, {"k": "v"}, "s", b"b", 1j, range(2), sep=", ")
for bad in (lambda: len(5), lambda: int("x"), lambda: int([]), lambda: min([]), lambda: sum(["a"]), lambda: next(iter([])), lambda: round("x"), lambda: getattr(t, "zz"), lambda: chr("a"), lambda: hash([])):
    try:
        bad()
    except Exception as error:
        print(type(error).__name__, error)
