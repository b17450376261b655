# Covers: BufferedReader over raw streams written in Python: what it asks of them, peek, read1, readinto, readline, seek and tell with read-ahead
import io


class Source(io.RawIOBase):
    """Gives its pieces one a call, and notes what was asked."""

    def __init__(self, pieces, seekable=True):
        self.data = b"".join(piece for piece in pieces if piece)
        self.pieces = list(pieces)
        self.at = 0
        self.log = []
        self.can_seek = seekable

    def readable(self):
        return True

    def seekable(self):
        return self.can_seek

    def readinto(self, buffer):
        self.log.append(len(buffer))
        if not self.pieces:
            return 0
        piece = self.pieces.pop(0)
        if piece is None:
            return None
        count = min(len(piece), len(buffer))
        buffer[:count] = piece[:count]
        if count < len(piece):
            self.pieces.insert(0, piece[count:])
        self.at += count
        return count

    def seek(self, offset, whence=0):
        self.log.append(("seek", offset, whence))
        base = {0: 0, 1: self.at, 2: len(self.data)}[whence]
        self.at = base + offset
        self.pieces = [self.data[self.at:]]
        return self.at

    def tell(self):
        self.log.append("tell")
        return self.at


def show(label, function, *args):
    try:
        print(label, repr(function(*args)))
    except (OSError, ValueError, TypeError, OverflowError, AttributeError, RuntimeError) as error:
        print(label, type(error).__name__, error)


def log(source):
    taken, source.log = source.log, []
    return taken


source = Source([b"abcd", b"efg\nhi", b"", b"jkl"])
reader = io.BufferedReader(source, 8)
print(reader, reader.raw is source, log(source))
print(reader.peek(), reader.peek(100), log(source))
print(reader.read(2), reader.tell(), log(source))
print(reader.read(3), log(source), reader.read1(), log(source))
print(reader.read1(1), log(source), reader.read1(100), log(source))
print(reader.read1(0), reader.read1(-1), log(source))
print(reader.read(), reader.read(), log(source))

source = Source([b"line one\nline", b" two\n", b"\n", b"long" * 8, b"\nend"])
reader = io.BufferedReader(source, 16)
print(reader.readline(), reader.readline(3), reader.readline(), reader.readline(), log(source))
print(reader.readline(10), reader.readline(), reader.readline(), reader.readline(), log(source))
print(list(io.BufferedReader(Source([b"a\nb", b"\nc\n"]))))
print(io.BufferedReader(Source([b"a\nb", b"\nc\n"])).readlines(3))

source = Source([b"0123456789" * 4])
reader = io.BufferedReader(source, 10)
print(reader.read(4), reader.tell(), reader.seek(2), reader.read(3), log(source))
print(reader.seek(-2, 1), reader.read(2), reader.seek(9), reader.read(3), log(source))
print(reader.seek(25), reader.tell(), reader.read(2), reader.seek(-3, 2), reader.read(), log(source))
print(reader.seek(0), log(source))
buffer = bytearray(25)
print(reader.readinto(buffer), bytes(buffer), log(source))
reader.seek(0)
reader.peek()
print(reader.readinto1(buffer), reader.tell(), log(source))
print(reader.readinto(bytearray(0)), reader.readinto1(memoryview(buffer)[:3]), buffer[:4])
show("whence", reader.seek, 0, 9)
show("target", reader.seek, "x")
show("negative", reader.seek, -1)
show("size", reader.read, -2)
show("size", reader.read, "x")
show("size", reader.read, 1.0)
show("readonly", reader.readinto, b"abc")
show("write", reader.write, b"abc")
show("truncate", reader.truncate)
show("unseekable", io.BufferedReader(Source([b"x"], False)).seek, 0)
show("not readable", io.BufferedReader, io.RawIOBase())
show("size zero", io.BufferedReader, Source([]), 0)
show("no stream", io.BufferedReader, 5)
print(reader.readable(), reader.writable(), reader.seekable(), reader.isatty(), reader.closed)
show("fileno", reader.fileno)
show("name", lambda: reader.name)

waiting = io.BufferedReader(Source([None, b"ab", None, b"cd", None]), 8)
print(waiting.read(3), waiting.read(3), waiting.read(1), waiting.read1(), waiting.peek(), waiting.read())
print(io.BufferedReader(Source([None, b"ab"]), 8).readinto(bytearray(4)))

raw = Source([b"left over"])
reader = io.BufferedReader(raw)
reader.read(4)
print(reader.detach() is raw, reader)
for method in ("read", "peek", "tell", "close", "detach", "fileno", "readable", "seekable", "flush"):
    show(method, getattr(reader, method))
show("closed", lambda: reader.closed)
reader.__init__(Source([b"second life"]))
print(reader.read(6))
with reader:
    pass
print(reader.closed, reader.raw.closed)
for method in ("read", "peek", "read1", "readline", "tell", "__next__", "readlines", "flush", "close"):
    show(method, getattr(reader, method))


class Named(io.BufferedReader):
    name = "a name"

    def readline(self, size=-1):
        return super().readline(size).upper()


named = Named(Source([b"one\ntwo\n"]))
print(named, list(named), named.mode if hasattr(named, "mode") else "no mode")


class Text(io.BufferedReader):
    def readline(self, size=-1):
        return "text"


show("next", Text(Source([b"one\n"])).__next__)
