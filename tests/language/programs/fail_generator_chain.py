# Covers: tracebacks through generators: yield from chains, generator expressions, throw, exceptions from send, StopIteration turned into RuntimeError.


def source():
    yield 1
    raise ValueError("from the source")


def delegate():
    result = yield from source()
    return result


def middle():
    for value in delegate():
        yield value * 2


def expression():
    return (v + 1 for v in middle())


def consumer():
    total = 0
    for v in expression():
        total += v
    return total


def thrower():
    try:
        yield "waiting"
    except KeyError as error:
        raise IndexError("converted in the generator") from error


def use_throw():
    g = thrower()
    next(g)
    try:
        consumer()
    except ValueError as error:
        g.throw(KeyError("thrown in"))


def stop_inside():
    yield 1
    next(iter([]))
    yield 2


def final():
    try:
        use_throw()
    except IndexError:
        list(stop_inside())


final()
