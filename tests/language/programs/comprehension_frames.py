# Covers: what locals(), vars(), dir() and frame objects see inside inlined comprehensions (PEP 709), in functions, classes and modules
import sys
def who(): return dict(sys._getframe(1).f_locals)
def f(a, b=2):
    c = [sorted(locals()) for i in range(2)]
    print(c)
    d = [locals()["i"] for i in range(3)]
    print(d)
    h = {k: v for k, v in locals().items() if k != "g"}
    print(sorted(h), [who()["i"] for i in "ab"])
    return [(lambda: i, locals()["i"]) for i in range(2)]
print([x() for x, _ in f(1)])
x = [sorted(k for k in locals() if not k.startswith("_")) for i in range(1)]
print(x)
class A:
    q = 1
    z = [sorted(locals()) for i in range(1)]
    print(z)
    w = [i for i in range(3) if "i" in locals()]
    print(w, sorted(k for k in locals() if k[:2] != "__"))
def t():
    x = 5
    a = [sys._getframe().f_locals.copy() for x in (1, 2)]
    b = [(x, locals()) for y in (1, 2)]
    c = [[sorted(locals()) for z in (1, y)] for y in (3, 4)]
    print(a); print(b); print(c)
    m = [(sorted(locals()), sorted(locals()["u"])) for u, *v in (("ab", 1), ("cd", 2)) for w in u if [1 for k in "z" if "k" in locals() and "w" in locals()]]
    print(m)
    return [(lambda: v, sorted(locals())) for v in (7, 8)]
print([m for _, m in t()])
def vv():
    d = 1
    print([sorted(vars()) for e in (1,)], [dir() for e in (1,)])
    class K:
        m = [sorted(locals()) for n in (1,)]
        print(m)
        o = [list(sorted(dir()) for p in (2,)) for n in (1,)]
        print(o)
vv()
def g():
    r = [(yield_, sorted(locals())) for yield_ in "a"]
    yield r
print(next(g()))
async def co():
    class It:
        def __init__(self): self.n = 0
        def __aiter__(self): return self
        async def __anext__(self):
            self.n += 1
            if self.n > 2: raise StopAsyncIteration
            return self.n
    return [(k, sorted(locals())) async for k in It()]
try: co().send(None)
except StopIteration as e: print(e.value)
def wrong(item):
    return [itm_ for itm_x in item if itm_y]
try: wrong([1])
except NameError as e: print(e, e.__traceback__.tb_next.tb_frame.f_locals)
def fin():
    try: return [locals()["p"] for p in (1,)]
    finally: print([sorted(locals()) for qq in (1,)])
print(fin())
def hidden():
    x = 1
    return [sorted(locals()) for y in (1, 2) for x in (sorted(locals()),) if x]
print(hidden())


def names(rows, total=0):
    total += sum([cell for row in rows for cell in row])
    return [lambda: total + row for row in rows], {column: total for column in ()}


code = names.__code__
print(sorted(code.co_varnames), code.co_nlocals, sorted(code.co_cellvars), code.co_freevars)
