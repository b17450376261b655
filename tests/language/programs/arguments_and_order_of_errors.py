# Covers: iterables that end in an exception given to sets, order of errors of sort, __bytes__ in from_bytes, slices whose step is zero and evaluation of their parts, encodings that are no text, partition by other buffers, repr of bytearrays, __self__ of functions
import math
def t(f, *a, **k):
    try:
        print(repr(f(*a, **k)))
    except Exception as e:
        print(type(e).__name__, e)
class Loud(str): pass
print(type(iter(Loud("0"))).__name__, type(iter("0")).__name__, type(iter("\xe9")).__name__)
class Some:
    def __init__(self, *items): self.items = items
    def __iter__(self):
        yield from self.items
        raise KeyError("end")
t({0, 0.3}.intersection, {False}, Some(0, 5))
t({0, 1}.intersection, Some(0, 5))
t({0}.intersection_update, Some(5, 0, []))
t(frozenset([0]).intersection, Some(0, []))
t({0} .isdisjoint, Some(0))
t({0}.issuperset, Some(0))
t({0}.issubset, Some(0))
t(set().intersection, Some(0))
t(set().issubset, Some(0))
t(sorted, 5, nosuch=1)
t(sorted, [2, 1], nosuch=1)
t([1].sort, 1)
t([1].sort, 1, key=None, reverse=2)
t([1].sort, 1, 2, 3)
t([1].sort, nosuch=1)
t(sorted, [1], None)
t(sorted, [2, 1], key=None, reverse=True)
t([1].sort, reverse="x")
class B:
    def __bytes__(self): return b"described"
class BadB:
    def __bytes__(self): return 5
for x in (B(), BadB(), [1, 2], 5, "x", bytearray(b"ab"), None, memoryview(b"xy")):
    t(int.from_bytes, x)
    t(bytes, x)
    t(b"".join, [x])
def d(a, s): del a[s]; return a
def s_(a, s): a[s] = [1]; return a
class I:
    def __init__(self, v): self.v = v
    def __index__(self):
        print("index", self.v); return self.v
for make in (lambda: [1, 2, 3], lambda: bytearray(b"abc")):
    for s in (slice("a", None, 0), slice("a", None, I(0)), slice(I(0), I(1), I(0)), slice(I(0), I(2), I(1)), slice(None, "x", I(2)), slice(None, None, "x")):
        t(d, make(), s)
        t(s_, make(), s)
        t(lambda: make()[s])
for f in (bytes, bytearray):
    for a in (((1,), "\xaa\udc00"), ((1,), "a\0b"), ((1,), "utf-8"), ("x", "a\0b"), ("x", "\udc00"), ("x", "utf-8", "\udc00"), ("x", "utf-8", "a\0"), ("x", 5), (5, None)):
        t(f, *a)
x = bytearray(b"keep")
try:
    x.__init__((1,), "\udc00")
except UnicodeEncodeError as e:
    print(e.start, x)
t(b"abc".partition, bytearray(b"b")); print(type(b"abc".rpartition(memoryview(b"b"))[1]))
t(bytearray(b"abc").partition, b"b")
t(b"abc".partition, bytearray(b"x"))
for v in (b"a'b", b'a"b', b"a'\"b", b"\\'", b"'"):
    print(repr(bytearray(v)), repr(v), ascii(bytearray(v)), str(bytearray(v)))
print(len.__self__, math.sin.__self__, [].append.__self__, print.__self__.__name__)
