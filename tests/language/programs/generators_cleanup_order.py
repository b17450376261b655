# Covers: closing generators: yields in finally, return values of close, nested try blocks, delegation, with blocks inside, exceptions replaced on the way out.


def show(label, action):
    try:
        print(label, repr(action()))
    except BaseException as error:
        print(label, type(error).__name__, error, "| context", repr(error.__context__), "| cause", repr(error.__cause__))


def in_finally(log):
    try:
        log.append("a")
        yield 1
    finally:
        log.append("f")
        yield "from finally"
        log.append("g")


log = []
gen = in_finally(log)
next(gen)
show("close yields", gen.close)
show("next", lambda: next(gen))
show("close ended", gen.close)
print(log)

log = []
gen = in_finally(log)
next(gen)
show("throw", lambda: gen.throw(KeyError("k")))
show("resume", lambda: next(gen))
show("after", lambda: next(gen, "default"))
print(log)


def value_on_close():
    try:
        yield 1
    except GeneratorExit:
        return "result of close"


gen = value_on_close()
show("unstarted", gen.close)
gen = value_on_close()
next(gen)
show("started", gen.close)
show("again", gen.close)


def replaces():
    try:
        yield
    except GeneratorExit as exit:
        raise LookupError("instead") from exit


gen = replaces()
next(gen)
show("replaced", gen.close)


class Resource:
    def __init__(self, name, log):
        self.name, self.log = name, log

    def __enter__(self):
        self.log.append(f"+{self.name}")
        return self

    def __exit__(self, kind, value, tb):
        self.log.append(f"-{self.name}:{kind.__name__ if kind else None}")


def inner(log):
    with Resource("inner", log):
        try:
            received = yield "i1"
            log.append(received)
            yield "i2"
        finally:
            log.append("inner finally")
    return "inner value"


def outer(log):
    with Resource("outer", log), Resource("second", log):
        try:
            result = yield from inner(log)
            log.append(result)
            yield "o1"
        except ValueError as error:
            log.append(f"outer caught {error}")
            yield "handled"
        else:
            yield "else"
        finally:
            log.append("outer finally")


for script in (["close"], ["send", "close"], ["next", "next", "next", "close"], ["throw", "next"], ["next", "throw", "close"], ["exit"], ["stop"]):
    log = []
    gen = outer(log)
    out = [next(gen)]
    for step in script:
        try:
            match step:
                case "close":
                    out.append(gen.close())
                case "send":
                    out.append(gen.send("sent"))
                case "next":
                    out.append(next(gen))
                case "throw":
                    out.append(gen.throw(ValueError("thrown")))
                case "exit":
                    out.append(gen.throw(GeneratorExit))
                case "stop":
                    out.append(gen.throw(StopIteration("s")))
        except BaseException as error:
            out.append(repr(error))
    print(script, out, log, sep="\n    ")


def loop_with_try():
    for i in range(4):
        try:
            yield i
        except KeyError:
            yield f"key {i}"
            continue
        except IndexError:
            break
        finally:
            yield f"finally {i}"
    else:
        yield "else"
    yield "end"


gen = loop_with_try()
print(next(gen), next(gen), next(gen), gen.throw(KeyError), next(gen), next(gen), gen.throw(IndexError), list(gen))
print(list(loop_with_try()))


def own_close(box):
    yield 1
    try:
        box[0].close()
    except ValueError as error:
        yield str(error)
    try:
        next(box[0])
    except ValueError as error:
        yield str(error)


box = []
box.append(own_close(box))
print(list(box[0]))


def nested_finally():
    try:
        try:
            yield 1
        finally:
            raise KeyError("inner")
    finally:
        raise ValueError("outer")


gen = nested_finally()
next(gen)
show("nested", gen.close)


def stop(p):
    if p >= 0:
        raise ValueError("stop")


def kept(p):
    total = 0
    try:
        stop(p)
        while True:
            if total == p * 3:
                break
            total += p
            yield total
    except ValueError as error:
        print("kept", error)
        total = 7
    yield total + 1


def refuse():
    raise ValueError("refused")


def never_there(p):
    total = 0
    try:
        refuse()
        while True:
            if total == p:
                break
            total += p
            yield total
    except ValueError as error:
        print("never", error)
        total = 7
    yield total + 1


print(list(kept(3)), list(kept(-2)), list(kept(-0.5)))
print(list(never_there(3)))
globals()["refuse"] = int
print(list(never_there(4)), list(never_there(2.5)))
