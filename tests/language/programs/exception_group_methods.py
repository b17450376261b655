# Covers: ExceptionGroup: construction, split, subgroup, derive, nesting, equality of leaves, attributes carried over, subclasses, str and repr.


def leaves(group):
    for error in group.exceptions:
        if isinstance(error, BaseExceptionGroup):
            yield from leaves(error)
        else:
            yield error


def shape(group):
    if group is None:
        return None
    return [shape(e) if isinstance(e, BaseExceptionGroup) else repr(e) for e in group.exceptions]


group = ExceptionGroup("top", [ValueError(1), ExceptionGroup("inner", [TypeError(2), ValueError(3), ExceptionGroup("deep", [OSError(4)])]), KeyError("k")])
print(group, repr(group)[:40], group.message, len(group.exceptions), group.args[0])
for condition in (ValueError, (TypeError, KeyError), OSError, ArithmeticError, ExceptionGroup, lambda e: isinstance(e, ExceptionGroup) and e.message == "deep",
                  lambda e: len(e.args) == 1 and e.args[0] == 3, Exception, lambda e: False):
    match, rest = group.split(condition)
    print(shape(match), "|", shape(rest), "|", shape(group.subgroup(condition)))
for bad in (5, "x", [ValueError], (ValueError, 5), int, None):
    try:
        group.split(bad)
    except TypeError as error:
        print(error)
try:
    group.split(lambda e: 1 / 0)
except ZeroDivisionError as error:
    print("condition fails:", error)
print([type(e).__name__ for e in leaves(group)])
group.add_note("a note")
group.__cause__ = KeyError("cause")
match = group.subgroup(ValueError)
print(match.__notes__, match.__notes__ is group.__notes__, match.__cause__ is group.__cause__, match.__context__, match.message)


class Own(ExceptionGroup):
    def __new__(cls, message, errors, code=0):
        made = super().__new__(cls, message, errors)
        made.code = code
        return made

    def derive(self, errors):
        return Own(self.message, errors, self.code)


own = Own("own", [ValueError(1), TypeError(2)], 7)
match, rest = own.split(ValueError)
print(type(match).__name__, match.code, rest.code, shape(match), shape(rest))


class Plain(ExceptionGroup):
    pass


match, rest = Plain("plain", [ValueError(1), TypeError(2)]).split(ValueError)
print(type(match).__name__, type(rest).__name__)


class BadDerive(ExceptionGroup):
    def derive(self, errors):
        return 5


try:
    BadDerive("bad", [ValueError(1), TypeError(2)]).split(ValueError)
except TypeError as error:
    print(error)
for arguments in [("m", [ValueError()]), ("m", (ValueError(),)), ("m", []), ("m", {ValueError()}), ("m", "ab"), ("m", [ValueError]), (b"m", [ValueError()]),
                  ("m", [KeyboardInterrupt()]), ("m",), (), ("m", [ValueError()], 3)]:
    for kind in (ExceptionGroup, BaseExceptionGroup):
        try:
            made = kind(*arguments)
            print(type(made).__name__, made)
        except (TypeError, ValueError) as error:
            print(kind.__name__, type(error).__name__, error)
print(type(BaseExceptionGroup("all exceptions", [ValueError()])).__name__, issubclass(ExceptionGroup, Exception), issubclass(ExceptionGroup, BaseExceptionGroup))


class NeedsException(ExceptionGroup):
    pass


class BaseOwn(BaseExceptionGroup):
    pass


print(type(BaseOwn("base", [ValueError()])).__name__, type(BaseOwn("base", [SystemExit()])).__name__)
try:
    class Mixed(BaseExceptionGroup, ValueError):
        pass

    Mixed("m", [KeyboardInterrupt()])
except TypeError as error:
    print(error)
try:
    group.message = "changed"
except AttributeError as error:
    print(error)
try:
    group.exceptions = ()
except AttributeError as error:
    print(error)
whole = group.split(Exception)
print(whole[0] is group, whole[1], group.subgroup(ArithmeticError), ExceptionGroup("generic", [ValueError()]).derive([KeyError()]))
print(ExceptionGroup[ValueError], str(ExceptionGroup("one", [ValueError()])), str(ExceptionGroup("", [ValueError(), KeyError()])))
