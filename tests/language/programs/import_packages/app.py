# Covers: absolute and relative imports, __init__, namespace packages, __spec__, __path__, __package__, import errors caught
import sys
import zoo
import zoo.cats.lion as lion
from zoo import cats, dogs
from zoo.cats import tiger, roar as loud
import plain.deep.leaf

print(zoo.__name__, zoo.__package__, zoo.__spec__.name, zoo.__spec__.parent, len(zoo.__path__))
print(lion.__name__, lion.__package__, lion.__spec__.name, lion.__spec__.parent)
print(cats is sys.modules["zoo.cats"], zoo.cats is cats, lion.mate is tiger.NAME)
print(dogs.sound(), loud(2), lion.family())
print(plain.deep.leaf.VALUE, plain.deep.__name__, hasattr(plain, "__file__"))
print(type(plain.__path__).__name__ in ("list", "_NamespacePath"), len(list(plain.__path__)))
print(__name__, __package__, __spec__)
print([name for name in sorted(sys.modules) if name.startswith(("zoo", "plain"))])
print(zoo.__loader__ is zoo.__spec__.loader, zoo.__spec__.has_location)

for statement in ("zoo.birds", "zoo.dogs.poodle", "nothing_here", "zoo.cats.lion.mane"):
    try:
        if statement == "zoo.birds":
            import zoo.birds
        elif statement == "zoo.dogs.poodle":
            import zoo.dogs.poodle
        elif statement == "nothing_here":
            import nothing_here
        else:
            import zoo.cats.lion.mane
    except ModuleNotFoundError as error:
        print(type(error).__name__, error, error.name)

try:
    from zoo import elephants
except ImportError as error:
    print(type(error).__name__, str(error).split(" (")[0], error.name, error.name_from)

try:
    from zoo.bad import anything
except ZeroDivisionError as error:
    print("body failed:", error, "zoo.bad" in sys.modules)

sys.modules["pretend"] = None
try:
    import pretend
except ModuleNotFoundError as error:
    print(error)


class Stub:
    answer = 42


sys.modules["stub"] = Stub()
import stub
from stub import answer

print(stub.answer, answer)
del sys.modules["zoo.dogs"]
import zoo.dogs as again

print(again is dogs, again.sound())
