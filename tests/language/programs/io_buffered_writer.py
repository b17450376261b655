# Covers: BufferedWriter over raw streams written in Python: buffering, partial and blocking writes, flush, truncate, close with failures, contexts
import io


class Sink(io.RawIOBase):
    """Takes as many bytes a call as its plan says."""

    def __init__(self, plan=(), seekable=True):
        self.plan = list(plan)
        self.taken = []
        self.at = 0
        self.can_seek = seekable

    def writable(self):
        return True

    def seekable(self):
        return self.can_seek

    def write(self, data):
        size = self.plan.pop(0) if self.plan else len(data)
        if isinstance(size, BaseException):
            raise size
        if not isinstance(size, int) or not 0 <= size <= len(data):
            self.taken.append(("odd", size))
            return size
        self.taken.append(bytes(data[:size]))
        self.at += size
        return size

    def seek(self, offset, whence=0):
        self.taken.append(("seek", offset, whence))
        self.at = offset if whence == 0 else self.at + offset
        return self.at

    def tell(self):
        return self.at

    def truncate(self, size=None):
        self.taken.append(("truncate", size))
        return self.at if size is None else size


def show(label, function, *args):
    try:
        print(label, repr(function(*args)))
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        context = error.__context__
        more = f" after {type(context).__name__} {context}" if context else ""
        written = getattr(error, "characters_written", None) if isinstance(error, BlockingIOError) else None
        print(label, type(error).__name__, error, written, more)


sink = Sink()
writer = io.BufferedWriter(sink, 8)
print(writer, writer.raw is sink, writer.writable(), writer.readable(), writer.seekable())
print(writer.write(b"abc"), writer.write(b"de"), writer.tell(), sink.taken)
print(writer.write(b"fgh"), sink.taken, writer.write(b"i"), sink.taken)
print(writer.write(b"0123456789abcdef012"), sink.taken, writer.tell())
writer.flush()
print(sink.taken, writer.write(bytearray(b"xy")), writer.write(memoryview(b"z!")), writer.write(b""))
print(writer.seek(2), sink.taken[-2:], writer.tell())
print(writer.write(b"Q"), writer.truncate(), writer.truncate(3), sink.taken[-4:])
show("text", writer.write, "text")
show("none", writer.write, None)
show("read", writer.read)
show("readline", writer.readline)
show("whence", writer.seek, 0, 7)
writer.writelines([b"p", b"q"])
writer.close()
print(writer.closed, sink.closed, sink.taken[-1])
for method, args in (("write", (b"x",)), ("flush", ()), ("seek", (0,)), ("tell", ()), ("truncate", ()), ("close", ())):
    show(method, getattr(writer, method), *args)

sink = Sink([3, 2, 1])
writer = io.BufferedWriter(sink, 10)
writer.write(b"partial")
writer.flush()
print(sink.taken)

sink = Sink([4, None])
writer = io.BufferedWriter(sink, 8)
writer.write(b"12345678"[:7])
show("flush", writer.flush)
sink.plan = [None]
print(writer.write(b"abcd"), sink.taken)
sink.plan = [None]
show("overfull", writer.write, b"0123456789")
sink.plan = [2, None]
show("large", writer.write, b"x" * 30)
show("rest", writer.flush)
print(sink.taken)

for odd in (-1, 1000, "3", 2.5, 10**30, True):
    sink = Sink([odd])
    writer = io.BufferedWriter(sink, 8)
    writer.write(b"abc")
    show(f"write gave {odd!r}", writer.flush)

sink = Sink([OSError(28, "full")])
writer = io.BufferedWriter(sink, 8)
writer.write(b"abc")
show("close", writer.close)
print(writer.closed, sink.closed)


class Stubborn(Sink):
    def close(self):
        super().close()
        raise ValueError("cannot close")


sink = Stubborn([OSError(28, "full")])
writer = io.BufferedWriter(sink, 8)
writer.write(b"abc")
show("close", writer.close)


class Reentrant(Sink):
    def write(self, data):
        try:
            self.writer.write(b"again")
        except RuntimeError as error:
            print(type(error).__name__, str(error)[:22])
        return super().write(data)


sink = Reentrant()
sink.writer = io.BufferedWriter(sink, 8)
sink.writer.write(b"outer")
sink.writer.flush()
print(sink.taken)

sink = Sink()
writer = io.BufferedWriter(sink)
writer.write(b"kept")
print(writer.detach() is sink, sink.taken)
show("write", writer.write, b"x")
show("raw", lambda: writer.raw)


class Counted(io.BufferedWriter):
    flushes = 0

    def flush(self):
        self.flushes += 1
        super().flush()


with Counted(Sink()) as counted:
    counted.write(b"x")
    counted.note = "own attribute"
print(counted.flushes, counted.note, counted.raw.taken)
show("not writable", io.BufferedWriter, io.RawIOBase())
