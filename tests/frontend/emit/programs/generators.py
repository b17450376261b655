# generators, yield from, send, throw, close, generator expressions, coroutines
def count(n):
    i = 0
    while i < n:
        got = yield i
        if got: print("got", got); i = got
        else: i += 1
    return "done"
print(list(count(3)))
g = count(10); print(next(g), g.send(5), next(g))
def delegate():
    r = yield from count(2)
    print("result", r)
    yield from [7, 8]
    return (yield)
g = delegate(); print([next(g) for _ in range(4)])
try: next(g); g.send("x")
except StopIteration as e: print(e.value)
def catcher():
    while True:
        try: x = yield 1
        except ValueError as e: print("caught", e); yield "after"
        else: print("x", x)
g = catcher(); next(g); print(g.throw(ValueError("thrown"))); next(g); g.send(3)
def outer():
    try: yield from catcher()
    finally: print("outer finally")
g = outer(); next(g); print(g.throw(ValueError("deep"))); g.close()
print(sum(x for x in range(4) if x % 2), list((x, y) for x in "ab" for y in range(2)))
def stop():
    yield 1
    raise StopIteration
g = stop(); next(g)
try: next(g)
except RuntimeError as e: print(e)
def closure(n):
    def gen():
        for i in range(n): yield lambda: i * n
    return [f() for f in gen()]
print(closure(3))
def tree(t):
    if isinstance(t, list):
        for c in t: yield from tree(c)
    else: yield t
print(list(tree([1, [2, [3]], 4])))
def expr(): print((yield 1) + (yield 2) * (yield 3))
g = expr(); next(g); g.send(10); g.send(20)
try: g.send(30)
except StopIteration: pass
class It:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration
        return self.n
print(list(It()), [*It(), *It()])
class Aw:
    def __init__(self, v): self.v = v
    def __await__(self):
        got = yield self.v
        return (self.v, got)
async def inner(n):
    print("inner", n)
    return await Aw(n)
async def main():
    a = await inner(1)
    b = await inner(2)
    async with Ctx() as c: print("with", c)
    async for v in AIter(2): print("for", v)
    else: print("afor else")
    print([v async for v in AIter(3) if v != 1], {v: await inner(v) async for v in AIter(1)})
    print([v async for v in agen(2)], [x for x in [await inner(9)]])
    async for v in agen(5):
        if v == 1: break
    try:
        async with Ctx(): raise ValueError("in async with")
    except ValueError as e: print(e)
    return a, b
class Ctx:
    async def __aenter__(self): return await inner("enter")
    async def __aexit__(self, *a): print("aexit", a[0]); await inner("exit")
class AIter:
    def __init__(self, n): self.n, self.i = n, 0
    def __aiter__(self): return self
    async def __anext__(self):
        if self.i == self.n: raise StopAsyncIteration
        self.i += 1
        await inner("next")
        return self.i - 1
async def agen(n):
    for i in range(n):
        await inner("agen")
        yield i
def run(c):
    v, log = None, []
    try:
        while True: log.append(c.send(v)); v = len(log)
    except StopIteration as e: return log, e.value
print(run(main()))
async def fails():
    try: await Aw(1)
    except ValueError as e: print("awaited", e); return "recovered"
c = fails(); c.send(None)
try: c.throw(ValueError("into"))
except StopIteration as e: print(e.value)
next(count(0))
