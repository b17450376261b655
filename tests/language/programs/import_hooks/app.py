# Covers: importlib.import_module with names known at build time, relative names, reload, find_spec, __import__, module objects
import importlib
import importlib.util
import sys
import types

names = ["plugins.alpha", "plugins.beta"]
for name in names:
    module = importlib.import_module(name)
    print(module.__name__, module.NAME, module is sys.modules[name])
beta = importlib.import_module(".beta", package="plugins")
print(beta.NAME, beta is sys.modules["plugins.beta"])
try:
    importlib.import_module(".beta")
except TypeError as error:
    print(error)
try:
    importlib.import_module("plugins.gamma")
except ModuleNotFoundError as error:
    print(error.name, error)
beta.counter = 10
beta.extra = "kept"
again = importlib.reload(beta)
print(again is beta, beta.counter, beta.extra)
spec = importlib.util.find_spec("plugins.alpha")
print(spec.name, spec.parent, spec.submodule_search_locations, importlib.util.find_spec("nowhere"))
top = __import__("plugins.alpha")
leaf = __import__("plugins.alpha", fromlist=["NAME"])
print(top.__name__, leaf.__name__)

made = types.ModuleType("made", "A module of its own.")
made.value = 3
print(made.__name__, made.__doc__, made.value, made.__spec__, made.__loader__, made.__package__)
print(repr(made))
try:
    made.nothing
except AttributeError as error:
    print(error)
print(repr(sys), sys.__spec__.name, sys.__spec__.origin, sys.__name__)
made.__dict__["other"] = 4
print(made.other, sorted(vars(made))[-2:])


class Counting(types.ModuleType):
    def __getattribute__(self, name):
        if name == "hello":
            return "from the class"
        return super().__getattribute__(name)


counting = Counting("counting")
print(counting.hello, counting.__name__, isinstance(counting, types.ModuleType))
