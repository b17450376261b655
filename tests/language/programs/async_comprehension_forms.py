# Covers: async comprehensions: list, set, dict and generator forms, several fors, conditions with await, await in elements, nesting, walrus, errors inside.
import types


@types.coroutine
def tick(value):
    yield ("tick", value)
    return value


class Countdown:
    def __init__(self, n, fail=None):
        self.n, self.fail = n, fail

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        if self.n == self.fail:
            raise ValueError(f"fails at {self.n}")
        self.n -= 1
        return await tick(self.n)


async def agen(*values):
    for value in values:
        yield await tick(value)


def run(coroutine):
    ticks = 0
    try:
        while True:
            coroutine.send(None)
            ticks += 1
    except StopIteration as stop:
        return stop.value, ticks


async def even(n):
    return (await tick(n)) % 2 == 0


async def forms():
    print([x async for x in Countdown(4)])
    print({x % 3 async for x in agen(1, 4, 5)})
    print({x: x * x async for x in Countdown(3)})
    print([(x, y) async for x in Countdown(2) for y in range(x + 1)])
    print([(x, y) for x in range(2) async for y in Countdown(x + 1)])
    print([x async for x in agen(1, 2, 3, 4) if await even(x)])
    print([await tick(x) for x in range(3)])
    print([await tick(x) for x in range(3) if not await even(x)])
    print([[y async for y in agen(x, x + 1)] async for x in Countdown(2)])
    print([last := x async for x in Countdown(3)], last)
    generator = (x * 10 async for x in Countdown(3) if x)
    print(type(generator).__name__, [x async for x in generator], [x async for x in generator])
    lazy = (await tick(x) for x in (7, 8))
    print(type(lazy).__name__)
    async for value in lazy:
        print("lazy", value)
    print(sum([x async for x in agen(1, 2, 3)]), max({await tick(1), await tick(5)}))
    print(*[x async for x in agen("a", "b")], sep="-")
    return "done"


print(run(forms()))


async def closes():
    functions = [lambda: x async for x in agen(1, 2, 3)]
    print([f() for f in functions])
    gen = (lambda: (x, y) async for x in agen(1, 2) for y in "ab")
    print([f() async for f in gen])
    k = 5
    print([x + k async for x in agen(1)], {k: x async for x in agen(1)})


print(run(closes()))


async def failing(kind):
    if kind == "iterator":
        return [x async for x in Countdown(4, fail=2)]
    if kind == "condition":
        return [x async for x in Countdown(3) if 1 // x]
    if kind == "sync":
        return [x async for x in [1, 2]]
    if kind == "async":
        return [x for x in Countdown(2)]
    if kind == "await":
        return [await x for x in (1, 2)]
    if kind == "anext":
        class Bad:
            def __aiter__(self):
                return self

            def __anext__(self):
                return 5

        return [x async for x in Bad()]
    if kind == "aiter":
        class Worse:
            def __aiter__(self):
                return 5

        return {x async for x in Worse()}
    if kind == "generator":
        return list(x async for x in Countdown(2))
    return [x async for x in (1 / y for y in (1, 0))]


for kind in ("iterator", "condition", "sync", "async", "await", "anext", "aiter", "generator", "other"):
    try:
        print(kind, run(failing(kind)))
    except Exception as error:
        print(kind, type(error).__name__, error, type(error.__cause__).__name__)


async def builtins():
    it = aiter(agen(1, 2))
    print(await anext(it), await anext(it), await anext(it, "default"))
    try:
        await anext(it)
    except StopAsyncIteration as stop:
        print("stop", stop.args)
    for bad in (lambda: aiter(3), lambda: anext(3), lambda: aiter(), lambda: anext(it, 1, 2)):
        try:
            bad()
        except TypeError as error:
            print(error)


run(builtins())
