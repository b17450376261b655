# Covers: RuntimeWarning for coroutines that nobody awaits, at their place of creation; closed and started ones stay silent; anext with a default
import gc
import types


@types.coroutine
def pause(value):
    return (yield value)


async def work(n):
    await pause(n)
    return n * 2


async def forgetful():
    work(1)
    return await work(2)


def run(coroutine):
    steps = []
    try:
        while True:
            steps.append(coroutine.send(None))
    except StopIteration as stop:
        return steps, stop.value


def deeper(n, a=0, b=0, c=0):
    return n and deeper(n - 1, a, b, c)


def drop():
    work(5)


print(run(forgetful()))
deeper(60)
gc.collect()
drop()
deeper(60)
gc.collect()
work(6).close()
started = work(7)
print(started.send(None))
started.close()
try:
    work(8).throw(KeyError("early"))
except KeyError as error:
    print("thrown", error)
gc.collect()


async def numbers(n):
    for i in range(n):
        await pause(("pausing", i))
        yield i


async def consume():
    source = numbers(2)
    return [await anext(source, "end") for _ in range(4)], await anext(numbers(0), None)


print(run(consume()))


class Ready:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        return self.value
        yield


class Source:
    def __init__(self, *awaitables):
        self.awaitables = list(awaitables)

    def __aiter__(self):
        return self

    def __anext__(self):
        return self.awaitables.pop(0)


awaitable = anext(Source(Ready(3)), "default")
print(type(awaitable).__name__, hasattr(awaitable, "__await__"), hasattr(awaitable, "send"))
try:
    next(awaitable.__await__())
except StopIteration as stop:
    print("result", stop.value)


async def stops():
    raise StopAsyncIteration


async def read(source):
    return await anext(source, "default"), await anext(source, "default")


print(run(read(Source(Ready(3), stops()))))
for source in (3, Source(4), Source(None)):
    try:
        print(anext(source, "default").send(None))
    except TypeError as error:
        print(error)
pending = anext(numbers(1), "default")
print(pending.send(None))
try:
    pending.throw(ValueError("into it"))
except ValueError as error:
    print("came back:", error)
print(anext(numbers(1), "default").close())
