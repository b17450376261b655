# Covers: memoryview: formats, slices, casts to several dimensions, assignment, comparison, hash, release, locked bytearrays.


def attempt(label, function):
    try:
        print(label, "->", repr(function()))
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)


def setter(view, key, value):
    def run():
        view[key] = value
        return bytes(view)

    return run


m = memoryview(b"abcdefgh")
print(m.nbytes, m.itemsize, m.ndim, m.shape, m.strides, m.suboffsets, m.format, m.obj, m.readonly)
print(m.c_contiguous, m.f_contiguous, m.contiguous, len(m), m[0], m[-1], m[2:5].tobytes(), m[::-2].tolist())
print(97 in m, list(m) == [*b"abcdefgh"], list(reversed(m))[:2], m.hex(), m.hex(":", 2), m.count(97), m.index(98))

attempt("?", lambda: memoryview(b"\0\1\0").cast("?").tolist())
for fmt in "bBhHiIqQfdec":
    attempt(fmt, lambda: m.cast(fmt).tolist())
for fmt in ("x", "<i", "@i", "ii", "F"):
    attempt(fmt, lambda: m.cast(fmt).format)
attempt("shape", lambda: m.cast("B", [2, 4]).tolist())
attempt("cube", lambda: m.cast("B", (2, 2, 2)).tolist())
attempt("cube strides", lambda: m.cast("B", (2, 2, 2)).strides)
attempt("item", lambda: m.cast("B", [2, 4])[1, -1])
attempt("item 3d", lambda: m.cast("B", [2, 2, 2])[1, 0, 1])
attempt("order F", lambda: m.cast("B", [2, 4]).tobytes("F"))
attempt("order Z", lambda: m.tobytes("Z"))
attempt("0-dim", lambda: memoryview(b"a").cast("B", [])[()])
attempt("0-dim list", lambda: memoryview(b"a").cast("B", []).tolist())
attempt("0-dim len", lambda: len(memoryview(b"a").cast("B", [])))
attempt("rows", lambda: m.cast("B", [2, 4])[0])
attempt("rows slice", lambda: m.cast("B", [2, 4])[1:].tolist())
attempt("2d slices", lambda: m.cast("B", [2, 4])[0:1, 0:1])
attempt("mixed key", lambda: m.cast("B", [2, 4])[0, 0:1])
attempt("out", lambda: m.cast("B", [2, 4])[0, 9])
attempt("many", lambda: m.cast("B", [2, 4])[0, 0, 0])
for shape in ([3], ["a"], [-1], 5):
    attempt(shape, lambda: m.cast("B", shape))
attempt("size", lambda: m[:3].cast("i"))
attempt("non-byte", lambda: m.cast("i").cast("h"))
attempt("strided", lambda: m[::2].cast("B"))
attempt("key", lambda: m["a"])
attempt("index", lambda: m[100])
attempt("empty tuple", lambda: m[()])
attempt("int", lambda: memoryview(5))
attempt("none", lambda: memoryview())
attempt("missing", lambda: m.index(9))

data = bytearray(b"abcdefgh")
w = memoryview(data)
attempt("set", setter(w, 0, 65))
attempt("set neg", setter(w, -1, 90))
attempt("set big", setter(w, 0, 300))
attempt("set str", setter(w, 0, "a"))
attempt("set slice", setter(w, slice(2, 4), b"xy"))
attempt("set slice size", setter(w, slice(2, 4), b"xyz"))
attempt("set slice type", setter(w, slice(2, 4), 5))
attempt("set step", setter(w, slice(None, None, 2), b"1234"))
attempt("overlap", setter(w, slice(1, 8), w[:7]))
attempt("set bytes ro", setter(m, 0, 1))
attempt("set 2d", setter(w.cast("B", [2, 4]), (1, 2), 33))
attempt("set c", setter(w.cast("c"), 0, b"Q"))
attempt("set c long", setter(w.cast("c"), 0, b"QQ"))
attempt("set c int", setter(w.cast("c"), 0, 1))
attempt("set i", setter(w.cast("i"), 1, -2))
attempt("set i big", setter(w.cast("i"), 0, 1 << 40))
attempt("set H neg", setter(w.cast("H"), 0, -1))
attempt("set d", setter(w.cast("d"), 0, 1.5))
attempt("set d text", setter(w.cast("d"), 0, "x"))
attempt("set e", setter(w.cast("e"), 0, 0.1))
attempt("set ?", setter(w.cast("?"), 3, [1]))


def delete():
    del w[0]


attempt("delete", delete)
print(data)

for name, change in [
    ("append", lambda: data.append(1)),
    ("clear", data.clear),
    ("pop", data.pop),
    ("extend", lambda: data.extend(b"x")),
    ("insert", lambda: data.insert(0, 1)),
    ("remove", lambda: data.remove(33)),
    ("init", lambda: data.__init__(b"x")),
    ("imul", lambda: data.__imul__(2)),
    ("iadd", lambda: data.__iadd__(b"z")),
]:
    attempt(name, change)
data[0:2] = b"__"
print(data)
w2 = w.toreadonly()
print(w2.readonly, w2 == w, w == data, w != b"no", w == 5, m == m[:], memoryview(b"\0\0") == memoryview(b"\0\0").cast("H"))
print(memoryview(b"\1\0\2\0").cast("H") == memoryview(b"\1\2"), memoryview(b"\1\0\2\0").cast("H") == memoryview(b"\1\2\3"))
attempt("less", lambda: m < w)
attempt("add", lambda: m + m)
attempt("hash writable", lambda: hash(w))
attempt("hash", lambda: hash(m) == hash(b"abcdefgh") == hash(memoryview(b"xabcdefgh")[1:]))
attempt("hash format", lambda: hash(m.cast("i")))
attempt("hash of readonly bytearray", lambda: hash(w2))

r = memoryview(b"abc")
with r as same:
    print(same is r, bytes(r))
for name, use in [
    ("item", lambda: r[0]),
    ("len", lambda: len(r)),
    ("nbytes", lambda: r.nbytes),
    ("tolist", r.tolist),
    ("cast", lambda: r.cast("b")),
    ("hash", lambda: hash(r)),
    ("enter", r.__enter__),
    ("eq", lambda: r == r),
    ("eq other", lambda: r == b"abc"),
    ("release", r.release),
    ("bytes", lambda: bytes(r)),
]:
    attempt(name, use)
print(repr(r).startswith("<released memory at 0x"), repr(m).startswith("<memory at 0x"))
inner = memoryview(bytearray(b"shared"))
outer = memoryview(inner)
inner.release()
print(outer.tobytes(), outer.obj)
print(b"-".join([memoryview(b"a"), bytearray(b"b"), m[:2]]), b"abc" + memoryview(b"d"), b"xabcy".find(m[:3]))
print(bytes(m[::3]), bytearray(m[1:3]), b"a,b".split(memoryview(b",")), int(memoryview(b"42")), float(memoryview(b"1.5")), str(m, "ascii"))


def put(view, value):
    view[0] = value
    return bytes(view[:1]), view[0]


for format in "efd":
    numbers = memoryview(bytearray(8)).cast(format)
    for number in (65504.0, 65520.0, 3.4028235677973366e38, -1e300, -(10**40), 10**400, float("-inf"), "x"):
        attempt(f"{format} {str(number)[:12]}", lambda: put(numbers, number))
