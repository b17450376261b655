# Covers: import *, __all__ with submodules, names with underscores, module __getattr__ and __dir__, star import errors
from bag import *
from public import *
import lazy

print(sorted(name for name in globals() if not name.startswith("__")))
print(apple(), pear.taste(), shown, _chosen)
try:
    hidden
except NameError as error:
    print(error)
print(lazy.computed, lazy.other, lazy.real)
print(dir(lazy))
try:
    lazy.unknown
except AttributeError as error:
    print(error)
from lazy import dynamic

print(dynamic)
try:
    from lazy import unknown
except ImportError as error:
    print(str(error).split(" (")[0])
try:
    import broken_all

    from broken_all import *
except AttributeError as error:
    print(error)
try:
    from odd_all import *
except TypeError as error:
    print(error)
lazy.__getattr__ = lambda name: name.upper()
print(lazy.anything, getattr(lazy, "more"), hasattr(lazy, "x"))
del lazy.__getattr__
print(hasattr(lazy, "anything"), lazy.real)
