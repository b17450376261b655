# Covers: except* over nested trees: which leaves go where, nesting kept, derive of subclasses, re-raised parts, new exceptions beside the rest, contexts.


class Tagged(ExceptionGroup):
    def __new__(cls, message, exceptions, tag="?"):
        self = super().__new__(cls, message, exceptions)
        self.tag = tag
        return self

    def derive(self, exceptions):
        return Tagged(self.message, exceptions, self.tag + "'")


class Untagged(ExceptionGroup):
    pass


def show(error, depth=0):
    pad = "  " * depth
    if isinstance(error, BaseExceptionGroup):
        print(f"{pad}{type(error).__name__}({error.message!r}, tag={getattr(error, 'tag', None)!r})")
        for child in error.exceptions:
            show(child, depth + 1)
    else:
        print(f"{pad}{error!r}")


def tree():
    return Tagged(
        "top",
        [
            ValueError(1),
            Untagged("middle", [TypeError(2), ValueError(3), ExceptionGroup("deep", [KeyError(4), ValueError(5)])]),
            OSError(6, "six"),
        ],
        tag="t",
    )


try:
    try:
        raise tree()
    except* ValueError as group:
        print("values")
        show(group)
    except* (TypeError, LookupError) as group:
        print("types and lookups")
        show(group)
except BaseExceptionGroup as rest:
    print("rest")
    show(rest)

print("re-raise by name, by raise and a new one")
try:
    try:
        raise tree()
    except* ValueError as group:
        raise
    except* TypeError as group:
        raise group
    except* OSError as group:
        raise RuntimeError("new") from group
except BaseExceptionGroup as final:
    show(final)
    for child in final.exceptions:
        print(type(child).__name__, "cause", type(child.__cause__).__name__, "context", type(child.__context__).__name__)

print("only new ones")
try:
    try:
        raise ExceptionGroup("g", [ValueError(1), TypeError(2)])
    except* ValueError:
        raise KeyError("k")
    except* TypeError:
        raise IndexError("i")
except ExceptionGroup as final:
    show(final)
    print([type(child.__context__).__name__ for child in final.exceptions])

print("one new one is wrapped")
try:
    try:
        raise ExceptionGroup("g", [ValueError(1)])
    except* ValueError:
        1 / 0
except ExceptionGroup as final:
    show(final)
    print(repr(final.message), type(final.exceptions[0].__context__).__name__)

print("naked")
try:
    try:
        raise ValueError("naked")
    except* ValueError as group:
        show(group)
        raise
except* ValueError as outer:
    show(outer)
try:
    try:
        raise ValueError("passes")
    except* TypeError:
        print("never")
except ValueError as error:
    print("unwrapped", repr(error))

print("bound names are deleted, else and finally run")


def flow(error):
    group = "before"
    try:
        if error:
            raise error
    except* ValueError as group:
        pass
    else:
        print("else", group)
    finally:
        print("finally", "group" in locals())


flow(None)
flow(ExceptionGroup("g", [ValueError()]))
try:
    flow(KeyError("through"))
except KeyError as error:
    print("through", error)

g = tree()
match_, rest = g.split(lambda e: isinstance(e, ValueError) and e.args[0] > 1)
show(match_)
show(rest)
show(g.subgroup(OSError))
print(g.subgroup(ZeroDivisionError), g.split(Exception)[0] is g, g.split(Exception)[1])
for bad in (lambda: g.split(5), lambda: g.split((ValueError, 3)), lambda: ExceptionGroup("m", []), lambda: ExceptionGroup("m", [3]), lambda: ExceptionGroup("m", [KeyboardInterrupt()]), lambda: ExceptionGroup("m", ValueError()), lambda: ExceptionGroup(1, [ValueError()])):
    try:
        bad()
        print("made")
    except Exception as error:
        print(type(error).__name__, error)
print(type(BaseExceptionGroup("m", [ValueError()])).__name__, type(BaseExceptionGroup("m", [KeyboardInterrupt()])).__name__)
