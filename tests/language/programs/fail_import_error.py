# Covers: imports of missing modules and names: ModuleNotFoundError and ImportError caught, then uncaught in a function.
import sys


def attempt(name):
    try:
        module = __import__(name)
    except ModuleNotFoundError as error:
        return f"missing {error.name}: {error}"
    return f"found {module.__name__}"


print(attempt("sys"), attempt("no_such_module_anywhere"), sep="\n")
try:
    from sys import no_such_name
except ImportError as error:
    print(type(error).__name__, error.name, str(error).split("(")[0])
try:
    import nothing.below
except ModuleNotFoundError as error:
    print(error)
print("sys" in sys.modules, __name__, "nothing" in sys.modules)


class Loader:
    def __init__(self, names):
        self.names = names

    def load(self):
        for name in self.names:
            if name == "optional":
                continue
            import absent_module_for_test
            print(absent_module_for_test)


Loader(["optional", "needed"]).load()
