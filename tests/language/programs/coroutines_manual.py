# Covers: async def, await, awaitables, a hand-written event loop, async with, async for, async comprehensions, exceptions in coroutines.


class Sleep:
    def __init__(self, ticks):
        self.ticks = ticks

    def __await__(self):
        yield self.ticks
        return f"slept {self.ticks}"


def run(coroutine):
    log = []
    try:
        while True:
            log.append(coroutine.send(None))
    except StopIteration as stop:
        return stop.value, log


async def worker(name, ticks):
    result = await Sleep(ticks)
    return f"{name} {result}"


async def main():
    first = await worker("a", 1)
    second = await worker("b", 2)
    try:
        await failing()
    except ValueError as error:
        caught = str(error)
    return [first, second, caught]


async def failing():
    await Sleep(9)
    raise ValueError("from coroutine")


print(run(main()))


class Manager:
    async def __aenter__(self):
        await Sleep(3)
        return "resource"

    async def __aexit__(self, kind, value, traceback):
        await Sleep(4)
        return kind is KeyError


class Ticker:
    def __init__(self, n):
        self.n = n

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.n == 0:
            raise StopAsyncIteration
        self.n -= 1
        await Sleep(0)
        return self.n


async def agen(n):
    for i in range(n):
        received = yield i
        if received:
            yield f"got {received}"
        await Sleep(i)


async def features():
    out = []
    async with Manager() as m:
        out.append(m)
    async with Manager():
        raise KeyError("suppressed")
    async for t in Ticker(3):
        out.append(t)
    else:
        out.append("else")
    out.append([x async for x in agen(3)])
    out.append({x: x * x async for x in Ticker(2) if x})
    g = agen(2)
    out.append(await g.asend(None))
    out.append(await g.asend("hello"))
    await g.aclose()
    out.append([await worker("c", k) for k in (7, 8)])
    return out


result, log = run(features())
print(result)
print(log)
c = worker("x", 1)
print(type(c).__name__, c.__name__)
c.close()
try:
    run(5)
except AttributeError as error:
    print(error)


async def wrong():
    await 5


try:
    run(wrong())
except TypeError as error:
    print(error)
