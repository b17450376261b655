# Covers: star expressions everywhere: displays, calls, assignments, returns, subscripts, for targets and iterables, dict merging, order of evaluation, errors.


def trace(name, value):
    print("eval", name)
    return value


print([*"ab", 1, *(2, 3), *[], *{4: 5}, *range(2)], (*"xy",), {*[1, 2], *(2, 3)} == {1, 2, 3}, {**{"a": 1}, "b": 2, **{"a": 3}})
a, *b = 1, 2, 3
*c, d = "xyz"
e, *f, g = range(2)
[h, *i], *j = [1, 2, 3], 4, 5
(*k,) = ()
*l, = {1: 2}
print(a, b, c, d, e, f, g, h, i, j, k, l)
for first, *rest in [(1, 2, 3), "ab", [9]]:
    print(first, rest)
for x in *"ab", *[1]:
    print(x, end=" ")
print()


def returns():
    return 1, *[2, 3], *"a"


def yields():
    got = yield 1, *[2]
    yield *"xy", got


def call(*args, **kwargs):
    return args, kwargs


print(returns(), list(yields()))
print(call(*[1], 2, *"ab", k=1, **{"x": 2}, y=3, **{}))
print(call(trace("first", 1), *trace("star", [2]), trace("third", 3), k=trace("keyword", 4), **trace("double", {"d": 5}), z=trace("last", 6)))
print(call(*(n for n in range(3)), **{k: v for k, v in zip("pq", [1, 2])}), call(*{1: 2}, *{3}))


class Container:
    def __getitem__(self, key):
        return key

    def keys(self):
        return ["k1", "k2"]

    def __iter__(self):
        return iter([7, 8])


box = Container()
print(box[*[1, 2]], box[*"ab", 3], box[1:2, *[4]], call(*box), call(**box), {**box}, [*box, *box])
holder = [None] * 3
holder[0], *holder[1], holder[2] = "a", "b", "c", "d"
box.x, *box.y = 1, 2, 3
print(holder, box.x, box.y)


def attempt(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, type(error).__name__, error)


attempt("list of int", lambda: [*5])
attempt("tuple of None", lambda: (*None,))
attempt("set unhashable", lambda: {*[[]]})
attempt("dict of list", lambda: {**[1]})
attempt("dict of pairs", lambda: {**[("a", 1)]})
attempt("call int", lambda: call(*5))
attempt("call dict int", lambda: call(**5))
attempt("call key", lambda: call(**{1: 2}))
attempt("call twice", lambda: call(k=1, **{"k": 2}))
attempt("call twice 2", lambda: call(**{"k": 1}, **{"k": 2}))
attempt("lambda", lambda: (lambda *a, **k: (a, k))(*"ab", **{"c": 1}))
attempt("raising iterable", lambda: [*(1 // n for n in (1, 0))])
attempt("raising mapping", lambda: {**{"a": 1 // 0}})


class BadKeys:
    def keys(self):
        return 5


class BadItem:
    def keys(self):
        return ["a"]

    def __getitem__(self, key):
        raise LookupError(key)


class NoKeys:
    def __getitem__(self, key):
        return 1


for bad in (BadKeys(), BadItem(), NoKeys()):
    attempt(type(bad).__name__, lambda: {**bad})
    attempt(type(bad).__name__ + " call", lambda: call(**bad))


def three(a, b, c=3, *, d=4):
    return a, b, c, d


print(three(*[1, 2]), three(*"ab", d=5), three(1, *[2], **{"c": 9}), three(**{"a": 1, "b": 2, "d": 0}))
attempt("too many", lambda: three(*range(5)))
attempt("repeat", lambda: three(1, *[2], a=3))
big = call(*range(300), **{f"k{n}": n for n in range(50)})
print(len(big[0]), len(big[1]), big[1]["k49"])
