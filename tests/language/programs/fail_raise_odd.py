# Covers: raise with odd operands: non-exceptions, classes whose constructor fails or returns others, bare raise outside handlers, odd causes.


class NeedsArgument(Exception):
    def __init__(self, value):
        super().__init__(value)


class NewReturnsOther(Exception):
    def __new__(cls):
        return 5


class NewReturnsError(Exception):
    def __new__(cls):
        return KeyError("another error")


class InitFails(Exception):
    def __init__(self):
        raise OverflowError("in __init__")


def attempt(label, function):
    try:
        function()
    except BaseException as error:
        print(label, "->", type(error).__name__, error, repr(error.__cause__), repr(error.__context__))


def do_raise(value):
    raise value


def raise_from(value, cause):
    raise value from cause


def bare():
    raise


for value in (5, "text", None, int, object, object(), [ValueError], NeedsArgument, NewReturnsOther, NewReturnsError, InitFails,
              ValueError, ValueError("instance"), KeyboardInterrupt, BaseException):
    name = value.__name__ if isinstance(value, type) else type(value).__name__
    attempt(name, lambda: do_raise(value))
for cause in (5, "text", None, int, ValueError, ValueError("v"), NeedsArgument, NewReturnsOther):
    name = cause.__name__ if isinstance(cause, type) else type(cause).__name__
    attempt("from " + name, lambda: raise_from(KeyError("k"), cause))
attempt("bare", bare)


def bare_in_handler():
    try:
        raise IndexError("handled")
    except IndexError:
        bare()


attempt("bare in callee", bare_in_handler)
for name, value in (("__cause__", 5), ("__context__", 5), ("__traceback__", 5), ("args", 5), ("__suppress_context__", "x")):
    try:
        setattr(ValueError(), name, value)
        print(name, "accepted", value)
    except TypeError as error:
        print(name, error)
try:
    del ValueError().args
except TypeError as error:
    print(error)
raise InitFails
