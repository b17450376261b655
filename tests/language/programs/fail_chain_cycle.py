# Covers: printing of chains that contain cycles, shared causes and the same exception twice; re-raise keeps and extends the traceback.


def make(text):
    try:
        raise ValueError(text)
    except ValueError as error:
        return error


first = make("first")
second = make("second")
third = make("third")
first.__cause__ = second
second.__cause__ = third
third.__cause__ = first
print(repr(first.__cause__.__cause__.__cause__))


def reraise(error, depth):
    if depth:
        reraise(error, depth - 1)
    raise error


def twice():
    try:
        reraise(first, 0)
    except ValueError as error:
        raise error


def with_traceback():
    try:
        twice()
    except ValueError as error:
        count = 0
        tb = error.__traceback__
        while tb:
            count += 1
            tb = tb.tb_next
        print("entries", count)
        raise error.with_traceback(None)


def bare():
    try:
        with_traceback()
    except ValueError:
        raise


bare()
