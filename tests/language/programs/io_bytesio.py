# Covers: io.BytesIO: reading, writing, seeking, gaps, truncation, lines, getbuffer's pin, closing, subclasses, base classes.
import io


def attempt(label, function):
    try:
        print(label, "->", repr(function()))
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)


b = io.BytesIO(b"first line\nsecond\n\nlast")
print(b.read(5), b.tell(), b.readline(), b.readline(3), b.read1(2), b.read(0), b.readlines(), b.read(), b.readline())
print(b.seek(0), b.seek(3, 1), b.seek(-4, 2), b.read(), b.seek(-100, 2), b.seek(2), [line for line in b])
print(b.seek(100), b.read(), b.write(b"xy"), b.getvalue()[20:30], len(b.getvalue()), b.tell())
print(b.truncate(5), b.getvalue(), b.tell(), b.seek(0), b.truncate(), b.getvalue())
w = io.BytesIO()
print(w.write(b"abc"), w.write(bytearray(b"def")), w.write(memoryview(b"ghi")[1:]), w.write(b""), w.getvalue())
w.writelines([b"1", b"2\n", bytearray(b"3")])
print(w.getvalue(), w.seek(1), w.write(b"ZZ"), w.getvalue(), w.tell())
target = bytearray(4)
print(w.readinto(target), target, w.seek(0, 2), w.readinto(target), target)
print(w.readable(), w.writable(), w.seekable(), w.isatty(), w.closed, w.flush())
with w.getbuffer() as view:
    view[0] = 0x7E
    print(len(view), view.readonly, bytes(view[:3]))
    attempt("write while exported", lambda: w.write(b"more"))
    attempt("truncate while exported", lambda: w.truncate(1))
    attempt("close while exported", w.close)
print(w.getvalue()[:3], w.write(b"ok"))

attempt("str", lambda: w.write("text"))
attempt("int", lambda: w.write(5))
attempt("initial", lambda: io.BytesIO("text"))
attempt("seek", lambda: w.seek(-1))
attempt("whence", lambda: w.seek(0, 5))
attempt("seek type", lambda: w.seek("a"))
attempt("read type", lambda: w.read("a"))
attempt("truncate", lambda: w.truncate(-1))
attempt("fileno", w.fileno)
attempt("detach", w.detach)
attempt("readinto", lambda: w.readinto(b"read only"))
attempt("lines", lambda: io.BytesIO(b"a\nb").readlines(1))
with io.BytesIO(b"inside") as inside:
    print(inside.read(2), inside.closed)
print(inside.closed)
for name in ("read", "readline", "getvalue", "tell", "flush", "seekable", "getbuffer", "__enter__", "isatty"):
    attempt(name, getattr(inside, name))
attempt("iterate", lambda: list(inside))
inside.close()


class Counting(io.BytesIO):
    def __init__(self, data):
        super().__init__(data)
        self.reads = 0

    def read(self, size=-1):
        self.reads += 1
        return super().read(size)


c = Counting(b"12345")
print(c.read(2), c.read(), c.reads, isinstance(c, io.BytesIO), c.getvalue())
print(isinstance(b, io.BufferedIOBase), isinstance(b, io.IOBase), isinstance(b, io.RawIOBase), issubclass(io.FileIO, io.RawIOBase), issubclass(io.TextIOWrapper, io.TextIOBase))


class Digits(io.RawIOBase):
    def __init__(self, count):
        self.left = count

    def readable(self):
        return True

    def readinto(self, buffer):
        n = min(len(buffer), self.left, 3)
        buffer[:n] = b"0123456789\n"[:n]
        self.left -= n
        return n


d = Digits(8)
print(d.read(2), d.read(100), d.readall(), d.read(1), d.closed, d.seekable())
attempt("raw seek", lambda: d.seek(0))
attempt("raw write", lambda: d.write(b""))
attempt("raw fileno", d.fileno)
with d:
    pass
print(d.closed)
attempt("closed", d.__enter__)
attempt("unsupported", lambda: io.BufferedIOBase().read())
attempt("unsupported", lambda: io.TextIOBase().write("x"))
print(issubclass(io.UnsupportedOperation, OSError), issubclass(io.UnsupportedOperation, ValueError), io.SEEK_END, io.open is open)
