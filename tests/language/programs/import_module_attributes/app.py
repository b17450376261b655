# Covers: __getattr__ and __dir__ of modules, attributes set and deleted from outside, from-imports through them, submodules as attributes, reload of names, messages.
import sys

import lazy
import shapes
from lazy import computed, eager
from shapes import circle


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, str(error).partition(" from ")[0])


print(eager, computed, lazy.another, lazy.log)
attempt("missing", lambda: lazy.private)
attempt("hasattr", lambda: (hasattr(lazy, "anything"), hasattr(lazy, "private_thing")))
print(dir(lazy))


def from_missing():
    from lazy import private_name

    return private_name


attempt("from", from_missing)


def from_computed():
    from lazy import alpha as a, beta

    return a, beta


attempt("from computed", from_computed)
lazy.alpha = "now real"
attempt("from real", from_computed)
del lazy.alpha
attempt("computed again", from_computed)
attempt("delete twice", lambda: delattr(lazy, "alpha"))
attempt("eager del", lambda: (delattr(lazy, "eager"), lazy.eager))
print(lazy.log)
attempt("failing", lambda: lazy.boom)
attempt("no such", lambda: shapes.nothing)
print(shapes.circle is circle, circle.area(2), "square" in dir(shapes))
attempt("not imported yet", lambda: shapes.square)


def import_square():
    import shapes.square

    return shapes.square.area(3)


attempt("import inside", import_square)
attempt("local name only", lambda: shapes.square.area(2))
shapes.circle.area = lambda r: "patched"
print(circle.area(2))
from shapes.circle import area

print(area(1))
attempt("names", lambda: (shapes.__name__, circle.__name__, circle.__package__, shapes.__package__, lazy.__package__))
attempt("star", lambda: sorted(n for n in vars(sys.modules["lazy"]) if not n.startswith("_")))
lazy.__getattr__ = lambda name: f"replaced {name}"
attempt("replaced hook", lambda: lazy.anything)
del lazy.__getattr__
attempt("no hook", lambda: lazy.anything)
lazy.__dict__["written"] = "through the dict"
attempt("dict", lambda: lazy.written)
attempt("typo", lambda: lazy.writen)
attempt("assign name", lambda: (setattr(lazy, "__name__", "renamed"), lazy.__spec__.name))
attempt("typo after rename", lambda: lazy.nowhere)
del lazy.__name__
attempt("no name", lambda: lazy.nowhere)
attempt("read-only dict", lambda: setattr(lazy, "__dict__", {}))
print(type(lazy).__name__, isinstance(lazy, type(sys)), sys.modules["shapes.circle"] is circle)
sys.modules["invented"] = type(sys)("invented", "a made-up module")
sys.modules["invented"].x = 5
attempt("module class", lambda: (sys.modules["invented"].x, sys.modules["invented"].__doc__, repr(sys.modules["invented"])))
attempt("module class arguments", lambda: type(sys)())
attempt("module class arguments", lambda: type(sys)(5))
