# Covers: FileIO in all its methods: modes, openers, closefd, positions, truncation, subclasses, and the texts of its errors
import io
import os


def show(label, function, *args):
    try:
        print(label, repr(function(*args)))
    except (OSError, ValueError, TypeError, OverflowError, AttributeError) as error:
        print(label, type(error).__name__, getattr(error, "strerror", None) or error)


def opener(path, flags):
    print("opener", path, flags & os.O_ACCMODE)
    return os.open(path, flags, 0o600)


NAME = "raw.bin"
with io.FileIO(NAME, "w") as raw:
    print(raw, raw.mode, raw.name, raw.closefd, raw.closed)
    print(raw.readable(), raw.writable(), raw.seekable(), raw.isatty())
    print(raw.write(b"hello"), raw.write(bytearray(b" wide")), raw.write(memoryview(b" world")), raw.write(b""))
    print(raw.tell(), raw.seek(2), raw.seek(3, 1), raw.seek(-4, 2), raw.tell())
    show("read", raw.read)
    show("readinto", raw.readinto, bytearray(2))
    show("write text", raw.write, "text")
    show("seek float", raw.seek, 1.5)
    show("seek negative", raw.seek, -1)
    show("whence", raw.seek, 0, 99)
    show("truncate", raw.truncate, 5)
    show("truncate float", raw.truncate, 1.5)
    show("truncate here", raw.truncate)
    raw.seek(0)
    show("readline", raw.readline)
print(raw, raw.closed, vars(raw))
for method in "read readall readline readlines tell fileno isatty readable writable seekable flush close __enter__ __iter__".split():
    show(method, getattr(raw, method))
show("seek", raw.seek, 0)
show("write", raw.write, b"")

with io.FileIO(NAME) as raw:
    print(raw.mode, raw.read(2), raw.read(0), raw.read(None), raw.read(5), raw.readall())
    raw.seek(0)
    buffer = bytearray(b"-" * 8)
    print(raw.readinto(buffer), buffer, raw.readinto(memoryview(buffer)[:0]))
    raw.seek(1)
    print(raw.readline(), raw.readlines(), list(raw))
    show("write", raw.write, b"x")
    show("truncate", raw.truncate)
    show("readinto", raw.readinto, b"readonly")
    show("size", raw.read, "x")

for mode in ("r+", "a", "a+", "x", "w+", "xb+", "rb"):
    if "x" in mode:
        os.remove(NAME)
    with io.FileIO(NAME, mode) as raw:
        print(mode, raw.mode, raw.readable(), raw.writable(), raw.tell())
        if raw.writable():
            raw.write(b"ab")
for mode in ("", "rw", "r++", "q", "U", "b", "+", "rx"):
    show(repr(mode), io.FileIO, NAME, mode)
show("exists", io.FileIO, NAME, "x")
show("missing", io.FileIO, "nowhere.bin")
show("folder", io.FileIO, ".")
show("null", io.FileIO, "a\0b")
show("mode type", io.FileIO, NAME, 5)
show("descriptor", io.FileIO, -1)
show("float", io.FileIO, 1.5)
show("closefd", io.FileIO, NAME, "r", False)
with io.FileIO(NAME, "r", opener=opener) as raw:
    print(raw.read())
show("opener result", lambda: io.FileIO(NAME, opener=lambda path, flags: "no"))
show("opener negative", lambda: io.FileIO(NAME, opener=lambda path, flags: -2))
show("opener fails", lambda: io.FileIO(NAME, opener=lambda path, flags: 1 + ""))

descriptor = os.open(NAME, os.O_RDONLY)
shared = io.FileIO(descriptor, closefd=False)
print(shared.read(), shared.closefd)
shared.close()
print(os.lseek(descriptor, 0, 0), shared.closed)
owned = io.FileIO(descriptor)
print(owned.name == descriptor, owned.fileno() == descriptor)
owned.close()
try:
    os.lseek(descriptor, 0, 0)
except OSError as error:
    print("closed", type(error).__name__)


class Loud(io.FileIO):
    def __init__(self, *args, label="none", **keywords):
        super().__init__(*args, **keywords)
        self.label = label

    def write(self, data):
        print("writing", bytes(data))
        return super().write(data)

    def close(self):
        if not self.closed:
            print("closing", self.label)
        super().close()


with Loud(NAME, "w", label="first") as loud:
    loud.write(b"one")
    loud.writelines([b"two", b"three"])
    loud.name = "renamed"
    print(loud, loud.label)
with open(NAME, "rb", buffering=0) as raw:
    print(type(raw).__name__, raw.read())
again = io.FileIO(NAME)
again.__init__(NAME, "a")
print(again.mode, again.tell())
again.close()
print(io.FileIO.__new__(io.FileIO).closed)
os.remove(NAME)
