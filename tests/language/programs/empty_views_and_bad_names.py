# Covers: casts of memoryviews to shapes that do not fit, empty views and what their strides say, names of codecs that are none, underscores in complex text, hashes of nothing
def attempt(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, type(error).__name__, error)


for shape in ([-1], [0], [2, 2], ["a"], 3):
    attempt("cast", lambda: memoryview(b"abcdefgh").cast("i", shape).tolist())
    attempt("cast odd", lambda: memoryview(b"abc").cast("i", shape).tolist())
for form in "bchIqd?":
    attempt("cast empty", lambda: (memoryview(b"").cast(form).shape, memoryview(bytearray()).cast(form).tolist()))
empty = memoryview(b"")[::3]
print(empty.strides, empty.contiguous, empty.c_contiguous, empty.f_contiguous)
attempt("cast of stride", lambda: empty.cast("h"))

print(repr(b"".decode("nosuch")), repr(str(b"", "nosuch", "nosuch")))
attempt("codec", lambda: b"x".decode("a\ud800"))
attempt("handler", lambda: "x".encode("utf-8", "\udfff"))
for text in ("1_0j", "1__0", "_1", "1_", "(1_+2j)", "1e_5"):
    attempt("complex", lambda: complex(text))

print(hash(""), hash(b""), hash(memoryview(b"")), {"": 1}[""], {b"": 2}[bytes(0)])
for join in (lambda: b"-".join([empty, b"x"]), lambda: b"ab" + empty, lambda: bytearray(b"q") + empty, lambda: bytes(empty), lambda: bytearray(b"q").__iadd__(empty)):
    attempt("empty view", join)
for view in (memoryview(b"abc")[3:], memoryview(b"abc")[::2], memoryview(b"abc")[::2][2:], memoryview(bytearray(b"abcd")).cast("H")[::2]):
    print(view.nbytes, view.strides, view.contiguous)
    attempt("joined", lambda: b"-".join([view, b"x"]))
    attempt("behind", lambda: b"ab" + view)
    attempt("copied", lambda: bytes(view))
