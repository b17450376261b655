# Covers: open() and io.open: which layers it builds, arguments and their errors, path-like objects, openers, universal newlines, iteration, print to files
import io
import os


def show(label, function, *args, **keywords):
    try:
        result = function(*args, **keywords)
        print(label, type(result).__name__ if isinstance(result, io.IOBase) else repr(result))
        if isinstance(result, io.IOBase):
            result.close()
    except (OSError, ValueError, TypeError, LookupError, OverflowError) as error:
        print(label, type(error).__name__, getattr(error, "strerror", None) or error)


class Path:
    def __init__(self, name):
        self.name = name

    def __fspath__(self):
        return self.name


NAME = "layers.txt"
print(io.open is open, io.DEFAULT_BUFFER_SIZE, io.SEEK_SET, io.SEEK_CUR, io.SEEK_END)
with open(NAME, "w") as file:
    print(file.write("alpha\nbeta\n"), file.mode, file.name, file.encoding.lower(), file.errors, file.newlines)
    print(type(file.buffer).__name__, type(file.buffer.raw).__name__, file.buffer.mode, file.buffer.raw.name)
    print(file.readable(), file.writable(), file.seekable(), file.isatty(), file.fileno() == file.buffer.fileno())
    print("printed", 1, 2, sep="-", end="!\n", file=file)
    print("flushed", file=file, flush=True)
    print(os.path.getsize(NAME))
print(file.closed, file.buffer.closed, file.buffer.raw.closed)
for mode in ("r", "rt", "w+", "r+", "a", "a+", "x", "rb", "wb", "ab", "xb", "r+b", "rb+", "w+b", "br", "+br"):
    if "x" in mode:
        os.remove(NAME)
    with open(NAME, mode) as file:
        layers = [type(file).__name__]
        inner = file
        while inner := getattr(inner, "buffer", None) or getattr(inner, "raw", None):
            layers.append(type(inner).__name__)
        print(mode, file.mode, *layers, file.readable(), file.writable())
for mode in ("", "b", "rw", "rr", "q", "tb", "U", "r++", "ra", "xw", "w\0", "\u20ac"):
    show(repr(mode), open, NAME, mode)
with open(NAME, "w", newline="") as file:
    file.write("one\r\ntwo\rthree\n")
show("unbuffered", open, NAME, "rb", 0)
show("unbuffered", open, NAME, "r", 0)
show("size", open, NAME, "rb", 5)
show("line", open, NAME, "w+", 1)
show("type", open, NAME, "rb", "5")
show("huge", open, NAME, "rb", 1 << 40)
show("binary", open, NAME, "rb", encoding="ascii")
show("binary", open, NAME, "rb", errors="strict")
show("binary", open, NAME, "rb", newline="")
show("newline", open, NAME, newline="x")
show("newline", open, NAME, newline=1)
show("encoding", open, NAME, encoding=1)
show("encoding", open, NAME, encoding="none such")
show("encoding", open, NAME, encoding="rot13")
show("encoding", open, NAME, encoding="a\0")
show("errors", open, NAME, errors=1)
show("mode", open, NAME, 1)
show("mode", open, NAME, mode=None)
show("file", open, None)
show("file", open, 1.5)
show("file", open, [NAME])
show("file", open)
show("file", open, -5)
show("missing", open, "does/not/exist")
show("bytes", open, NAME.encode())
show("path", open, Path(NAME))
show("path", open, Path(NAME.encode()))
show("path", open, Path(5))
show("keyword", open, NAME, wrong=1)
show("closefd", open, NAME, closefd=False)
show("code", io.open_code, NAME)
show("code", io.open_code, Path(NAME))
print(io.text_encoding(None), io.text_encoding("x"))

for newline in (None, "", "\n", "\r", "\r\n"):
    with open(NAME, newline=newline) as file:
        lines = list(file)
        print(repr(newline), lines, file.newlines)
with open(NAME, "w", newline="\r\n") as file:
    print(file.writelines(["a\n", "b\n"]), file.write("c\n"))
with open(NAME, "rb") as file:
    print(file.read(), file.seek(0), file.readline(), next(file), file.readlines(), file.read())
for encoding in ("utf-16", "utf-32", "utf-8-sig", "latin-1"):
    with open(NAME, "w", encoding=encoding) as file:
        file.write("\xe4\n\xf6\n")
    with open(NAME, "a", encoding=encoding) as file:
        file.write("\xfc")
    with open(NAME, encoding=encoding) as file:
        print(encoding, os.path.getsize(NAME), file.readline(), file.read())
descriptor = os.open(NAME, os.O_RDWR)
with open(descriptor, "w", closefd=False) as file:
    file.write("by number")
with os.fdopen(descriptor, "r") as file:
    print(file.read(), file.seek(3), file.read(), file.name == descriptor)


class Opener:
    def __call__(self, path, flags):
        print("opening", path, bool(flags & os.O_CREAT))
        return os.open("other.txt", flags, 0o600)


with open("given", "w", opener=Opener()) as file:
    print(file.name, file.write("elsewhere"))
with open("other.txt") as file:
    print(file.read())
file = open(NAME)
file.extra = 1
print(vars(file), io.IOBase.__subclasscheck__(type(file)), isinstance(file, io.TextIOBase))
file.close()
for name in (NAME, "other.txt"):
    os.remove(name)
