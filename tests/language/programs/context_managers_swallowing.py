# Covers: context managers that swallow, replace or re-raise: truth of __exit__'s result, order, generators as managers, ExitStack-like code by hand, flow statements inside.
import contextlib


class Manager:
    def __init__(self, name, result=False, raises=None):
        self.name, self.result, self.raises = name, result, raises

    def __enter__(self):
        print("enter", self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)
        if self.raises:
            raise self.raises
        return self.result


class Truth:
    def __init__(self, value):
        self.value = value

    def __bool__(self):
        print("asked", self.value)
        if self.value is None:
            raise TypeError("no truth")
        return self.value


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        chain = []
        while error:
            chain.append(f"{type(error).__name__}({error})")
            error = error.__context__
        print(label, " <- ".join(chain))


def swallow(result):
    with Manager("s", result):
        raise KeyError("inside")
    return "after"


for result in (False, True, 0, 1, "", "x", [], [0], None, Truth(True), Truth(False), Truth(None)):
    attempt(f"result {type(result).__name__}", lambda: swallow(result))


def nested():
    with Manager("a", True), Manager("b", raises=ValueError("from b")), Manager("c"):
        raise KeyError("inside")
    return "swallowed"


attempt("nested", nested)


def return_inside():
    for i in range(3):
        with Manager(i, raises=IndexError("late") if i == 1 else None):
            if i == 1:
                return "lost"
            continue
    return "end"


attempt("return", return_inside)


def loop():
    out = []
    for i in range(5):
        with contextlib.suppress(ZeroDivisionError):
            if i == 3:
                break
            out.append(6 // (i % 2))
    else:
        out.append("else")
    return out


attempt("loop", loop)


@contextlib.contextmanager
def generator(behaviour):
    try:
        yield behaviour
    except LookupError as error:
        if behaviour == "replace":
            raise RuntimeError("replaced")
        if behaviour == "reraise":
            raise
        if behaviour == "raise new":
            raise error.with_traceback(None) from None
        if behaviour == "yield":
            yield 2
    finally:
        print("cleanup", behaviour)


def use(behaviour, error):
    with generator(behaviour) as value:
        if error:
            raise error
    return f"past {value}"


for behaviour in ("swallow", "replace", "reraise", "raise new", "yield"):
    attempt(behaviour, lambda: use(behaviour, KeyError("k")))
attempt("none", lambda: use("none", None))
attempt("other", lambda: use("other", StopIteration("s")))


@contextlib.contextmanager
def empty():
    if False:
        yield


def use_empty():
    with empty():
        pass


attempt("no yield", use_empty)
stack_log = []
with contextlib.ExitStack() as stack:
    stack.callback(stack_log.append, "first")
    stack.enter_context(Manager("in stack", True))
    stack.push(lambda *details: stack_log.append(details[0]))
    stack.callback(lambda: 1 / 0)
    stack_log.append("body")
print(stack_log)


class Reused(contextlib.ContextDecorator):
    depth = 0

    def __enter__(self):
        Reused.depth += 1
        return self

    def __exit__(self, *details):
        Reused.depth -= 1
        return details[0] is ValueError


@Reused()
def recursive(n):
    if n == 0:
        raise ValueError(Reused.depth)
    return recursive(n - 1), Reused.depth


print(recursive(2), recursive(0), Reused.depth)


def no_protocol(which):
    class Half:
        pass

    if which:
        Half.__enter__ = lambda self: 1
    with Half() as h:
        return h


attempt("no enter", lambda: no_protocol(False))
attempt("no exit", lambda: no_protocol(True))
