# Covers: cause and context, raise from, from None, notes, exceptions in handlers and finally blocks, sys.exception, tracebacks' line numbers.
import sys


def low():
    raise KeyError("low")


def high():
    try:
        low()
    except KeyError as error:
        raise ValueError("high") from error


try:
    high()
except ValueError as error:
    print(repr(error), repr(error.__cause__), error.__cause__ is error.__context__, error.__suppress_context__)


def during():
    try:
        low()
    except KeyError:
        undefined_name


try:
    during()
except NameError as error:
    print(error, repr(error.__context__), error.__cause__)
try:
    try:
        1 / 0
    except ZeroDivisionError:
        raise RuntimeError("hidden") from None
except RuntimeError as error:
    print(error.__cause__, repr(error.__context__), error.__suppress_context__)
error = ValueError("noted")
error.add_note("first note")
error.add_note("second note")
try:
    raise error
except ValueError as caught:
    print(caught.__notes__, caught is error, sys.exception() is error)
print(sys.exception(), sys.exc_info())


def nested_handlers():
    seen = []
    try:
        raise ValueError("one")
    except ValueError:
        seen.append(repr(sys.exception()))
        try:
            raise TypeError("two")
        except TypeError:
            seen.append(repr(sys.exception()))
        seen.append(repr(sys.exception()))
    seen.append(sys.exception())
    return seen


print(nested_handlers())


def lines(error):
    result = []
    tb = error.__traceback__
    while tb is not None:
        result.append((tb.tb_frame.f_code.co_name, tb.tb_lineno))
        tb = tb.tb_next
    return result


try:
    high()
except ValueError as error:
    print(lines(error), lines(error.__cause__))


def swallow():
    for _ in range(1):
        try:
            raise OSError("lost")
        except OSError:
            pass
    return "swallowed"


print(swallow())
try:
    raise TypeError from KeyError
except TypeError as error:
    print(repr(error), repr(error.__cause__))
try:
    raise 42
except TypeError as error:
    print(error)
try:
    raise
except RuntimeError as error:
    print(error)
