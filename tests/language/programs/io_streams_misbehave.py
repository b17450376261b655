# Covers: streams whose lower layer misbehaves: wrong types and counts, calls back, closing and detaching in the middle of an operation
import io


def show(label, function, *args):
    try:
        result = function(*args)
        print(label, repr(result)[:60])
    except (OSError, ValueError, TypeError, RuntimeError, AttributeError, OverflowError, MemoryError, RecursionError, StopIteration) as error:
        cause = error.__cause__
        print(label, type(error).__name__, str(error).split(" <")[0].split(" object at")[0], f"from {cause!r}" if cause else "")


class Raw(io.RawIOBase):
    """Answers what its attributes say."""
    gives = 0
    tells = 0

    def readable(self):
        return True

    writable = seekable = readable

    def readinto(self, buffer):
        return self.gives(buffer) if callable(self.gives) else self.gives

    def write(self, data):
        return self.gives(data) if callable(self.gives) else self.gives

    def seek(self, offset, whence=0):
        return self.tells

    def tell(self):
        return self.tells


for gives in (None, "x", -1, 10**6, 10**30, 1.5, b"", [1]):
    for name, args in (("read", ()), ("read", (3,)), ("read1", (3,)), ("peek", ()), ("readline", ()), ("readinto", (bytearray(3),))):
        raw = Raw()
        reader = io.BufferedReader(raw, 16)
        raw.gives = gives
        show(f"{gives!r} {name}{args}", getattr(reader, name), *args)


def one_byte(buffer):
    buffer[:1] = b"1"
    return True


def fill(buffer):
    buffer[:] = b"f" * len(buffer)
    return len(buffer)


raw = Raw()
raw.gives = one_byte
show("a true count", io.BufferedReader(raw, 4).read, 3)
for tells in (-1, None, "x", 10**30, 2**63 - 1, 1.5):
    raw = Raw()
    raw.tells = tells
    stream = io.BufferedRandom(raw, 16)
    raw.gives = fill
    show(f"tell {tells!r}", stream.tell)
    show(f"seek {tells!r}", stream.seek, 5)
    show(f"read {tells!r}", stream.read, 4)
    show(f"tell {tells!r}", stream.tell)
    raw.gives = len
    show(f"write {tells!r}", stream.write, b"abc")
    show(f"flush {tells!r}", stream.flush)
    raw.tells = 0
    stream.close()


class Buffer(io.BufferedIOBase):
    """A buffered stream for text that answers anything."""

    def __init__(self, answer):
        self.answer = answer

    def readable(self):
        return True

    writable = seekable = readable

    def read(self, size=-1):
        return self.answer

    read1 = read

    def write(self, data):
        return self.answer

    def tell(self):
        return self.answer if isinstance(self.answer, int) else 0

    def seek(self, offset, whence=0):
        return self.answer


for answer in (None, "text", 5, -1, bytearray(b"ab\n"), memoryview(b"cd\n"), [b"x"], b""):
    for name, args in (("read", ()), ("read", (2,)), ("readline", ()), ("__next__", ()), ("write", ("w",)), ("seek", (0, 2))):
        try:
            wrapper = io.TextIOWrapper(Buffer(answer), "latin-1")
        except (TypeError, ValueError, OSError) as error:
            print(type(error).__name__, error)
            continue
        if name == "read" and not args and not isinstance(answer, (bytes, type(None))):
            continue
        if isinstance(answer, (bytearray, memoryview)) and (args == (2,) or name == "seek"):
            continue
        show(f"{answer!r:.12} {name}{args}", getattr(wrapper, name), *args)

# Calls back into the stream that is reading.
raw = Raw()
reader = io.BufferedReader(raw, 16)
for name in ("read", "peek", "readline", "close", "tell"):
    def back(buffer):
        show(f"inside {name}", getattr(reader, name))
        buffer[:2] = b"ok"
        return 2

    raw.gives = back
    show(f"outside {name}", reader.read1, 5)
    raw.gives = 0

writer = io.BufferedWriter(raw, 4)


def write_back(data):
    show("inside write", writer.write, b"1")
    show("inside flush", writer.flush)
    return len(data)


raw.gives = write_back
show("outside", writer.write, b"123456789")
raw.gives = lambda data: len(data)


class Closing(io.BytesIO):
    """Does something to the text stream above it."""
    action = None

    def read1(self, size=-1):
        action, self.action = self.action, None
        data = super().read1(size)
        if action:
            action()
        return data

    def write(self, data):
        action, self.action = self.action, None
        if action:
            action()
        return super().write(data)


def closing(data, action):
    lower = Closing(data)
    wrapper = io.TextIOWrapper(lower, "utf-8")
    lower.action = lambda: show("  action", action, wrapper)
    return wrapper


ACTIONS = [lambda w: w.close(), lambda w: w.tell(), lambda w: w.read(1), lambda w: w.readline(), lambda w: w.__init__(io.BytesIO(b"new")),
           lambda w: w.reconfigure(encoding="latin-1"), lambda w: w.seek(0), lambda w: w.write("inner")]
for i, action in enumerate(ACTIONS):
    for name, args in (("read", (3,)), ("readline", ()), ("write", ("y" * 9000,))):
        if i == 4:
            continue
        wrapper = closing(b"first\nsecond\nthird\n", action)
        show(f"{i} {name}", getattr(wrapper, name), *args)
        show(f"{i} after", lambda: wrapper.read(2))

# Views that the lower stream keeps.
kept = []


def keep(buffer):
    kept.append(buffer)
    buffer[:3] = b"abc"
    return 3


raw = Raw()
raw.gives = keep
reader = io.BufferedReader(raw, 16)
print(reader.read(2), reader.peek(), [len(view) for view in kept], bytes(kept[0][:3]))
raw.gives = 0
print(reader.read(), len(kept))


class Loop(io.RawIOBase):
    name = property(lambda self: self.above)

    def readable(self):
        return True


loop = Loop()
loop.above = io.BufferedReader(loop)
show("repr", repr, loop.above)
huge = 1 << 70
show("huge", io.BytesIO(b"x").read, huge)
show("huge", io.StringIO("x").read, huge)
show("huge", io.BytesIO(b"x").seek, huge)
show("huge", io.TextIOWrapper(io.BytesIO(b"xyz")).readline, huge)
show("huge", io.BufferedReader(io.BytesIO(b"xyz")).read1, huge)
show("huge", io.BufferedReader(io.BytesIO(b"xyz")).peek, huge)
show("huge", io.BufferedReader, io.BytesIO(b"x"), huge)
