# Covers: TextIOWrapper over BytesIO and Python buffers: encodings, error handlers, newline modes, buffering flags, reconfigure, detach, attributes
import io


def show(label, function, *args, **keywords):
    try:
        print(label, repr(function(*args, **keywords)))
    except (OSError, ValueError, TypeError, AttributeError, LookupError) as error:
        print(label, type(error).__name__, error)


def written(text, **options):
    raw = io.BytesIO()
    wrapper = io.TextIOWrapper(raw, **options)
    for part in text:
        wrapper.write(part)
    wrapper.flush()
    return raw.getvalue()


SAMPLE = b"one\ntwo\r\nthree\rfour\n\r\nfive"
for newline in (None, "", "\n", "\r", "\r\n"):
    def text():
        return io.TextIOWrapper(io.BytesIO(SAMPLE), "ascii", newline=newline)

    print(repr(newline), text().readlines(), repr(text().read()))
    small = text()
    small._CHUNK_SIZE = 1
    print(list(small), small.newlines)
    limited = text()
    print([limited.readline(4) for _ in range(9)], limited.newlines)
    print(repr(text().read(5)), written(["a\nb", "\r\n", "c\rd\n"], newline=newline))

for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be", "latin-1", "UTF8", "U16"):
    data = written(["h\xe9", "llo\n", "w\xf6rld"], encoding=encoding, newline="\n")
    wrapper = io.TextIOWrapper(io.BytesIO(data), encoding)
    print(encoding, data, wrapper.encoding, wrapper.readlines(), end=" ")
    for size in (1, 3):
        wrapper = io.TextIOWrapper(io.BytesIO(data), encoding)
        wrapper._CHUNK_SIZE = size
        print(wrapper.read(4), repr(wrapper.readline()), wrapper.read(), end=" ")
    print()

for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "xmlcharrefreplace"):
    show(errors, lambda: io.TextIOWrapper(io.BytesIO(b"a\xffb\xc3"), "utf-8", errors).read())
    show(errors, written, ["a\u20acb"], encoding="ascii", errors=errors)
show("lone surrogate", written, ["\ud800"])
show("truncated", io.TextIOWrapper(io.BytesIO(b"\xff\xfea"), "utf-16").read)
show("no mark", io.TextIOWrapper(io.BytesIO(b"abcd"), "utf-16").read)
show("no mark", io.TextIOWrapper(io.BytesIO(b"abcdefgh"), "utf-32").read)

raw = io.BytesIO()
wrapper = io.TextIOWrapper(raw, "utf-8", line_buffering=True)
wrapper.write("no end")
print(raw.getvalue(), wrapper.line_buffering, wrapper.write_through)
wrapper.write(" now\nmore")
print(raw.getvalue())
wrapper.reconfigure(line_buffering=False, write_through=True)
wrapper.write("!")
print(raw.getvalue(), wrapper.line_buffering, wrapper.write_through)
wrapper.reconfigure(encoding="latin-1", errors="replace", newline="\r\n")
wrapper.write("\xe9\u20ac\n")
print(raw.getvalue(), wrapper.encoding, wrapper.errors)
wrapper.reconfigure(encoding="ascii")
print(wrapper.encoding, wrapper.errors)
wrapper.reconfigure(errors="ignore")
wrapper.reconfigure()
print(wrapper.encoding, wrapper.errors, wrapper.write("\xe9x"), raw.getvalue()[-1:])
show("newline", wrapper.reconfigure, newline="x")
show("newline", wrapper.reconfigure, newline=b"\n")
show("encoding", wrapper.reconfigure, encoding="unknown")
show("flag", wrapper.reconfigure, line_buffering="yes")
show("positional", wrapper.reconfigure, "utf-8")
reader = io.TextIOWrapper(io.BytesIO(b"ab\ncd"))
reader.read(1)
reader.reconfigure(line_buffering=True)
show("after read", reader.reconfigure, encoding="latin-1")
show("after read", reader.reconfigure, newline="")

show("not readable", io.TextIOWrapper(io.BufferedWriter(io.BytesIO())).read)
show("not readable", io.TextIOWrapper(io.BufferedWriter(io.BytesIO())).readline)
show("not writable", io.TextIOWrapper(io.BufferedReader(io.BytesIO())).write, "x")
show("write bytes", wrapper.write, b"x")
show("size", reader.read, "x")
show("line", reader.readline, None)
show("chunk", setattr, reader, "_CHUNK_SIZE", 0)
show("arguments", io.TextIOWrapper)
show("newline", io.TextIOWrapper, io.BytesIO(), newline="\n\n")
show("newline", io.TextIOWrapper, io.BytesIO(), newline=1)
show("encoding", io.TextIOWrapper, io.BytesIO(), 5)
show("encoding", io.TextIOWrapper, io.BytesIO(), "no such")
show("errors", io.TextIOWrapper, io.BytesIO(), errors=b"strict")

raw = io.BytesIO()
wrapper = io.TextIOWrapper(raw, "utf-8")
print(wrapper, wrapper.buffer is raw, wrapper.newlines, wrapper._CHUNK_SIZE, wrapper.readable(), wrapper.seekable())
wrapper.mode = "my mode"
raw.name = "my name"
print(wrapper, wrapper.name, vars(wrapper))
wrapper.write("pending")
print(wrapper.detach() is raw, raw.getvalue()[-7:], wrapper)
for name in ("buffer", "closed", "name", "encoding", "errors", "newlines"):
    show(name, lambda: getattr(wrapper, name))
for name in ("read", "readline", "flush", "close", "detach", "tell", "fileno", "__next__"):
    show(name, getattr(wrapper, name))
wrapper.__init__(io.BytesIO(b"again"))
with wrapper:
    print(wrapper.read())
print(wrapper.closed, wrapper.close())
for name, args in (("read", ()), ("write", ("x",)), ("flush", ()), ("seek", (0,)), ("tell", ()), ("__iter__", ())):
    show(name, getattr(wrapper, name), *args)


class Shouting(io.TextIOWrapper):
    def write(self, text):
        return super().write(text.upper())

    def readline(self, size=-1):
        return super().readline(size)[::-1]


raw = io.BytesIO(b"abc\ndef\n")
shouting = Shouting(raw)
print(list(shouting), shouting.writelines(["x", "y"]), print("printed", file=shouting), raw.closed)
shouting.flush()
print(raw.getvalue())
print(io.TextIOWrapper(io.BytesIO(b"x" * 20000)).read(15000)[14990:], len(io.TextIOWrapper(io.BytesIO(b"y\n" * 9000)).readlines()))
print(written(["z" * 9000, "\u20ac", "a" * 5000])[8998:9005])
