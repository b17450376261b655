# Covers: generator protocol: send, throw forms, close, return values, running state, gi_ attributes, exceptions at each point, StopIteration inside.


def echo():
    received = None
    while True:
        try:
            received = yield received
        except ValueError as error:
            received = f"caught {error}"


g = echo()
try:
    g.send(1)
except TypeError as error:
    print(error)
print(next(g), g.send(1), g.throw(ValueError("v")), g.send("x"))
print(g.throw(ValueError("second")))
try:
    g.throw(KeyError, KeyError("k"))
except (KeyError, TypeError) as error:
    print(type(error).__name__, error)
print(list(g))
for bad in (5, "ValueError", None, int, object()):
    h = echo()
    next(h)
    try:
        h.throw(bad)
    except TypeError as error:
        print(str(error)[:60].replace("object object", "object"))
h = echo()
try:
    h.throw(OSError("not started"))
except OSError as error:
    print(error)
print(next(h, "finished"))


def returning():
    yield 1
    return "result"


r = returning()
next(r)
try:
    next(r)
except StopIteration as stop:
    print(stop.value, stop.args)
try:
    next(r)
except StopIteration as stop:
    print(stop.value, stop.args)


def inner_stop():
    yield 1
    raise StopIteration("leaks")


s = inner_stop()
next(s)
try:
    next(s)
except RuntimeError as error:
    print(error, "|", repr(error.__cause__), "|", error.__suppress_context__)


def indirect_stop():
    yield next(iter(()))


try:
    next(indirect_stop())
except RuntimeError as error:
    print(error)


def ignores_exit():
    try:
        yield 1
    except GeneratorExit:
        yield 2


i = ignores_exit()
next(i)
try:
    i.close()
except RuntimeError as error:
    print(error)


def returns_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "closed value"


c = returns_on_close()
next(c)
print(c.close(), c.close())
unstarted = returns_on_close()
print(unstarted.close(), next(unstarted, "exhausted"))


def reentrant():
    yield 1
    try:
        next(me)
    except ValueError as error:
        print(error)
    try:
        me.close()
    except ValueError as error:
        print(error)
    yield 2


me = reentrant()
print(list(me))


def attributes():
    yield attributes_gen.gi_running
    yield [1, 2]


attributes_gen = attributes()
print(attributes_gen.__name__, attributes_gen.__qualname__, attributes_gen.gi_running, attributes_gen.gi_yieldfrom)
print(next(attributes_gen), attributes_gen.gi_running, attributes_gen.gi_frame is not None)
print(list(attributes_gen), attributes_gen.gi_frame, attributes_gen.gi_code.co_name)
attributes_gen.__name__ = "other"
print(attributes_gen.__name__)
print(iter(attributes_gen) is attributes_gen)


def fails_in_finally():
    try:
        yield
    finally:
        1 / 0


f = fails_in_finally()
next(f)
try:
    f.close()
except ZeroDivisionError as error:
    print(error, repr(error.__context__))
gen_exp = (x for x in [1, 0] if 1 / x)
print(next(gen_exp))
try:
    next(gen_exp)
except ZeroDivisionError:
    print("generator expression is finished:", list(gen_exp))
try:
    (x for x in 5)
except TypeError as error:
    print(error)
