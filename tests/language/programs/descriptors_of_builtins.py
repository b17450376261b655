# Covers: attributes of built-in classes as descriptors: kinds, texts, setting and deleting, __get__ with odd arguments, class methods called with other classes.
import sys
import types
import weakref


def attempt(function, *args):
    try:
        return f"ok {type(function(*args)).__name__}"
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def function(x):
    return x


class Plain:
    pass


class Slotted:
    __slots__ = ("a", "__weakref__")


plain = Plain()
generator = (x for x in ())
try:
    1 / 0
except ZeroDivisionError as error:
    caught = error
targets = [
    5, True, 1.5, 1j, "s", b"b", bytearray(b"x"), [1], (1,), {1: 2}, {1}, range(3), slice(1), memoryview(b"a"), function, [].append, len, list.append, int.__add__, (1).__add__,
    dict.__dict__["fromkeys"], types.FunctionType.__dict__["__code__"], types.FunctionType.__dict__["__globals__"], property(), classmethod(function), staticmethod(function),
    types, generator, types.CellType(1), function.__code__, sys._getframe(), object(), Plain, plain, Slotted(), super(Plain, plain), list[int], int | str, types.SimpleNamespace(a=1),
    weakref.ref(function), caught, OSError(5000, "x"), ImportError("x"), AttributeError("x"), UnicodeDecodeError("a", b"b", 0, 1, "r"), SyntaxError("x"), StopIteration(1),
    ExceptionGroup("x", [ValueError()]), sys.flags, sys.version_info, caught.__traceback__,
]
# What differs by nature: texts with addresses, CPython's own instructions, sizes, and what this platform adds.
left_out = {"__doc__", "__text_signature__", "__module__", "__sizeof__", "f_back", "__weakref__", "__basicsize__", "__itemsize__", "__dictoffset__", "__weakrefoffset__"}
left_out |= {"_co_code_adaptive", "co_exceptiontable", "co_linetable", "co_stacksize"}
seen = set()
for target in targets:
    for cls in type(target).__mro__:
        if cls in seen or cls.__module__ == "__main__":
            continue
        seen.add(cls)
        for name, descriptor in sorted(vars(cls).items()):
            kind = type(descriptor).__name__
            if name in left_out or name.startswith("co_") and kind == "getset_descriptor" and name not in ("co_varnames", "co_freevars", "co_cellvars"):
                continue
            if kind in ("getset_descriptor", "member_descriptor"):
                print(kind, descriptor, descriptor.__qualname__, descriptor.__objclass__.__name__, attempt(descriptor.__get__), attempt(lambda: descriptor.__get__(None, cls) is descriptor))
                print(" ", [attempt(setattr, target, name, value) for value in (plain, None)], attempt(delattr, target, name), attempt(getattr, target, name), attempt(descriptor.__set__, 5, 5), attempt(descriptor.__delete__, 5))
for descriptor in (int.__dict__["from_bytes"], dict.__dict__["fromkeys"], bytes.__dict__["fromhex"], float.__dict__["fromhex"]):
    for args in ((), (1,), (str,), (plain,), (None,)):
        print(descriptor.__name__, attempt(descriptor, *args), attempt(descriptor.__get__, *args), attempt(descriptor.__get__, None, *args))
wrapper = classmethod(function)
for name in ("__annotate__", "__annotations__"):
    for change in (lambda: setattr(wrapper, name, None), lambda: delattr(wrapper, name), lambda: getattr(wrapper, name), lambda: delattr(wrapper, name), lambda: delattr(wrapper, name)):
        print(name, attempt(change))

module = types.ModuleType("module")


def notes_after(change):
    result = attempt(change)
    return result, sorted(key for key in module.__dict__ if "annot" in key)


print(module.__annotate__, notes_after(lambda: None))
for change in (
    lambda: setattr(module, "__annotate__", 5),
    lambda: setattr(module, "__annotate__", lambda form: {"a": form}),
    lambda: module.__annotations__,
    lambda: setattr(module, "__annotations__", {"x": 1}),
    lambda: module.__annotate__,
    lambda: setattr(module, "__annotate__", None),
    lambda: delattr(module, "__annotations__"),
    lambda: delattr(module, "__annotations__"),
    lambda: delattr(module, "__annotate__"),
    lambda: module.__annotations__,
):
    print(notes_after(change))

code = function.__code__
space = types.SimpleNamespace(a=1)
for call in (
    lambda: code.replace(1),
    lambda: code.replace(wrong=1),
    lambda: code.__replace__(1, wrong=2),
    lambda: space.__replace__(1),
    lambda: int.__subclasshook__(),
    lambda: object.__subclasshook__(1, 2),
    lambda: type.__subclasshook__(x=1),
    lambda: Plain.__subclasshook__(int),
):
    print(attempt(call))
