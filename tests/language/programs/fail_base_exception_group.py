# Covers: an uncaught BaseExceptionGroup with SystemExit, KeyboardInterrupt and GeneratorExit inside: the exit code, what except Exception and except* see, nesting and splitting.


class Stop(BaseException):
    pass


def raises(error):
    try:
        raise error
    except BaseException as raised:
        return raised


def tree():
    return BaseExceptionGroup(
        "mixed",
        [
            raises(SystemExit(5)),
            raises(ValueError("ordinary")),
            BaseExceptionGroup("inner", [raises(KeyboardInterrupt()), raises(Stop("stop")), raises(TypeError("t"))]),
            raises(GeneratorExit()),
        ],
    )


def walk(error, depth=0):
    print("  " * depth + repr(error))
    for child in getattr(error, "exceptions", ()):
        walk(child, depth + 1)


walk(tree())
for kind in (Exception, SystemExit, (Stop, TypeError), BaseExceptionGroup, OSError):
    match, rest = tree().split(kind)
    print(kind.__name__ if isinstance(kind, type) else [k.__name__ for k in kind], type(match).__name__, type(rest).__name__)
    walk(match)
ordinary, others = tree().split(Exception)
print(isinstance(ordinary, Exception), isinstance(others, Exception), type(ordinary.exceptions[1]).__name__)


def catches(action):
    try:
        action()
    except Exception as error:
        print("except Exception:", type(error).__name__)
    except BaseException as error:
        print("except BaseException:", type(error).__name__)


def raise_tree():
    raise tree()


def raise_ordinary():
    raise tree().subgroup(Exception)


catches(raise_tree)
catches(raise_ordinary)


def star():
    try:
        raise tree()
    except* (ValueError, TypeError) as group:
        print("values and types", [type(e).__name__ for e in group.exceptions])
    except* SystemExit as group:
        print("exits", group.exceptions[0].code)
    finally:
        print("finally")


try:
    star()
except BaseExceptionGroup as rest:
    walk(rest)
try:
    ExceptionGroup("wrong", [Stop()])
except TypeError as error:
    print(error)


class Own(BaseExceptionGroup):
    def derive(self, exceptions):
        return Own(self.message + "'", exceptions)


class OwnOrdinary(BaseExceptionGroup, ValueError):
    pass


print(type(Own("o", [ValueError()])).__name__, type(Own("o", [Stop()]).subgroup(Stop)).__name__)
try:
    print(type(OwnOrdinary("o", [ValueError()])).__name__)
    OwnOrdinary("o", [Stop()])
except TypeError as error:
    print(error)
try:
    star()
finally:
    print("on the way out")
