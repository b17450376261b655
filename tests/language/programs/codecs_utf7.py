# Covers: UTF-7 both ways: signs, white space, sections of base 64, surrogates, every fault with each error handler, streams in pieces.
import codecs
import io


def show(label, function):
    try:
        print(label, ascii(function()))
    except Exception as error:
        print(label, type(error).__name__, ascii(str(error)), getattr(error, "__notes__", None))


everything = "".join(map(chr, range(128)))
encoded = everything.encode("utf-7")
print(encoded)
print(encoded.decode("utf-7") == everything)
for text in ["", "+", "++", "-", "+-", "é", "éa", "é-", "é/", "é!", "é+", "aé b€ c", "\U0001f600", "a\U0001f600b", "\ud800", "\udc00x", "\ud800\udc00", "\0", "~\\", "日本語", "日本語" * 3]:
    data = text.encode("UTF7")
    print(ascii(text), data, ascii(data.decode("u7")), data.decode("utf_7") == text)

faults = [
    b"\xe9", b"a\x80b", b"+", b"+A", b"+AG", b"+AGE", b"+AGE-", b"+AGEx-", b"+AGEA-", b"+AGH-", b"+AGH", b"+AGE!", b"+AGE+", b"+!", b"+ x",
    b"+\xe9x", b"+AGE\xe9", b"+2D0-", b"+2D0", b"+2D0!", b"+2D3eAA-", b"+2D3YPQ-", b"+3gA-", b"+3gA!", b"+2D0\xe9", b"+AGEAYgBj-d", b"+//8-", b"+AAA-",
    b"+IKw", b"+IKx-", b"x+IKwgrA-y", b"+-+-", b"+--", b"-+AOk-", b"~\\", b"+AOk-+AOk", b"+A-+AOk-!", b"+AB\xff+AOk-",
]
codecs.register_error("mark", lambda e: (f"<{e.encoding}:{e.start}-{e.end}:{e.reason}>", e.end))
codecs.register_error("back", lambda e: ("?", e.start + 1))
for data in faults:
    for handler in ["strict", "ignore", "replace", "backslashreplace", "surrogateescape", "surrogatepass", "mark", "back"]:
        show(f"{data} {handler}", lambda: data.decode("utf-7", handler))

for data in faults + [b"a+IKw-b", b"a+2D3eAA-b"]:
    for final in (False, True):
        show(f"{data} {final}", lambda: codecs.utf_7_decode(data, "replace", final))
show("encode", lambda: codecs.utf_7_encode("a€", "strict"))
show("encode", lambda: codecs.utf_7_encode(b"a"))
show("decode", lambda: codecs.utf_7_decode("a"))
show("decode", lambda: codecs.utf_7_decode(b"a", 5))
show("info", lambda: codecs.lookup("unicode-1-1-utf-7").name)

decoder = codecs.getincrementaldecoder("utf-7")("replace")
print([ascii(decoder.decode(bytes([byte]))) for byte in b"a+IKwg-b+AOk"], ascii(decoder.decode(b"", True)))
encoder = codecs.getincrementalencoder("utf-7")()
print([encoder.encode(piece) for piece in ["a", "é", "é", "b"]], encoder.encode("", True))
stream = io.TextIOWrapper(io.BytesIO(), encoding="utf-7")
stream.write("naïve\n日本\n")
stream.flush()
print(stream.buffer.getvalue())
stream.seek(0)
print([ascii(line) for line in stream], ascii(str(b"+AOk-", "utf-7")), bytes("é", "utf-7"))
