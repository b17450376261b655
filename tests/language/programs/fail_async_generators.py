# Covers: tracebacks through async generators and async context managers driven by hand: asend, athrow, aclose, async comprehensions, anext with a default, wrong awaitables.
import types


@types.coroutine
def pause(value):
    return (yield value)


def drive(coroutine):
    try:
        while True:
            coroutine.send(None)
    except StopIteration as stop:
        return stop.value


def attempt(make):
    try:
        drive(make())
    except BaseException as error:
        return error
    return None


async def numbers(n):
    for i in range(n):
        await pause(i)
        yield 10 // (n - i - 1)


async def delegating(n):
    async for value in numbers(n):
        yield value


class Manager:
    def __init__(self, where):
        self.where = where

    async def __aenter__(self):
        await pause("enter")
        if self.where == "enter":
            raise OSError("entering")
        return self

    async def __aexit__(self, kind, error, traceback):
        await pause("exit")
        if self.where == "exit":
            raise InterruptedError("leaving")
        return self.where == "swallow"


class BadIterator:
    def __aiter__(self):
        return self

    async def __anext__(self):
        return await 5


async def consume(n):
    return [value async for value in delegating(n)]


async def manager(where):
    async with Manager("quiet"), Manager(where) as m:
        await pause(1)
        return m.missing


async def throws():
    agen = numbers(5)
    await agen.__anext__()
    await agen.athrow(KeyError("thrown in"))


async def closes():
    async def stubborn():
        try:
            yield 1
        finally:
            await pause("closing")
            raise BlockingIOError("while closing")

    agen = stubborn()
    await anext(agen)
    await agen.aclose()


async def bad_anext():
    async for value in BadIterator():
        print(value)


async def default():
    agen = numbers(1)
    return await anext(agen, "default")


async def exhausted():
    agen = numbers(0)
    print(await anext(agen, "the default"))
    await anext(agen)


async def not_async():
    async for value in [1, 2]:
        print(value)


async def not_manager():
    async with open("/dev/null") as f:
        print(f)


async def await_number():
    return await 5


async def await_generator():
    return await (x for x in ())


async def nested():
    async def level(n):
        return await level(n - 1) if n else {}["bottom"]

    try:
        await level(3)
    except KeyError as error:
        raise RuntimeError("wrapped") from error


async def reused():
    coroutine = pause_twice()
    await coroutine
    await coroutine


async def pause_twice():
    await pause(1)


async def group():
    errors = []
    for make in (lambda: consume(3), nested):
        try:
            await make()
        except Exception as error:
            errors.append(error)
    raise ExceptionGroup("gathered", errors)


makers = [
    lambda: consume(3), lambda: manager("body"), lambda: manager("enter"), lambda: manager("exit"), throws, closes, bad_anext, default, exhausted, not_async,
    not_manager, await_number, await_generator, nested, reused, group,
]  # fmt: skip
errors = [attempt(make) for make in makers]
print([type(error).__name__ for error in errors], drive(manager("swallow")))
raise ExceptionGroup("async", [ExceptionGroup("one", errors[:6]), ExceptionGroup("two", errors[6:12]), ExceptionGroup("three", errors[12:])])
