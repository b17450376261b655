# Covers: The buffer protocol of Python classes: __buffer__ and __release_buffer__, flags, consumers of bytes-like objects.


class Counter:
    def __init__(self, data):
        self.data = bytearray(data)
        self.held = 0

    def __buffer__(self, flags):
        self.held += 1
        print("  buffer", bool(flags & 1))
        return memoryview(self.data)

    def __release_buffer__(self, view):
        self.held -= 1
        print("  release", view.tobytes())
        view.release()


class Plain:
    def __buffer__(self, flags):
        return memoryview(b"plain")


class Wrong:
    def __buffer__(self, flags):
        return 5


class Failing:
    def __buffer__(self, flags):
        raise RuntimeError("no buffer today")


def attempt(label, function):
    try:
        print(label, "->", repr(function()))
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)


c = Counter(b"hello")
v = memoryview(c)
print(v.tolist(), c.held)
attempt("resize while held", lambda: c.data.append(1))
v[0] = ord("J")
v.release()
print(c.held, c.data)
c.data.append(33)
print(c.data)
with memoryview(c) as view, view[1:3] as part:
    print(part.tobytes())
print(c.held)

attempt("bytes", lambda: bytes(c))
attempt("bytearray", lambda: bytearray(c))
attempt("join", lambda: b"/".join([c, b"x", Plain()]))
attempt("concat", lambda: b"a" + c)
attempt("in", lambda: c in b"say Jello!")
attempt("find", lambda: b"say Jello!".find(c))
attempt("startswith", lambda: b"plainly".startswith(Plain()))
attempt("equal", lambda: b"plain" == Plain())
attempt("not equal", lambda: b"plain" != c)
attempt("int", lambda: int(Plain()))
attempt("wrong", lambda: memoryview(Wrong()))
attempt("wrong bytes", lambda: bytes(Wrong()))
attempt("failing", lambda: memoryview(Failing()))
attempt("failing join", lambda: b"".join([Failing()]))
attempt("held at the end", lambda: c.held)

attempt("bytes.__buffer__", lambda: b"xyz".__buffer__(0).tobytes())
attempt("bytes writable", lambda: b"xyz".__buffer__(1))
attempt("bytearray.__buffer__", lambda: bytearray(b"xyz").__buffer__(1).readonly)
attempt("no release", lambda: b"x".__release_buffer__)
other = memoryview(bytearray(b"q"))
attempt("foreign", lambda: other.__release_buffer__(other))
array = bytearray(b"mine")
mine = array.__buffer__(0)
attempt("append", lambda: array.append(0))
array.__release_buffer__(mine)
attempt("append", lambda: array.append(0))
print(array, repr(mine).startswith("<released"))


class Loud(bytearray):
    def __buffer__(self, flags):
        print("  loud")
        return super().__buffer__(flags)


attempt("subclass", lambda: memoryview(Loud(b"abc")).tolist())
attempt("read only", lambda: memoryview(Plain()).readonly)


def temporaries():
    array = bytearray(b"abcdef")
    total = 0
    for i in range(5):
        with memoryview(array) as whole, whole[i:] as part:
            total += part[0]
        array.append(total % 256)
    return total, array


print(temporaries())
