# Covers: tracebacks of exceptions thrown into generators and coroutines: at the yield, through yield from, before the start, after the end, with contexts.


def simple():
    received = yield 1
    print("received", received)
    yield 2


def delegating():
    try:
        yield from simple()
    except KeyError as error:
        print("delegating saw", error)
        raise ValueError("converted") from error
    finally:
        print("delegating done")


async def coroutine():
    await Awaitable()


class Awaitable:
    def __await__(self):
        try:
            yield "paused"
        except LookupError:
            raise RuntimeError("from the awaitable")


def attempt(function):
    try:
        return function()
    except BaseException as error:
        lines = []
        tb = error.__traceback__
        while tb:
            lines.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
            tb = tb.tb_next
        print(repr(error), repr(error.__context__), lines)


g = simple()
attempt(lambda: g.throw(IndexError("before the start")))
g = simple()
next(g)
attempt(lambda: g.throw(IndexError("at the yield")))
attempt(lambda: g.throw(IndexError("after the end")))
g = delegating()
next(g)
attempt(lambda: g.throw(KeyError("through")))
c = coroutine()
c.send(None)
attempt(lambda: c.throw(KeyError("into the coroutine")))
g = delegating()
print(next(g), g.send("value"))


def context():
    try:
        raise OSError("outer context")
    except OSError:
        g.throw(KeyError("thrown while handling"))


context()
