# Covers: async generators driven step by step: asend, athrow and aclose in each state, values of awaits in between, ignored GeneratorExit, reuse of awaitables, attributes.
import types


@types.coroutine
def pause(value):
    return (yield value)


def drive(awaitable, answers=()):
    """Runs an awaitable to its end, answering what it yields; the list of what it yielded and its result."""
    answers = list(answers)
    iterator = awaitable.__await__() if hasattr(awaitable, "__await__") else awaitable
    yielded, answer = [], None
    while True:
        try:
            yielded.append(iterator.send(answer))
        except StopIteration as stop:
            return yielded, stop.value
        answer = answers.pop(0) if answers else None


def attempt(label, action):
    try:
        print(label, action())
    except BaseException as error:
        print(label, type(error).__name__, error, "|", type(error.__cause__).__name__)


async def numbers(log):
    try:
        log.append("start")
        received = yield 1
        log.append(("got", received))
        answer = await pause("question")
        log.append(("answer", answer))
        received = yield answer
        log.append(("got", received))
    except LookupError as error:
        log.append(("caught", str(error)))
        yield "from handler"
    finally:
        log.append("finally")
        await pause("closing")
        log.append("closed")


log = []
agen = numbers(log)
print(type(agen).__name__, agen.__name__, agen.__qualname__, agen.ag_running, agen.ag_frame is not None, agen.ag_await)
print(drive(agen.asend(None)), drive(agen.asend("s"), ["a"]))
attempt("throw", lambda: drive(agen.athrow(LookupError("l"))))
attempt("next", lambda: drive(agen.__anext__()))
attempt("after", lambda: drive(agen.__anext__()))
attempt("close after", lambda: drive(agen.aclose()))
attempt("throw after", lambda: drive(agen.athrow(ValueError("late"))))
print(log, agen.ag_frame)

log = []
agen = numbers(log)
attempt("not started", lambda: drive(agen.asend("value")))
attempt("close unstarted", lambda: drive(agen.aclose()))
attempt("ended", lambda: drive(agen.asend(None)))
print(log)

log = []
agen = numbers(log)
drive(agen.asend(None))
attempt("aclose", lambda: drive(agen.aclose()))
attempt("aclose again", lambda: drive(agen.aclose()))
print(log)

log = []
agen = numbers(log)
attempt("throw first", lambda: drive(agen.athrow(KeyError("early"))))
print(log)


async def stubborn():
    try:
        yield "first"
    except GeneratorExit:
        yield "again"


agen = stubborn()
drive(agen.asend(None))
attempt("ignores exit", lambda: drive(agen.aclose()))
attempt("then it ends", lambda: drive(agen.asend(None)))


async def raises(error):
    yield 1
    raise error


for error in (StopIteration("si"), StopAsyncIteration("sai"), ValueError("v")):
    agen = raises(error)
    drive(agen.asend(None))
    attempt("raises", lambda: drive(agen.asend(None)))

agen = numbers([])
first = agen.asend(None)
drive(first)
attempt("awaitable reused", lambda: drive(first))
step = agen.asend("x")
it = step.__await__()
print(next(it), agen.ag_running, agen.ag_await is not None)
attempt("overlap", lambda: drive(agen.asend(None)))
attempt("overlap throw", lambda: drive(agen.athrow(ValueError)))
attempt("overlap close", lambda: drive(agen.aclose()))
attempt("throw into the await", lambda: it.throw(LookupError("inside")))
step.close()
attempt("send after close", lambda: step.send(None))
agen2 = numbers([])
unused = agen2.asend(None)
unused.close()
attempt("closed step", lambda: unused.send(None))
attempt("iter", lambda: iter(agen2))
attempt("no await", lambda: drive(agen2))
drive(agen2.aclose())
attempt("the interrupted one ends", lambda: drive(agen.aclose()))
