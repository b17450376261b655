# Covers: coroutines driven by hand: await chains, __await__ objects, async with, async for, send/throw/close, errors of misuse.


class Suspend:
    def __init__(self, value):
        self.value = value

    def __await__(self):
        print("suspending with", self.value)
        got = yield self.value
        print("resumed with", got)
        return got


async def leaf(n):
    x = await Suspend(n)
    return x * 2


async def middle(n):
    return await leaf(n) + await leaf(n + 1)


def drive(coroutine, answers):
    try:
        value = coroutine.send(None)
        for answer in answers:
            print("yielded", value)
            value = coroutine.send(answer)
        print("still running", value)
        coroutine.close()
    except StopIteration as stop:
        return stop.value


print(drive(middle(1), [10, 20]))


class Context:
    def __init__(self, name, suppress=False):
        self.name = name
        self.suppress = suppress

    async def __aenter__(self):
        await Suspend("enter " + self.name)
        return self

    async def __aexit__(self, kind, value, tb):
        await Suspend("exit " + self.name)
        print("exit sees", kind and kind.__name__, value)
        return self.suppress


async def contexts():
    async with Context("a") as a, Context("b", suppress=True):
        print("in", a.name)
        raise ValueError("inside")
    return "done"


print(drive(contexts(), [1, 2, 3, 4]))


class Counter:
    def __init__(self, limit):
        self.i = 0
        self.limit = limit

    def __aiter__(self):
        return self

    async def __anext__(self):
        if self.i >= self.limit:
            raise StopAsyncIteration
        self.i += 1
        await Suspend(self.i)
        return self.i


async def loops():
    total = 0
    async for value in Counter(2):
        total += value
    else:
        print("loop else")
    squares = [v * v async for v in Counter(3) if v != 2]
    pairs = {v: await leaf(v) async for v in Counter(1)}
    return total, squares, pairs


print(drive(loops(), range(20)))


async def catching():
    try:
        await Suspend("wait")
    except KeyError as error:
        print("caught", error)
        await Suspend("again")
    finally:
        print("finally")
    return "end"


c = catching()
print(c.send(None))
print(c.throw(KeyError("thrown")))
try:
    c.send(5)
except StopIteration as stop:
    print("stop", stop.value)
try:
    c.send(None)
except RuntimeError as error:
    print(error)
c = catching()
c.send(None)
c.close()
c = catching()
try:
    c.send("not none")
except TypeError as error:
    print(error)
c.close()
for bad in (5, None, "s", [1]):
    async def awaits():
        await bad

    try:
        awaits().send(None)
    except TypeError as error:
        print(error)


class BadAwait:
    def __await__(self):
        return 5


unused = leaf(1)


class CoroutineAwait:
    def __await__(self):
        return unused


async def await_it(thing):
    return await thing


for thing in (BadAwait(), CoroutineAwait()):
    try:
        await_it(thing).send(None)
    except TypeError as error:
        print(error)
unused.close()


async def for_bad(thing):
    async for x in thing:
        pass


class NoAnext:
    def __aiter__(self):
        return self


class BadAnext:
    def __aiter__(self):
        return self

    def __anext__(self):
        return 5


for thing in ([1], NoAnext(), BadAnext()):
    try:
        for_bad(thing).send(None)
    except TypeError as error:
        print(error, "|", repr(error.__cause__))


async def with_bad(thing):
    async with thing:
        pass


class SyncContext:
    def __enter__(self):
        pass

    def __exit__(self, *a):
        pass


for thing in (5, SyncContext()):
    try:
        with_bad(thing).send(None)
    except TypeError as error:
        print(error)
reused = leaf(1)
reused.send(None)
waiting = await_it(reused)
try:
    waiting.send(None)
except RuntimeError as error:
    print(error)
reused.close()
