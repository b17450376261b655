# Covers: exceptions thrown into a delegating generator that end its delegate with a value; names and stars imported from modules; annotations of classes.
import math
from math import floor as down, sqrt
from math import *
from sys import maxsize


def delegate(log):
    try:
        while True:
            log.append((yield len(log)))
    except KeyError as error:
        log.append(f"caught {error}")
        return "ended by a KeyError"


def outer(log):
    first = yield from delegate(log)
    second = yield from delegate(log)
    return first, second


def run():
    log = []
    generator = outer(log)
    print(next(generator), generator.send("a"), generator.send("b"))
    print(generator.throw(KeyError("first")))
    print(generator.send("c"))
    try:
        generator.throw(KeyError("second"))
    except StopIteration as stop:
        print(stop.value)
    print(log)


class Awaitable:
    def __await__(self):
        try:
            yield "waiting"
        except ValueError:
            return "recovered"
        return "done"


async def waits():
    first = await Awaitable()
    return first, await Awaitable()


def drive():
    coroutine = waits()
    print(coroutine.send(None))
    print(coroutine.throw(ValueError("wake up")))
    try:
        coroutine.send(None)
    except StopIteration as stop:
        print(stop.value)


width = "the module's"


class Box:
    width: int = 3
    height: "float" = 2.5
    area: lambda self: width

    def scale(self, by: width) -> Box:
        return self


run()
drive()
print(sqrt(16.0), down(2.7), maxsize > 2**30, pi == math.pi, cos(0.0))
print(Box.__annotations__["width"], Box.__annotations__["height"], Box.__annotations__["area"](None))
print(Box.scale.__annotations__["by"], Box.scale.__annotations__["return"].__name__)
