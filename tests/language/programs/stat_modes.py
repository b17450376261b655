# Covers: the modules stat and _stat: constants, tests of file types, parts of modes, texts of modes, arguments that are no modes, os.stat's own modes.
import os
import stat
import _stat


class Mode:
    def __index__(self):
        return 0o40755


class Broken:
    def __index__(self):
        raise KeyError("no mode")


def show(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, type(error).__name__, error)


# CPython's type for flags has 32 bits on its own platforms only.
names = [name for name in sorted(dir(_stat)) if not name.startswith("_") and name != "SF_SETTABLE"]
functions = [getattr(_stat, name) for name in names if callable(getattr(_stat, name))]
for name in names:
    if not callable(getattr(_stat, name)):
        print(name, getattr(_stat, name), getattr(stat, name) == getattr(_stat, name))
print([function.__name__ for function in functions], functions[0], functions[0].__module__)
print([function.__doc__ for function in functions])
print(all(getattr(stat, function.__name__) is function for function in functions))

for kind in range(16):
    mode = kind << 12 | 0o755
    print(oct(mode), [int(function(mode)) for function in functions if function is not stat.filemode], stat.filemode(mode))
for bits in list(range(0, 0o10000, 0o137)) + [0o7777, 0o4000, 0o2000, 0o1000, 0o4100, 0o2010, 0o1001, 0o6110]:
    print(stat.filemode(stat.S_IFREG | bits), stat.filemode(stat.S_IFDIR | bits), end=" ")
print()
for function in functions:
    for argument in [None, 1.5, "x", b"x", [], -1, -(2**70), 2**70, True, 2**32 - 1, Mode(), Broken(), Mode]:
        show(function.__name__, lambda: function(argument))
    show(function.__name__, lambda: function())
    show(function.__name__, lambda: function(1, 2))
    show(function.__name__, lambda: function(mode=1))
root = os.stat("/").st_mode
print(stat.S_ISDIR(root), stat.filemode(root)[0], stat.S_ISREG(root), stat.S_IFMT(root) == stat.S_IFDIR)
