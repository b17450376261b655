# Covers: The % operator of bytes and bytearray, and the format specifications of complex numbers.


class Sized:
    def __bytes__(self):
        return b"<sized>"


class Indexed:
    def __index__(self):
        return 66


def attempt(label, function):
    try:
        print(label, "->", repr(function()))
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)


print(b"%d items, %s and %b" % (3, b"bytes", bytearray(b"array")))
print(b"%5d|%-5d|%05d|%+d|% d|%x|%X|%#x|%o|%#o|%i|%u" % (42, 42, 42, 42, 42, 255, 255, 255, 8, 8, 7, 9))
print(b"%f %.2f %e %G %10.3f|%-10.1f|" % (1.5, 2.345, 12345.678, 1e-10, 3.14159, 2.0))
print(b"%c%c%c %5c|" % (65, b"B", Indexed(), b"z"))
print(b"%a %r %10a|" % ("text", [1, "é"], "x"))
print(b"%s|%10s|%-10s|%.2s|%s" % (b"abc", b"abc", b"abc", b"abc", Sized()))
print(b"100%% of %(name)s is %(n)d" % {b"name": b"pyc", b"n": 1})
print(b"%*d|%-*d|%.*f" % (6, 1, 6, 2, 2, 1.23456))
print(b"%s" % memoryview(b"view"), b"plain" % (), b"%s" % b"single")
print(type(bytearray(b"%d") % 5), bytearray(b"<%s>") % b"x")
value = bytearray(b"%d-")
value %= 5
print(value)

for label, format_, args in [
    ("str", b"%s", "text"),
    ("int for b", b"%b", 3),
    ("c range", b"%c", 256),
    ("c long", b"%c", b"ab"),
    ("c str", b"%c", "a"),
    ("d bytes", b"%d", b"1"),
    ("x float", b"%x", 1.5),
    ("f str", b"%f", "1"),
    ("few", b"%d %d", (1,)),
    ("many", b"%d", (1, 2)),
    ("end", b"%", (1,)),
    ("unknown", b"%y", 1),
    ("mapping", b"%(a)s", 5),
    ("key", b"%(a)s", {"a": b"x"}),
    ("open key", b"%(a", {b"a": b"x"}),
    ("star", b"%*d", ("a", 1)),
]:
    attempt(label, lambda: format_ % args)

z = 1.5 - 2.25j
for spec in ["", ".1f", "10.2f", "<20", ">20.1f", "^20.1e", "+.1f", " .2g", "g", "n", "e", "E", "G", "F", "#g", "*^24.2f", ",.2f", "_.1f", "z.1f", ".3"]:
    attempt(repr(spec), lambda: format(z, spec))
for number in [0j, 1j, -1j, complex(0.0, -0.0), complex(-0.0, 1), 1e20 + 1e-7j, 12345.678 + 98765.4321j, complex("nan"), complex("inf-infj")]:
    attempt(number, lambda: (f"{number}", f"{number:.2f}", f"{number:,.1f}", f"{number:>30}", f"{number:.3}"))
for spec in ["d", "%", "05", "=10", "s", "c", "0>10", ".", "zz"]:
    attempt(repr(spec), lambda: format(z, spec))
