# Covers: IncrementalNewlineDecoder with and without a decoder below, its state, newlines seen, and StringIO's newline modes
import codecs
import io


def show(label, function, *args, **keywords):
    try:
        print(label, repr(function(*args, **keywords)))
    except (ValueError, TypeError, OverflowError, AttributeError) as error:
        print(label, type(error).__name__, error)


PIECES = ["one\r", "\ntwo\r", "three\n", "\r", "\r\n", "", "end\r"]
for translate in (True, False):
    decoder = io.IncrementalNewlineDecoder(None, translate)
    for i, piece in enumerate(PIECES):
        final = i == len(PIECES) - 1
        print(repr(decoder.decode(piece, final)), decoder.getstate(), decoder.newlines)
    decoder.reset()
    print(decoder.newlines, decoder.getstate(), repr(decoder.decode("x\r")), repr(decoder.decode("", final=True)))

for text, expected in (("a", None), ("\n", "\n"), ("\r\n", "\r\n"), ("\rx", "\r"), ("\rx\n", ("\r", "\n"))):
    decoder = io.IncrementalNewlineDecoder(decoder=None, translate=1, errors="strict")
    decoder.decode(text, True)
    print(decoder.newlines == expected, decoder.newlines)

below = codecs.getincrementaldecoder("utf-8")()
decoder = io.IncrementalNewlineDecoder(below, translate=True)
print(repr(decoder.decode(b"\xe2\x82")), decoder.getstate())
print(repr(decoder.decode(b"\xac\r")), decoder.getstate())
state = decoder.getstate()
print(repr(decoder.decode(b"\nx")), decoder.getstate())
decoder.setstate(state)
print(repr(decoder.decode(b"y", final=True)), decoder.newlines)
decoder.setstate((b"\xe2\x82", 0))
print(repr(decoder.decode(b"\xac")), decoder.getstate())
wide = io.IncrementalNewlineDecoder(codecs.getincrementaldecoder("utf-16")(), True)
print(wide.getstate(), repr(wide.decode("a\r\nb".encode("utf-16-be"), False) if False else wide.decode(b"\xfe\xff\0a\0\r")), wide.getstate())

show("bytes", io.IncrementalNewlineDecoder(None, False).decode, b"bytes")
show("state", decoder.setstate, 5)
show("state", decoder.setstate, (b"",))
show("state", decoder.setstate, (b"", "x"))
show("arguments", io.IncrementalNewlineDecoder)
show("not made", io.IncrementalNewlineDecoder.__new__(io.IncrementalNewlineDecoder).decode, "x")


class Odd:
    def decode(self, data, final=False):
        return data

    def getstate(self):
        return self.state

    def setstate(self, state):
        self.state = state

    def reset(self):
        self.state = "reset"


odd = Odd()
decoder = io.IncrementalNewlineDecoder(odd, True)
show("decode", decoder.decode, 5)
show("decode", decoder.decode, "text\r\n")
for state in (5, (), (b"",), (b"x", 3), (b"x", 1 << 63), (b"x", -1), ("any", 0)):
    odd.state = state
    show(f"{state!r}", decoder.getstate)
decoder.setstate((b"kept", 7))
print(odd.state)
decoder.reset()
print(odd.state)


class Derived(io.IncrementalNewlineDecoder):
    extra = "attribute"

    def decode(self, text, final=False):
        return super().decode(text.upper(), final)


derived = Derived(None, True)
print(derived.decode("a\r\nb"), derived.extra, derived.newlines)

for newline in (None, "", "\n", "\r", "\r\n"):
    stream = io.StringIO("a\nb\r\nc\rd", newline=newline)
    print(repr(newline), repr(stream.getvalue()), stream.readlines(), stream.newlines, end=" ")
    stream.seek(0, 2)
    stream.write("\r\n\n")
    print(repr(stream.getvalue()), stream.newlines)
