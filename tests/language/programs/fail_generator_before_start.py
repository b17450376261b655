# Covers: throw() into generators and coroutines that have not started: lines of tracebacks and frames, decorators, delegation
import sys


def decorated(function):
    return function


@decorated
def numbers(
    first,
):
    out = []
    out.append(first)
    yield from out


def plain(first):
    yield first


@decorated
async def waiting():
    return 1


def lines(error):
    entries = []
    traceback = error.__traceback__.tb_next
    while traceback is not None:
        entries.append(traceback.tb_lineno)
        traceback = traceback.tb_next
    return entries


for make in (numbers, plain):
    generator = make(1)
    frame = generator.gi_frame
    print(make.__name__, frame.f_lineno == frame.f_code.co_firstlineno, frame.f_lasti >= 0)
    try:
        generator.throw(ValueError("early"))
    except ValueError as error:
        print(error, lines(error), generator.gi_frame)
    print(list(generator))

coroutine = waiting()
print(coroutine.cr_frame.f_lineno)
try:
    coroutine.throw(KeyError("early"))
except KeyError as error:
    print(repr(error), lines(error))


def outer():
    inner = numbers(2)
    try:
        yield inner
    finally:
        print("outer ends")


started = outer()
inner = next(started)
try:
    inner.throw(LookupError)
except LookupError as error:
    print(type(error).__name__, lines(error))
started.close()
numbers(3).throw(IndexError("uncaught"))
