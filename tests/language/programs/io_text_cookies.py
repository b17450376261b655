# Covers: tell and seek of text streams: cookies in the middle of lines, of multi-byte characters and of line ends, with every native encoding and one in Python
import codecs
import io
import os


def show(label, function, *args):
    try:
        print(label, repr(function(*args)))
    except (OSError, ValueError, TypeError, OverflowError) as error:
        print(label, type(error).__name__, error)


TEXT = "ab\u00e9\u20ac\U0001f600\nline two\r\n\u00fcx\rend"
for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "latin-1"):
    text = TEXT if encoding != "latin-1" else TEXT.replace("\u20ac", "E").replace("\U0001f600", "S")
    data = text.encode(encoding)
    for newline in (None, ""):
        for chunk in (1, 5, 8192):
            stream = io.TextIOWrapper(io.BytesIO(data), encoding, newline=newline)
            stream._CHUNK_SIZE = chunk
            cookies, seen = [stream.tell()], ""
            while piece := stream.read(1):
                seen += piece
                cookies.append(stream.tell())
            good = True
            for i, cookie in enumerate(cookies):
                stream.seek(cookie)
                rest = stream.read()
                good = good and rest == seen[i:]
            print(encoding, repr(newline), chunk, good, len(cookies), cookies[:4] if chunk == 5 else cookies[-1])

stream = io.TextIOWrapper(io.BytesIO("one\ntw\u00f6\nthree\n".encode()), "utf-8")
print(stream.readline(), stream.tell(), stream.read(2), stream.tell())
where = stream.tell()
print(stream.readline(), stream.seek(where), stream.readline(), stream.seek(0), stream.readline())
print(stream.seek(0, 1) == stream.tell(), stream.seek(0, 2), stream.read(), stream.tell())
stream.seek(4)
print(next(stream))
show("tell", stream.tell)
print(list(stream), stream.tell())
show("whence", stream.seek, 0, 9)
show("whence", stream.seek, 0, "x")
show("relative", stream.seek, 1, 1)
show("relative", stream.seek, -1, 2)
show("negative", stream.seek, -1)
show("large", stream.seek, 1 << 200)
show("skip", stream.seek, 1 << 128 | 1 << 96 | 0)
show("skip", stream.seek, 200 << 128)
show("text", stream.seek, "x")

raw = io.BytesIO()
stream = io.TextIOWrapper(raw, "utf-16", newline="\n")
print(stream.tell(), stream.write("ab"), stream.tell(), stream.write("c"), stream.seek(0), stream.read())
stream.seek(0, 2)
stream.write("d")
stream.seek(0)
print(stream.read(), raw.getvalue(), stream.seek(0), stream.write("Z"), stream.flush(), raw.getvalue())
stream.seek(4)
stream.truncate()
print(raw.getvalue())
stream = io.TextIOWrapper(io.BytesIO(b"\xff\xfea\0"), "utf-16")
stream.seek(0, 2)
stream.write("b")
stream.flush()
print(stream.buffer.getvalue())
raw = io.BytesIO(b"data")
raw.seek(2)
for encoding in ("utf-8-sig", "utf-16", "utf-32"):
    stream = io.TextIOWrapper(raw, encoding)
    stream.write("x")
    print(stream.detach().getvalue())

NAME = "cookies.txt"
with open(NAME, "w+", encoding="utf-8", newline="\n") as file:
    file.write("first\nsecond \u20ac\nthird\n")
    file.seek(0)
    places = []
    while True:
        places.append(file.tell())
        if not file.readline():
            break
    print(places)
    for place in reversed(places):
        file.seek(place)
        print(repr(file.readline()), end=" ")
    file.seek(places[1])
    file.write("SEC")
    print(file.tell(), repr(file.read(3)), file.tell())
    file.seek(0)
    print(repr(file.read()))
    file.seek(6)
    print(file.truncate(), os.path.getsize(NAME), file.truncate(2), os.path.getsize(NAME))
with open(NAME, "a", encoding="utf-8-sig") as file:
    print(file.tell(), file.write("more"), file.tell())
with open(NAME, "rb") as file:
    print(file.read())
os.remove(NAME)


class Pairs(codecs.IncrementalDecoder):
    """Two bytes a character, the case by a flag that survives in the state."""

    def __init__(self, errors="strict"):
        super().__init__(errors)
        self.reset()

    def reset(self):
        self.kept, self.upper = b"", 0

    def getstate(self):
        return self.kept, self.upper

    def setstate(self, state):
        self.kept, self.upper = state

    def decode(self, data, final=False):
        data = self.kept + data
        out = []
        while len(data) >= 2:
            pair, data = data[:2], data[2:]
            if pair == b"^^":
                self.upper ^= 1
                continue
            out.append(chr(pair[0]).upper() if self.upper else chr(pair[0]))
        self.kept = data
        if final and data:
            out.append("?")
            self.kept = b""
        return "".join(out)


def find(name):
    if name == "pairs":
        return codecs.CodecInfo(name="pairs", encode=lambda text, errors="strict": (b"", len(text)),
                                decode=lambda data, errors="strict": ("", len(data)),
                                incrementaldecoder=Pairs, incrementalencoder=codecs.IncrementalEncoder)
    return None


codecs.register(find)
for chunk in (1, 3, 100):
    stream = io.TextIOWrapper(io.BytesIO(b"a.b.^^c.d.^^e.\n.f.x"), "pairs")
    stream._CHUNK_SIZE = chunk
    cookies, seen = [], ""
    while True:
        cookies.append(stream.tell())
        piece = stream.read(1)
        if not piece:
            break
        seen += piece
    rests = []
    for cookie in cookies:
        stream.seek(cookie)
        rests.append(stream.read())
    print(chunk, repr(seen), cookies, rests == [seen[i:] for i in range(len(cookies))])
