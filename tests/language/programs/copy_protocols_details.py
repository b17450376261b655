# Covers: copy.copy and copy.deepcopy through every hook: __copy__, __deepcopy__, __reduce__, __reduce_ex__, __getstate__, __setstate__, __getnewargs__, slots, cycles, memo, replace.
import copy
import copyreg


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


class Plain:
    def __init__(self, **kwargs):
        self.__dict__.update(kwargs)

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(f'{k}={v!r}' for k, v in self.__dict__.items())})"


class Hooked(Plain):
    def __copy__(self):
        return Plain(copied=True)

    def __deepcopy__(self, memo):
        return Plain(deep=len(memo) >= 0, inner=copy.deepcopy(list(self.__dict__.values()), memo))


class State(Plain):
    def __getstate__(self):
        return {"only": self.keep}

    def __setstate__(self, state):
        self.__dict__.update(state, restored=True)


class NoneState(Plain):
    def __getstate__(self):
        return None

    def __setstate__(self, state):
        raise AssertionError("never called")


class Reduced(Plain):
    def __reduce__(self):
        return Plain, (), {"by": "reduce"}


class ReducedEx(Plain):
    def __reduce_ex__(self, protocol):
        return Plain, (), {"protocol": protocol}


class Items(list):
    def __reduce__(self):
        return Items, (), {"tag": "state"}, iter([1, [2]]), None


class Pairs(dict):
    def __reduce_ex__(self, protocol):
        return Pairs, (), None, None, iter([("k", [1])])


class Setter(Plain):
    def __reduce__(self):
        return Setter, (), 5, None, None, lambda obj, state: obj.__dict__.update(set_by=state)


class NewArgs(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))

    def __getnewargs__(self):
        return self[0], "from newargs"


class NewArgsEx(str):
    def __new__(cls, text, *, suffix=""):
        return super().__new__(cls, text + suffix)

    def __getnewargs_ex__(self):
        return ("base",), {"suffix": "!"}


class Slotted:
    __slots__ = ("a", "b", "__weakref__")

    def __init__(self, a):
        self.a = a


class SlottedWithDict(Slotted):
    pass


shared = [1, [2]]
original = Plain(x=shared, y=shared, n=None)
shallow, deep = copy.copy(original), copy.deepcopy(original)
print(shallow, shallow.x is shared, deep.x is shared, deep.x is deep.y, deep)
for value in (Hooked(a=[1]), State(keep=[1], drop=2), NoneState(a=1), Reduced(a=1), ReducedEx(a=1), Items([5]), Pairs(a=1), Setter(a=1), NewArgs(1, 2), NewArgsEx("t")):
    attempt(f"copy {type(value).__name__}", lambda: (copy.copy(value), getattr(copy.copy(value), "__dict__", None)))
    attempt(f"deepcopy {type(value).__name__}", lambda: copy.deepcopy(value))
for kind in (Slotted, SlottedWithDict):
    value = kind([1])
    other = copy.copy(value)
    print(type(other).__name__, other.a is value.a, hasattr(other, "b"), copy.deepcopy(value).a is value.a)
    attempt("getstate", lambda: value.__getstate__())
extended = SlottedWithDict([1])
extended.extra = 2
attempt("getstate both", lambda: extended.__getstate__())
attempt("reduce_ex", lambda: [type(part).__name__ for part in extended.__reduce_ex__(4)])
attempt("reduce_ex plain", lambda: Plain(a=1).__reduce_ex__(2)[1:])
attempt("reduce", lambda: object().__reduce_ex__(2)[1:])
cycle = [1]
cycle.append({"self": cycle, "plain": Plain(up=cycle)})
twin = copy.deepcopy(cycle)
print(twin[1]["self"] is twin, twin[1]["plain"].up is twin, twin is not cycle)
tup = ([],)
tup[0].append(tup)
twin = copy.deepcopy(tup)
print(twin[0][0] is twin, copy.deepcopy((1, "a")) is not None, copy.copy(tup) is tup)
memo = {}
first = copy.deepcopy(shared, memo)
print(copy.deepcopy(shared, memo) is first, id(shared) in memo, memo[id(shared)] is first)
memo = {id(shared): "replaced"}
print(copy.deepcopy([shared, 5], memo))
for value in (1, "s", None, ..., NotImplemented, len, Plain, lambda: 0, range(3), frozenset({1}), 1.5, b"x", slice(1), type, (1, 2)):
    print(copy.copy(value) is value, copy.deepcopy(value) is value, end=" ")
print()
for value in ([1], {1: [2]}, {1}, bytearray(b"x"), {"a": (1, [2])}):
    c, d = copy.copy(value), copy.deepcopy(value)
    print(c == value, c is value, d == value, d is value, end=" ")
print()
attempt("module", lambda: copy.copy(copy) is copy)
attempt("generator", lambda: copy.copy(x for x in ()))
attempt("bound method", lambda: copy.deepcopy(original.__repr__).__self__ is original)


class Wrong:
    def __reduce_ex__(self, protocol):
        return "just a string"


class Worse:
    def __reduce_ex__(self, protocol):
        return (1,)


class NoReduce:
    __reduce_ex__ = None
    __reduce__ = None


attempt("string reduce", lambda: type(copy.copy(Wrong())).__name__)
attempt("short reduce", lambda: copy.copy(Worse()))
attempt("no reduce", lambda: copy.copy(NoReduce()))
copyreg.pickle(Slotted, lambda s: (Slotted, (["from the registry"],)))
print(copy.copy(Slotted([1])).a)


class Replaceable(Plain):
    def __replace__(self, /, **changes):
        return Replaceable(**{**self.__dict__, **changes})


attempt("replace", lambda: copy.replace(Replaceable(a=1, b=2), b=3))
attempt("no replace", lambda: copy.replace(Plain(), a=1))
attempt("replace code", lambda: copy.replace((lambda: 0).__code__, co_name="x").co_name)
attempt("error", lambda: copy.deepcopy([Plain(a=(x for x in ()))]))
