# Covers: messages of failing imports: unknown modules, names missing in a module with suggestions, relative import without a package, attributes of modules.

import sys


def attempt(function):
    try:
        function()
    except ImportError as error:
        print(type(error).__name__, "|", error, "|", error.name, "|", error.path is None)
    except Exception as error:
        print(type(error).__name__, error)


def unknown():
    import surely_not_there


def unknown_from():
    from surely_not_there import name


def submodule():
    import sys.submodule


def name_missing():
    from math import squareroot


def name_close():
    from math import sqrtt


def relative():
    from . import sibling


def attribute():
    return sys.no_such_attribute


def close_attribute():
    return sys.modles


for function in (unknown, unknown_from, name_missing, relative, attribute, close_attribute):
    attempt(function)
for keywords in ({}, {"name": "n"}, {"name": "n", "path": "p"}, {"name_from": "f"}, {"wrong": 1}):
    try:
        error = ImportError("message", **keywords)
        print(error, error.name, error.path, error.name_from)
    except TypeError as problem:
        print(problem)
try:
    submodule()
except ModuleNotFoundError as error:
    print(error)
    try:
        name_missing()
    except ImportError:
        name_close()
