# Covers: async generators without asyncio: asend, athrow, aclose, yield inside try/finally, await inside, errors of overlapping use, StopAsyncIteration.


class Pause:
    def __await__(self):
        yield "pause"


def run(awaitable):
    steps = 0
    iterator = awaitable.__await__() if hasattr(awaitable, "__await__") else awaitable
    try:
        while True:
            iterator.send(None)
            steps += 1
    except StopIteration as stop:
        return stop.value, steps


async def numbers():
    try:
        got = yield 1
        print("got", got)
        await Pause()
        got = yield 2
        print("got", got)
    except ValueError as error:
        print("generator caught", error)
        yield "after error"
    finally:
        print("finally")
        await Pause()
        print("finally done")


g = numbers()
print(type(g).__name__, g.__name__, g.ag_running)
print(run(g.__anext__()))
print(run(g.asend("x")))
try:
    print(run(g.asend("y")))
except StopAsyncIteration as stop:
    print("stopped", repr(stop))
try:
    run(g.__anext__())
except StopAsyncIteration as stop:
    print("stopped again", stop.args)

g = numbers()
print(run(g.__anext__()))
print(run(g.athrow(ValueError("boo"))))
print(run(g.aclose()))
print(run(g.aclose()))

g = numbers()
try:
    run(g.asend("early"))
except TypeError as error:
    print(error)
print(run(g.aclose()))

g = numbers()
run(g.__anext__())
try:
    run(g.athrow(KeyError("unhandled")))
except KeyError as error:
    print("out", error)


async def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield 2


g = stubborn()
run(g.__anext__())
try:
    run(g.aclose())
except RuntimeError as error:
    print(error)
try:
    run(g.asend(None))
except StopAsyncIteration:
    print("stubborn one is done")


async def consume():
    out = []
    source = numbers()
    async for x in source:
        out.append(x)
        if len(out) == 1:
            break
    await source.aclose()
    inner = [y async for y in naturals(4)]
    nested = [(a, b) async for a in naturals(2) for b in "xy"]
    lazily = (z * 10 async for z in naturals(3))
    total = 0
    async for z in lazily:
        total += z
    return out[0], inner, nested, total


async def naturals(n):
    for i in range(n):
        if i % 2:
            await Pause()
        yield i


print(run(consume()))


async def raises_stop():
    yield 1
    raise StopIteration("inside")


async def raises_async_stop():
    yield 1
    raise StopAsyncIteration("inside")


for make in (raises_stop, raises_async_stop):
    g = make()
    run(g.__anext__())
    try:
        run(g.__anext__())
    except RuntimeError as error:
        print(error, repr(error.__cause__))


async def slow():
    await Pause()
    yield 1


g = slow()
first = g.__anext__()
first.send(None)
second = g.__anext__()
try:
    second.send(None)
except RuntimeError as error:
    print(error)
try:
    first.send(None)
except StopIteration as stop:
    print("first gives", stop.value)
try:
    first.send(None)
except RuntimeError as error:
    print(error)
print(aiter(g) is g)
try:
    aiter(5)
except TypeError as error:
    print(error)
try:
    anext(5)
except TypeError as error:
    print(error)
h = naturals(1)
print(run(anext(h)))
