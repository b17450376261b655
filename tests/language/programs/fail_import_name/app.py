# Covers: ImportError for a missing name with a suggestion, after ModuleNotFoundErrors that are handled, with its traceback
import tools
from tools import helper, Machine

print(helper(3), Machine("drill").describe())
missing = []
for attempt in range(3):
    try:
        if attempt == 0:
            import toolz
        elif attempt == 1:
            import tools.inner
        else:
            from tools import nothing_of_the_kind
    except ImportError as error:
        missing.append((type(error).__name__, error.name, str(error).split(" (")[0]))
for entry in missing:
    print(entry)


def load():
    from tools import helpr

    return helpr


def main():
    try:
        return load()
    finally:
        print("leaving main")


print(dir(tools)[-4:])
main()
