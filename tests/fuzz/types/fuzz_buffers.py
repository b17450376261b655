"""Calls on memory views: formats, casts, shapes, slices with steps, assignment, comparison; and what bytes and bytearray make of views."""

from fuzz_call import Call
from fuzz_numbers import make_index, make_real
from fuzz_text import make_byte, make_bytes
from fuzz_values import make_any, make_bound, make_slice

# The sizes of l, n and P are the platform's.
FORMATS = ("B", "b", "c", "h", "H", "i", "I", "q", "Q", "f", "d", "?", "@i", "<i", "x", "", "BB", "e")
SIZES = {"B": 1, "b": 1, "c": 1, "h": 2, "H": 2, "i": 4, "I": 4, "q": 8, "Q": 8, "f": 4, "d": 8, "?": 1, "@i": 4, "e": 2}
# Only such bytes make a float, a half or a bool whose value says all that is in it.
PLAIN = bytes(range(0, 64, 5))


def make_data(r, size):
    length = size * r.pick((0, 1, 2, 3, 4, 6)) if r.chance(90) else r.below(20)
    return bytes([r.pick(PLAIN) if r.chance(50) else r.below(120) for _ in range(length)])


def make_memory(r):
    form = r.pick(FORMATS[:12])
    data = make_data(r, SIZES[form])
    if form == "?":
        # What C makes of a bool that is neither 0 nor 1 is nobody's promise.
        data = bytes([byte & 1 for byte in data])
    view = memoryview(bytearray(data) if r.chance(60) else data)
    if form != "B" and len(data) % SIZES[form] == 0 and r.chance(75):
        view = view.cast(form)
    if r.chance(30):
        view = view[:: r.pick((2, -1, -2, 3))]
    if r.chance(10):
        view = view.toreadonly()
    return view


def make_value(r):
    return r.pick((make_byte, make_byte, make_real, make_any, lambda r: bytes([r.below(256)]), lambda r: r.pick((True, 1.5, 255, -129, 1 << 16, (1 << 63) - 1, 1 << 64))))(r)


def set_element(view, index, value):
    view[index] = value
    return view


def facts(view):
    return view.format, view.itemsize, view.ndim, view.shape, view.strides, view.nbytes, view.readonly, view.contiguous, view.c_contiguous, view.f_contiguous, view.suboffsets


def released(view):
    view.release()
    return view


def resized(view):
    base = view.obj
    base.append(1)
    return base


def shaped(view, form, shape):
    other = view.cast("B").cast(form, shape)
    return facts(other), other.tolist(), other


ONE = (
    ("facts", facts), ("tolist", lambda v: v.tolist()), ("tobytes", lambda v: v.tobytes()), ("bytes", lambda v: bytes(v)), ("hex", lambda v: v.hex()), ("hex with", lambda v: v.hex("-", 2)),
    ("list", lambda v: list(v)), ("len", lambda v: len(v)), ("reversed", lambda v: list(reversed(v))), ("release", released), ("obj", lambda v: type(v.obj)), ("resize", resized),
    ("hash", lambda v: hash(v) == hash(v.tobytes())), ("repr", lambda v: repr(v)), ("bool", lambda v: bool(v)), ("sum", lambda v: sum(v)), ("index", lambda v: v.index(0)), ("count", lambda v: v.count(5)),
    ("bytearray", lambda v: bytearray(v)), ("readonly", lambda v: v.toreadonly()), ("view", lambda v: memoryview(v)), ("order", lambda v: v.tobytes(r_order(v))), ("call", lambda v: v()),
    ("join", lambda v: b"-".join([v, b"x"])), ("int", lambda v: int.from_bytes(v, "big")), ("tuple index", lambda v: v[0,]), ("tuple", lambda v: v[()]), ("with", lambda v: entered(v)),
)


def r_order(view):
    return "F" if len(view) % 2 else "A"


def entered(view):
    with view as other:
        length = len(other)
    return length, other


def buffer(r):
    view = make_memory(r)
    kind = r.below(12)
    if kind < 4:
        name, function = r.pick(ONE)
        return Call("view " + name, (view,)), function
    if kind == 4:
        form = r.pick(FORMATS)
        if form == "?" and any(byte > 1 for byte in view.tobytes()):
            form = "B"
        return Call("view cast", (view, form)), lambda v, f: (v.cast(f), v.cast(f).tolist())
    if kind == 5:
        return Call("view shape", (view, r.pick(FORMATS[:11]), r.pick(([2, 2], [1, 3], (2, 1, 2), [4], [0], [-1], 3, ["a"], [2, 0], [], [1, 1 << 64])))), shaped
    if kind == 6:
        return Call("view item", (view, make_index(r) if r.chance(70) else make_any(r))), lambda v, i: v[i]
    if kind == 7:
        return Call("view slice", (view, make_slice(r), make_bound(r))), lambda v, s, j: (v[s], v[s][:j], v[j:])
    if kind < 10:
        return Call("view set", (view, make_index(r), make_value(r))), set_element
    if kind == 10:
        other = make_memory(r) if r.chance(50) else make_bytes(r)
        return Call("view set slice", (view, make_slice(r), other)), set_element
    other = r.pick((make_memory, make_bytes, make_any, lambda r: view.tobytes(), lambda r: memoryview(view.tobytes())))(r)
    return Call("view compare", (view, other)), lambda a, b: (a == b, b == a, a != b, (a.tobytes() == b))
