# Single requests that no machine can serve. Each is MemoryError or OverflowError, as in CPython on 64-bit machines, and the program goes on.
HUGE = 10**14


def attempt(name, function, *expected):
    try:
        result = function()
    except (MemoryError, OverflowError) as error:
        kind = type(error).__name__
        assert kind in expected, (name, kind, error)
        return
    raise AssertionError(f"{name} gave a {type(result).__name__}")


def join_many():
    part = "x" * 10**6
    return part.join([part] * 10**8)


def grow_class():
    class Big:
        __slots__ = ()

    return [Big] * HUGE


attempt("str", lambda: "x" * HUGE, "MemoryError")
attempt("str 2", lambda: "añ€" * (2**62), "MemoryError", "OverflowError")
attempt("str 3", lambda: "x" * 2**63, "OverflowError")
attempt("bytes", lambda: b"x" * HUGE, "MemoryError")
attempt("bytes of size", lambda: bytes(HUGE), "MemoryError")
attempt("bytearray", lambda: bytearray(HUGE), "MemoryError")
attempt("bytearray times", lambda: bytearray(b"ab") * HUGE, "MemoryError")
attempt("list", lambda: [None] * HUGE, "MemoryError")
attempt("list 2", lambda: [1, 2, 3] * 2**61, "MemoryError")
attempt("tuple", lambda: (None,) * HUGE, "MemoryError")
attempt("shift", lambda: 1 << HUGE, "MemoryError", "OverflowError")
attempt("shift 2", lambda: (1 << 100) << 2**62, "MemoryError", "OverflowError")
attempt("shift 3", lambda: 1 << 2**70, "MemoryError", "OverflowError")
attempt("center", lambda: "x".center(HUGE), "MemoryError")
attempt("ljust", lambda: "x".ljust(HUGE), "MemoryError")
attempt("rjust", lambda: b"x".rjust(HUGE), "MemoryError")
attempt("zfill", lambda: "12".zfill(HUGE), "MemoryError")
attempt("bytes zfill", lambda: b"12".zfill(HUGE), "MemoryError")
attempt("replace", lambda: ("x" * 10**6).replace("x", "y" * 10**8), "MemoryError", "OverflowError")
attempt("expandtabs", lambda: ("\t" * 10**6).expandtabs(2**30), "MemoryError", "OverflowError")
attempt("join", join_many, "MemoryError", "OverflowError")
attempt("format width", lambda: format(1, f">{HUGE}"), "MemoryError")
attempt("format precision", lambda: format("x", f"_<{HUGE}"), "MemoryError")
attempt("percent", lambda: "%*d" % (2**40, 1), "MemoryError", "OverflowError")
attempt("classes", grow_class, "MemoryError")
attempt("to_bytes", lambda: (1).to_bytes(HUGE, "big"), "MemoryError")
attempt("list of range", lambda: list(range(HUGE)), "MemoryError")
attempt("tuple of range", lambda: tuple(range(HUGE)), "MemoryError")
attempt("resize", lambda: bytearray().extend(bytes(HUGE)), "MemoryError")


def slice_assignment():
    items = [0]
    items[0:1] = range(HUGE)


def in_place():
    items = [0]
    items *= HUGE


def in_place_text():
    text = "ab"
    text *= HUGE


def concatenation():
    text = "x" * 2**22
    for _ in range(60):
        text = text + text
    return text


attempt("slice assignment", slice_assignment, "MemoryError")
attempt("in place", in_place, "MemoryError")
attempt("text in place", in_place_text, "MemoryError")
attempt("concatenation", concatenation, "MemoryError")
assert sum(range(1000)) == 499500
assert "".join(chr(97 + i % 26) for i in range(52)) == "abcdefghijklmnopqrstuvwxyz" * 2
print("done")
