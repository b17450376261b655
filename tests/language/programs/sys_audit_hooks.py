# Covers: sys.addaudithook and sys.audit, sys.breakpointhook and breakpoint() with PYTHONBREAKPOINT.
import os
import sys
import warnings

seen = []


def first(event, args):
    if event.startswith("test.") or event in ("sys.addaudithook", "builtins.breakpoint"):
        seen.append(("first", event, args))
    if event == "test.refused":
        raise PermissionError("refused")


def attempt(function, *args, **keywords):
    try:
        print(function.__name__, args, keywords, "->", function(*args, **keywords))
    except Exception as error:
        print(function.__name__, args, keywords, type(error).__name__, error)


attempt(sys.audit)
attempt(sys.audit, 1)
attempt(sys.audit, None, 2)
attempt(sys.audit, event="x")
attempt(sys.audit, "test.nobody", 1, 2)
attempt(sys.addaudithook)
attempt(sys.addaudithook, 1, 2)
sys.addaudithook(first)
attempt(sys.audit, "test.one")
attempt(sys.audit, "test.two", 1, "b", [3])
attempt(sys.audit, "test.refused", 1)
forbidden = False


def second(event, args):
    if event.startswith("test."):
        seen.append(("second", event, args))
    if event == "sys.addaudithook" and forbidden:
        raise RuntimeError("no more hooks")


sys.addaudithook(hook=second)
sys.audit("test.both", {})
forbidden = True
print(sys.addaudithook(lambda event, args: seen.append("never")))
sys.audit("test.last")
for each in seen:
    print(each)
seen.clear()


def hook(*args, **keywords):
    print("hook", args, keywords)
    return 7


print(sys.breakpointhook is sys.__breakpointhook__)
sys.breakpointhook = hook
attempt(breakpoint)
attempt(breakpoint, 1, x=2)
print([args[0] is hook for _, _, args in seen])
del sys.breakpointhook
attempt(breakpoint)
sys.breakpointhook = 5
attempt(breakpoint)
for wanted in ("0", "nosuch.module.f", "print", "sys.nope", ".", ".x", "x.", "a b", "int"):
    os.environ["PYTHONBREAKPOINT"] = wanted
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        attempt(sys.__breakpointhook__, "arg")
    print(wanted, [(each.category.__name__, str(each.message)) for each in caught])
