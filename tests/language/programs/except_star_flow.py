# Covers: except* in loops and functions: splitting, naked exceptions, raising inside handlers, re-raising, else/finally, nesting, bad types.


def run(make):
    try:
        try:
            raise make()
        except* ValueError as group:
            print("  V", group, [repr(e) for e in group.exceptions])
        except* (KeyError, TypeError) as group:
            print("  KT", [repr(e) for e in group.exceptions])
        else:
            print("  else")
        finally:
            print("  finally")
    except BaseException as rest:
        print("  left", repr(rest))


print("1")
run(lambda: ExceptionGroup("g", [ValueError(1), KeyError(2), ValueError(3)]))
print("2")
run(lambda: ExceptionGroup("g", [ValueError(1), OSError(2)]))
print("3")
run(lambda: ValueError("naked"))
print("4")
run(lambda: OSError("naked and unhandled"))
print("5")
run(lambda: ExceptionGroup("outer", [ExceptionGroup("inner", [TypeError(1), ValueError(2)]), RuntimeError(3)]))
print("6")
run(lambda: BaseExceptionGroup("base", [KeyboardInterrupt(), ValueError(1)]))


def handler_raises():
    try:
        try:
            raise ExceptionGroup("eg", [ValueError(1), TypeError(2), OSError(3)])
        except* ValueError:
            raise KeyError("from V")
        except* TypeError as group:
            raise
        except* OSError:
            pass
    except BaseException as error:
        return error


error = handler_raises()
print(repr(error))
print(repr(error.__context__), repr(error.exceptions[0].__context__))


def in_loop():
    out = []
    for i in range(4):
        try:
            if i % 2:
                raise ExceptionGroup("odd", [ValueError(i)])
        except* ValueError as group:
            out.append(group.exceptions[0].args[0])
        else:
            out.append("none")
    return out


print(in_loop())


def bad(kind):
    try:
        try:
            raise ValueError("x")
        except* kind:
            print("handled")
    except BaseException as error:
        print(type(error).__name__, error)


bad(ExceptionGroup)
bad(5)
bad((ValueError, BaseExceptionGroup))
bad(ValueError)
bad(())


def nested():
    try:
        try:
            raise ExceptionGroup("a", [ValueError("v"), ExceptionGroup("b", [TypeError("t"), ValueError("w")])])
        except* TypeError as g:
            print("inner", g.exceptions)
            raise ExceptionGroup("new", [OSError("o")]) from g.exceptions[0]
    except* ValueError as g:
        print("V", g.exceptions)
    except* OSError as g:
        print("O", g.exceptions, repr(g.exceptions[0].__cause__))


nested()


class Custom(ExceptionGroup):
    def derive(self, excs):
        print("derive", len(excs))
        return Custom(self.message + "'", excs)


try:
    raise Custom("c", [ValueError(1), TypeError(2)])
except* ValueError as g:
    print(type(g).__name__, g.message)
except* TypeError as g:
    print(type(g).__name__, g.message)
try:
    g
except NameError as error:
    print(error)
