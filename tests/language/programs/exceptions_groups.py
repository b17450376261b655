# Covers: ExceptionGroup, except*, split and subgroup, nested groups, naked exceptions in except*, re-raising unhandled parts.


def run(group):
    log = []
    try:
        try:
            raise group
        except* ValueError as matched:
            log.append(("value", [str(e) for e in matched.exceptions]))
        except* (TypeError, KeyError) as matched:
            log.append(("type/key", len(matched.exceptions)))
        else:
            log.append("else")
        finally:
            log.append("finally")
    except BaseException as rest:
        log.append((type(rest).__name__, getattr(rest, "exceptions", None)))
    return log


print(run(ExceptionGroup("g", [ValueError("a"), TypeError("b"), ValueError("c")])))
print(run(ExceptionGroup("g", [OSError("x"), KeyError("k")])))
print(run(ValueError("naked")))
print(run(ExceptionGroup("outer", [ExceptionGroup("inner", [ValueError("deep")]), IndexError("i")])))
group = ExceptionGroup("all", [ValueError(1), ExceptionGroup("sub", [TypeError(2), ValueError(3)])])
match, rest = group.split(ValueError)
print(match, "|", rest, "|", group.subgroup(TypeError), group.subgroup(OSError))
print(repr(match), [type(e).__name__ for e in match.exceptions])
print(group.message, len(group.exceptions), group.derive([KeyError("d")]))


def raising_inside():
    try:
        raise ExceptionGroup("first", [ValueError("v"), TypeError("t")])
    except* ValueError:
        raise RuntimeError("from handler")
    except* TypeError:
        pass


try:
    raising_inside()
except ExceptionGroup as error:
    print(error, [repr(e) for e in error.exceptions])
try:
    ExceptionGroup("empty", [])
except ValueError as error:
    print(error)
try:
    ExceptionGroup("bad", [1])
except ValueError as error:
    print(error)
print(type(BaseExceptionGroup("b", [ValueError()])).__name__, type(BaseExceptionGroup("b", [KeyboardInterrupt()])).__name__)
try:
    for i in range(3):
        try:
            raise ExceptionGroup("loop", [ValueError(i)])
        except* ValueError as eg:
            print("loop", i, eg.exceptions[0])
finally:
    print("end")
