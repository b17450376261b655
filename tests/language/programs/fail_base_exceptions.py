# Covers: GeneratorExit, own BaseException subclasses, exceptions with extra attributes and constructors, all passing through except Exception.


class Quit(BaseException):
    """Leaves through every `except Exception`."""

    def __init__(self, code, *, reason="none"):
        super().__init__(code, reason)
        self.code = code
        self.reason = reason

    def __str__(self):
        return f"quit with {self.code} because of {self.reason}"


class Reduced(Exception):
    def __new__(cls, *args, **kwargs):
        made = super().__new__(cls, "from new")
        return made

    def __init__(self, *args, **kwargs):
        self.kwargs = kwargs


def layers(n):
    try:
        if n == 0:
            raise Quit(3, reason="test")
        layers(n - 1)
    except Exception:
        print("never")
    finally:
        print("layer", n)


error = Reduced(1, 2, key="value")
print(error.args, error.kwargs, str(error))
try:
    raise GeneratorExit("by hand")
except BaseException as caught:
    print(type(caught).__name__, caught, isinstance(caught, Exception))
for kind in (KeyboardInterrupt, SystemExit, GeneratorExit, Quit, Reduced, StopIteration, StopAsyncIteration):
    print(kind.__name__, [c.__name__ for c in kind.__mro__])
try:
    layers(2)
except Quit as quit_error:
    print(repr(quit_error), quit_error.args, quit_error.reason)
    quit_error.code = 4
    layers(1)
