# Covers: raise from None, explicit causes with contexts, causes set by hand, __suppress_context__ toggled, long chains and the two connecting sentences.


def original():
    raise KeyError("original")


def suppressed():
    try:
        original()
    except KeyError:
        raise ValueError("context is suppressed") from None


def explicit():
    try:
        suppressed()
    except ValueError as error:
        raise TypeError("explicit cause") from error


def by_hand():
    try:
        explicit()
    except TypeError as error:
        new = OSError("by hand")
        new.__cause__ = RuntimeError("cause without traceback")
        new.__context__ = error
        raise new


def unsuppressed():
    try:
        by_hand()
    except OSError as error:
        error.__suppress_context__ = False
        error.__cause__ = None
        error.__suppress_context__ = False
        raise IndexError("context shown again")


def in_finally():
    try:
        unsuppressed()
    finally:
        raise ArithmeticError("from finally")


def in_else():
    try:
        in_finally()
    except ArithmeticError:
        try:
            pass
        except ValueError:
            pass
        else:
            raise AssertionError("from else")


def from_class():
    try:
        in_else()
    except AssertionError:
        raise LookupError from EOFError


def nested_handlers():
    try:
        from_class()
    except LookupError:
        try:
            raise BufferError("inner")
        except BufferError:
            raise ReferenceError("innermost")


nested_handlers()
