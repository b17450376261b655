# Covers: io.StringIO: newline modes, reading by characters and lines, overwriting, seeking, truncation, newlines seen, closing, subclasses.
import io


def attempt(label, function):
    try:
        print(label, "->", repr(function()))
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)


s = io.StringIO("first\nsecond é\n\nlast")
print(repr(s.read(3)), s.tell(), repr(s.readline()), repr(s.readline(4)), s.readlines(), repr(s.read()), repr(s.readline()))
print(s.seek(0), [line for line in s], s.seek(2), repr(s.read(6)), s.seek(0, 1), s.seek(0, 2), repr(s.getvalue()))
print(s.write("!"), s.getvalue()[-5:], s.seek(5), s.write("-\u20ac-"), repr(s.getvalue()), s.tell())
print(s.truncate(8), repr(s.getvalue()), s.tell(), s.seek(12), s.write("gap"), repr(s.getvalue()))
out = io.StringIO()
for i in range(1000):
    out.write(str(i))
    out.write(" ")
print(len(out.getvalue()), out.getvalue()[:20], out.tell(), out.write(""))
print("direct", 1, 2.5, sep="|", end=";\n", file=out)
print(repr(out.getvalue()[-17:]))
out.writelines(["a", "b\n", "c"])
print(repr(out.getvalue()[-4:]), out.readable(), out.writable(), out.seekable(), out.isatty(), out.line_buffering, out.encoding, out.errors)

raw = "a\nb\rc\r\nd"
for newline in (None, "", "\n", "\r", "\r\n"):
    t = io.StringIO(raw, newline=newline)
    print(repr(newline), repr(t.getvalue()), list(t), t.newlines)
    t = io.StringIO(newline=newline)
    t.write("x\ny\r")
    t.write("z\r\nw")
    print(repr(t.getvalue()), t.seek(0), t.readlines(), t.newlines)
attempt("newline", lambda: io.StringIO("", newline="x"))
attempt("newline type", lambda: io.StringIO("", newline=5))
attempt("initial", lambda: io.StringIO(b"bytes"))
attempt("write", lambda: s.write(b"bytes"))
attempt("write int", lambda: s.write(5))
attempt("seek", lambda: s.seek(-1))
attempt("relative", lambda: s.seek(1, 1))
attempt("whence", lambda: s.seek(0, 3))
attempt("truncate", lambda: s.truncate(-2))
attempt("fileno", s.fileno)
attempt("detach", s.detach)
attempt("read", lambda: s.read("x"))
attempt("hint", lambda: io.StringIO("a\nb\nc").readlines(2))
with io.StringIO("text") as inside:
    print(inside.read(), inside.closed)
for name in ("read", "readline", "getvalue", "tell", "seekable", "__enter__", "__iter__"):
    attempt(name, getattr(inside, name))
attempt("write closed", lambda: inside.write("x"))
print(inside.closed, inside.close())


class Upper(io.StringIO):
    def write(self, text):
        return super().write(text.upper())


u = Upper()
print("loud", "words", file=u)
u.writelines(["one", "two"])
print(repr(u.getvalue()), isinstance(u, io.TextIOBase), isinstance(u, io.IOBase), isinstance(u, io.RawIOBase))
