# Covers: slices and indices made of objects with __index__: all sequences, extended slices, assignment and deletion, slice attributes and indices(), out of range, errors and order of calls.

log = []


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        log.append(self.value)
        if isinstance(self.value, Exception):
            raise self.value
        return self.value

    def __repr__(self):
        return f"I({self.value!r})"


I = Index


def attempt(label, action):
    log.clear()
    try:
        result = action()
        print(label, "->", result, log)
    except Exception as error:
        print(label, "!", type(error).__name__, error, log)


sequences = {"list": list(range(6)), "tuple": tuple(range(6)), "str": "abcdef", "bytes": b"abcdef", "bytearray": bytearray(b"abcdef"), "range": range(0, 60, 10), "memoryview": memoryview(b"abcdef")}
for name, sequence in sequences.items():
    attempt(f"{name} item", lambda: sequence[I(2)])
    attempt(f"{name} negative", lambda: sequence[I(-1)])
    attempt(f"{name} slice", lambda: bytes(sequence[I(1) : I(4)]) if name == "memoryview" else sequence[I(1) : I(4)])
    attempt(f"{name} step", lambda: list(sequence[I(5) : I(0) : I(-2)]))
    attempt(f"{name} far", lambda: sequence[I(100)])
    attempt(f"{name} huge", lambda: list(sequence[-(10**30) : 10**30]))
    attempt(f"{name} huge item", lambda: sequence[10**30])
    attempt(f"{name} zero step", lambda: sequence[::0])
    attempt(f"{name} text", lambda: sequence["1"])
    attempt(f"{name} float slice", lambda: sequence[1.0:])
    attempt(f"{name} raises", lambda: sequence[I(ValueError("index")) :])
    attempt(f"{name} wrong type", lambda: sequence[I("x")])
    attempt(f"{name} tuple", lambda: sequence[1, 2])
    attempt(f"{name} none", lambda: sequence[None])


def edited(kind, edit):
    items = kind(b"abcdef") if kind is bytearray else list(range(6))
    edit(items)
    return items


def set_slice(key, value):
    return lambda items: items.__setitem__(key, value)


def delete(key):
    return lambda items: items.__delitem__(key)


for kind in (list, bytearray):
    for label, edit in {
        "insert": set_slice(slice(I(2), I(2)), b"XY"),
        "replace": set_slice(slice(1, -1), b"Z"),
        "clear": set_slice(slice(None), b""),
        "reversed bounds": set_slice(slice(4, 1), b"!"),
        "step": set_slice(slice(None, None, 2), b"123"),
        "negative step": set_slice(slice(I(-1), None, I(-2)), b"123"),
        "step count": set_slice(slice(None, None, 2), b"12"),
        "step by iterator": set_slice(slice(0, 4, 2), iter([65, 66])),
        "from itself": lambda items: items.__setitem__(slice(2, 3), items),
        "number": set_slice(slice(0, 1), 5),
        "text": set_slice(slice(0, 1), "s"),
        "delete": delete(slice(1, 3)),
        "delete step": delete(slice(I(0), I(6), I(3))),
        "delete backwards": delete(slice(None, None, -2)),
        "delete item": delete(I(-2)),
        "delete far": delete(I(9)),
        "set far": set_slice(9, 1),
        "set huge": set_slice(10**20, 1),
        "far slice": set_slice(slice(100, 200), b"end"),
    }.items():
        attempt(f"{kind.__name__} {label}", lambda: edited(kind, edit))


class Recorder:
    def __getitem__(self, key):
        return key

    def __setitem__(self, key, value):
        log.append((key, value))

    def __delitem__(self, key):
        log.append(key)


r = Recorder()
attempt("keys", lambda: (r[1], r[1:2], r[:], r[::], r[1:2, ::3], r[...], r[()], r[*range(2), 5], r[I(1) : "b" : None], r[(x := 3)], r[lambda: 0 :][0:0]) if False else (r[1], r[1:2], r[:], r[::], r[1:2, ::3], r[...], r[()], r[*range(2), 5], r[I(1) : "b" : None]))


def statements():
    r[1:2, 3] = "v"
    del r[:, ...], r[-1]
    r[1:] += (5,) if False else [1][1:]


attempt("statements", statements)
s = slice(I(1), I(10), I(3))
attempt("attributes", lambda: (s.start, s.stop, s.step, slice(5), slice(1, 2) == slice(1, 2), slice(1) < slice(2), repr(slice("a", None, [1]))))
for arguments in ((5,), (0,), (-1,), (I(7),), ("x",), (10**20,)):
    attempt(f"indices{arguments}", lambda: s.indices(*arguments))
for s in (slice(None, None, -1), slice(-3, None), slice(10, -10, -3), slice(None, 10**30), slice(2, 1), slice(0, 5, 10**30)):
    attempt(f"{s}", lambda: (s.indices(6), list(range(*s.indices(6)))))
attempt("zero", lambda: slice(0, 1, 0).indices(5))
attempt("text", lambda: slice("a").indices(5))
attempt("set", lambda: setattr(slice(1), "start", 2))
attempt("range slices", lambda: (range(10)[I(2) : I(8)][::2], range(10, 0, -3)[1:], range(5)[::-1], range(0)[5:]))
attempt("times", lambda: ([1] * I(2), "a" * I(3), (0,) * I(-1), I(2) * [5] if False else b"x" * I(1)))
attempt("others", lambda: (hex(I(255)), bin(I(2)), chr(I(65)), list(range(I(2))), bytes(I(2)), round(1.25, I(1)), "%x" % I(10) if False else [9, 8].pop(I(0)), divmod(7, 2)))
attempt("enumerate", lambda: list(enumerate("a", I(5))))
attempt("insert", lambda: (lambda l: l.insert(I(1), "x") or l)([1, 2]))
attempt("find", lambda: ("abcabc".find("c", I(3)), [1, 2, 1].index(1, I(1)), "abc".startswith("b", I(1), I(2)), (1, 2, 1).index(1, 1)))
