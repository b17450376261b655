# Covers: notes in tracebacks: several, multi-line, empty, __notes__ set to odd values, notes on causes; add_note errors.


class BadRepr:
    def __repr__(self):
        return "<bad repr>"

    def __str__(self):
        raise RuntimeError("no str")


def noted(kind, *notes):
    error = kind("message of " + kind.__name__)
    for note in notes:
        error.add_note(note)
    return error


try:
    ValueError().add_note(5)
except TypeError as error:
    print(error)
try:
    ValueError().add_note()
except TypeError as error:
    print(error)
error = noted(ValueError, "one", "two", "three\nlines\n", "", "  indented")
print(error.__notes__)
print(hasattr(ValueError(), "__notes__"))


def raise_chain():
    try:
        try:
            raise error
        except ValueError as inner:
            odd = noted(KeyError)
            odd.__notes__ = "not a list"
            raise odd from inner
    except KeyError as middle:
        numbers = noted(TypeError)
        numbers.__notes__ = [1, 2.5, None, BadRepr(), "text"]
        raise numbers from middle


def outer():
    try:
        raise_chain()
    except TypeError as cause:
        last = noted(OSError)
        last.__notes__ = 42
        raise last from cause


def outermost():
    try:
        outer()
    except OSError as cause:
        empty = noted(ArithmeticError)
        empty.__notes__ = []
        raise empty from cause


outermost()
