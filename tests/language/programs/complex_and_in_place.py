# Covers: complex() of one and two arguments of every kind, by position and by name; in-place operators of sequences, sets and dicts and of their subclasses against reflected operators
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
class C:
    def __complex__(self): return 1+2j
class F:
    def __float__(self): return 2.5
class I:
    def __index__(self): return 7
class BadF:
    def __float__(self): raise ValueError("float")
class BadC:
    def __complex__(self): raise ValueError("complex")
class S(str): pass
big = -10**400
values = (None, "1", "a=b", 5, 2.5, 1j, C(), F(), I(), BadF(), BadC(), big, b"1", S("2"), [])
for v in values:
    t(complex, v); t(complex, real=v); t(complex, imag=v)
    for w in values:
        t(complex, v, w); t(complex, v, imag=w); t(complex, real=v, imag=w)
class K(complex): pass
for v in values[:6]:
    t(K, v); t(K, real=v); t(K, v, 1)
t(object().__format__, None); t([1].__format__, None); t([1].__format__, 5); t([1].__format__, "x")
class MyList(list): pass
class MyArray(bytearray): pass
class MyTuple(tuple):
    def __radd__(self, o): return "tuple radd"
    def __rmul__(self, o): return "tuple rmul"
class R:
    def __radd__(self, o): return "radd"
    def __rmul__(self, o): return "rmul"
class IA(list):
    def __iadd__(self, o): return NotImplemented
class NoAdd(list):
    __add__ = None
    __iadd__ = None
class SubOwn(IA): pass
class Plus(list):
    def __add__(self, o): return "plus add"
class Times(list):
    def __mul__(self, o): return "times mul"
class MyDict(dict): pass
class MySet(set): pass
class ROr:
    def __ror__(self, o): return "ror"
    def __rsub__(self, o): return "rsub"
for make in (list, MyList, bytearray, MyArray, IA, NoAdd, SubOwn, Plus, Times, tuple, str, MyDict, MySet, dict, set):
    for b in (R(), MyTuple((1,)), (1, 2), b"xy", 5, None, "ab", ROr(), 2):
        def iadd():
            a = make(); a += b; return a
        def imul():
            a = make(); a *= b; return a
        def ior():
            a = make(); a |= b; return a
        def isub():
            a = make(); a -= b; return a
        t(iadd); t(imul); t(lambda: make() + b); t(lambda: make() * b); t(ior); t(isub)
