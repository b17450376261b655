# Covers: tracebacks through coroutines: await chains, async with, async for, async comprehensions, driven by hand.


class Suspend:
    def __await__(self):
        yield "suspended"


async def innermost(n):
    await Suspend()
    return [1, 2][n]


class Manager:
    async def __aenter__(self):
        await Suspend()
        return self

    async def __aexit__(self, kind, value, tb):
        print("aexit", kind.__name__)
        return False


async def with_manager(n):
    async with Manager():
        return await innermost(n)


class Counter:
    def __init__(self):
        self.n = 0

    def __aiter__(self):
        return self

    async def __anext__(self):
        self.n += 1
        return await with_manager(self.n)


async def looping():
    async for x in Counter():
        print("got", x)


async def comprehension():
    return [y async for y in agen()]


async def agen():
    yield 1
    await looping()


async def main():
    return await comprehension()


coroutine = main()
steps = 0
try:
    while True:
        print(coroutine.send(None))
        steps += 1
except IndexError as error:
    print("after", steps, "steps:", error)
    raise RuntimeError("driver failed") from error
