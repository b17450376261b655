# Covers: tracebacks taken apart and built by programs: tb_next, tb_lineno, with_traceback, types.TracebackType, frames' names and lines, cleared and shortened tracebacks, re-raised ones.
import sys
import types


def level(n):
    if n == 0:
        raise ValueError("bottom")
    return level(n - 1)


def frames(tb):
    out = []
    while tb is not None:
        out.append((tb.tb_frame.f_code.co_name, tb.tb_lineno - tb.tb_frame.f_code.co_firstlineno))
        tb = tb.tb_next
    return out


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


try:
    level(3)
except ValueError as error:
    kept = error
tb = kept.__traceback__
print(frames(tb), type(tb).__name__, tb.tb_lasti >= 0)
print(tb.tb_frame.f_globals is globals(), tb.tb_next.tb_frame.f_code is level.__code__)
kept.__traceback__ = tb.tb_next.tb_next
print(frames(kept.__traceback__))
kept.__traceback__ = None
print(frames(kept.__traceback__))
print(frames(kept.with_traceback(tb).__traceback__), kept.with_traceback(None) is kept, kept.__traceback__)
for bad in (5, "tb", kept):
    attempt("wrong traceback", lambda: setattr(kept, "__traceback__", bad))
    attempt("wrong with_traceback", lambda: kept.with_traceback(bad))
attempt("delete", lambda: delattr(kept, "__traceback__"))


def raise_again(error):
    raise error


def raise_bare(error):
    try:
        raise error
    except ValueError:
        raise


for function in (raise_again, raise_bare):
    fresh = ValueError("fresh")
    for _ in range(2):
        try:
            function(fresh)
        except ValueError:
            pass
    print(function.__name__, frames(fresh.__traceback__))
try:
    try:
        level(1)
    finally:
        inner = sys.exception().__traceback__
        print("in finally", frames(inner), sys.exc_info()[0].__name__)
except ValueError as error:
    print(frames(error.__traceback__), sys.exc_info()[2] is error.__traceback__, sys.exc_info()[1] is error)
print(sys.exc_info(), sys.exception())


def frame_of():
    return sys._getframe()


def lines():
    first = sys._getframe().f_lineno
    frame, second = sys._getframe(), sys._getframe().f_lineno
    return second - first, frame.f_back.f_code.co_name, frame.f_code.co_qualname


print(lines(), frame_of().f_code.co_name)
attempt("too deep", lambda: sys._getframe(100))
made = types.TracebackType(None, frame_of(), 0, 50)
print(frames(made), made.tb_next, made.tb_lineno, made.tb_lasti)
longer = types.TracebackType(made, frame_of(), 0, 51)
print(longer.tb_next is made)
attempt("loop", lambda: setattr(made, "tb_next", longer))
attempt("own loop", lambda: setattr(made, "tb_next", made))
attempt("wrong next", lambda: setattr(made, "tb_next", 5))
attempt("no frame", lambda: types.TracebackType(None, None, 0, 1))
attempt("read-only", lambda: setattr(made, "tb_lineno", 5))
longer.tb_next = None
print(longer.tb_next)


def cut(error, keep):
    """Leaves only the last `keep` entries."""
    entries = []
    tb = error.__traceback__
    while tb:
        entries.append(tb)
        tb = tb.tb_next
    return error.with_traceback(entries[-keep])


try:
    level(6)
except ValueError as error:
    shortened = cut(error, 2)
    print(frames(shortened.__traceback__))
    context = error


def final():
    raise KeyError("shown with a shortened context") from shortened


final()
