# Covers: BufferedRandom with reads and writes in turn over files and streams in memory, BufferedRWPair, and what buffered streams have in common
import io
import os


def show(label, function, *args):
    try:
        print(label, repr(function(*args)))
    except (OSError, ValueError, TypeError, RuntimeError, AttributeError) as error:
        print(label, type(error).__name__, error)


NAME = "random.bin"
with open(NAME, "wb") as file:
    print(type(file).__name__, file.mode, file.raw.mode, file.write(b"0123456789" * 3))
with open(NAME, "r+b") as file:
    print(type(file).__name__, file.mode, file.name)
    print(file.read(3), file.write(b"AB"), file.tell(), file.read(2), file.tell())
    print(file.seek(0), file.read(8), file.seek(-2, 2), file.write(b"yz!"), file.seek(0, 1))
    print(file.seek(10), file.peek()[:4], file.write(b"##"), file.read1(3), file.readline())
    file.seek(0)
    print(file.read())
    file.seek(4)
    print(file.truncate(), file.tell(), file.read(), file.write(b"end"), file.truncate(20))
    file.flush()
    print(os.path.getsize(NAME))
    file.seek(0)
    buffer = bytearray(6)
    print(file.readinto(buffer), buffer, file.write(b"W"), file.readinto1(buffer), buffer)
    file.seek(0)
    print(file.readlines())
with open(NAME, "rb") as file:
    print(file.read())
with open(NAME, "ab+") as file:
    print(file.mode, file.tell(), file.write(b"\nappended\n"), file.seek(0), file.read(4), file.tell())
    file.write(b"more")
with open(NAME, "rb") as file:
    print(file.readlines(), [line for line in file])
with open(NAME, "w+b", buffering=4) as file:
    for i in range(6):
        file.write(bytes([65 + i]) * 3)
        file.seek(i)
        print(file.read(2), file.tell(), end=" ")
        file.seek(0, 2)
    print()
    file.seek(0)
    print(file.read())
os.remove(NAME)


class Tape(io.RawIOBase):
    """A seekable raw stream over a bytearray that moves three bytes at most."""

    def __init__(self, data=b""):
        self.data = bytearray(data)
        self.at = 0
        self.calls = []

    def readable(self):
        return True

    writable = seekable = readable

    def readinto(self, buffer):
        piece = self.data[self.at:self.at + min(3, len(buffer))]
        buffer[:len(piece)] = piece
        self.at += len(piece)
        self.calls.append(("r", len(piece)))
        return len(piece)

    def write(self, data):
        data = bytes(data[:3])
        self.data[self.at:self.at + len(data)] = data
        self.at += len(data)
        self.calls.append(("w", data))
        return len(data)

    def seek(self, offset, whence=0):
        self.at = max(0, offset + (0, self.at, len(self.data))[whence])
        self.calls.append(("s", offset, whence))
        return self.at

    def truncate(self, size=None):
        size = self.at if size is None else size
        del self.data[size:]
        return size


tape = Tape(b"abcdefghijklmnop")
stream = io.BufferedRandom(tape, 5)
print(stream.read(2), stream.write(b"12"), stream.read(4), stream.tell(), bytes(tape.data), tape.calls)
tape.calls.clear()
print(stream.seek(1), stream.write(b"XYZ"), stream.seek(0), stream.readline(), tape.calls)
tape.calls.clear()
print(stream.seek(6), stream.write(b"long text here"), stream.tell(), stream.flush(), bytes(tape.data), tape.calls)
print(stream.seek(3), stream.peek(), stream.truncate(), bytes(tape.data), stream.read())
stream.close()
print(tape.closed, stream.closed)

reader, writer = io.BytesIO(b"question\nmore"), io.BytesIO()
pair = io.BufferedRWPair(reader, writer, 16)
print(pair.readable(), pair.writable(), pair.seekable(), pair.isatty(), pair.closed)
print(pair.read(3), pair.peek(3)[:3], pair.read1(2), pair.readline(), pair.write(b"answer"), writer.getvalue())
pair.flush()
print(writer.getvalue(), pair.readinto(buffer), buffer, pair.readinto1(buffer), pair.read())
show("seek", pair.seek, 0)
show("tell", pair.tell)
show("detach", pair.detach)
show("truncate", pair.truncate)
show("fileno", pair.fileno)
pair.close()
print(reader.closed, writer.closed, pair.closed)
show("read", pair.read)
show("write", pair.write, b"x")
show("reader", io.BufferedRWPair, io.RawIOBase(), io.BytesIO())
show("writer", io.BufferedRWPair, io.BytesIO(), io.RawIOBase())
show("arguments", io.BufferedRWPair)
for cls in (io.BufferedReader, io.BufferedWriter, io.BufferedRandom, io.BufferedRWPair):
    print(cls.__name__, issubclass(cls, io.BufferedIOBase), isinstance(pair, cls), cls.__mro__[1:])
    show("made", lambda: cls.__new__(cls).read(1))
