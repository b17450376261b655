# Covers: generator.throw and close, exceptions inside generators, StopIteration inside a generator, delegation of throw, return in finally.


def resilient():
    while True:
        try:
            value = yield "waiting"
            print("got", value)
        except ValueError as error:
            print("handled", error)
            yield "recovered"
        except KeyError:
            return "stopped by key"


g = resilient()
print(next(g), g.send(1))
print(g.throw(ValueError("bad")))
print(next(g))
try:
    g.throw(KeyError("k"))
except StopIteration as stop:
    print("stop:", stop.value)


def inner():
    try:
        yield 1
    except TypeError as error:
        yield f"inner caught {error}"
    yield "inner end"


def outer():
    try:
        yield from inner()
    except RuntimeError as error:
        yield f"outer caught {error}"


o = outer()
print(next(o), o.throw(TypeError("t")), next(o))
try:
    print(o.throw(RuntimeError("r")))
except StopIteration:
    print("finished")


def leaking():
    yield 1
    raise StopIteration("leak")


leak = leaking()
next(leak)
try:
    next(leak)
except RuntimeError as error:
    print(error, "/", repr(error.__cause__))


def stubborn():
    try:
        yield 1
    except GeneratorExit:
        yield "refuses"


s = stubborn()
next(s)
try:
    s.close()
except RuntimeError as error:
    print(error)


def finishing(log):
    try:
        yield "a"
    finally:
        log.append("finally")


log = []
f = finishing(log)
next(f)
try:
    f.throw(OSError("disk"))
except OSError as error:
    print(error, log)
print(list(f))
fresh = finishing(log)
try:
    fresh.throw(ValueError("early"))
except ValueError as error:
    print("early", error, log, list(fresh))


def reentrant():
    yield next(me)


me = reentrant()
try:
    next(me)
except ValueError as error:
    print(error)
h = finishing([])
try:
    h.send(5)
except TypeError as error:
    print(error)
