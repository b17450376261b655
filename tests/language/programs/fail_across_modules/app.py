# Covers: one traceback through several modules: functions passed around, generators and classes of other modules, callbacks, module level code that fails while being imported.
import sys

from kitchen import cook, recipes
from kitchen.tools import Oven, retry


def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, str(error).partition(" from ")[0], [frame_name(tb) for tb in tracebacks(error)])


def tracebacks(error):
    tb = error.__traceback__
    while tb:
        yield tb
        tb = tb.tb_next


def frame_name(tb):
    code = tb.tb_frame.f_code
    return f"{code.co_filename.rpartition('/')[2]}:{tb.tb_lineno}:{code.co_qualname}"


def taste(dish):
    if dish.salt > 3:
        raise ValueError(f"{dish.name} is too salty")
    return dish.name


attempt(lambda: print(cook.serve("soup", taste)))
attempt(lambda: cook.serve("brine", taste))
attempt(lambda: cook.serve("nothing", taste))
attempt(lambda: list(recipes.all_names(lambda name: name[10])))
attempt(lambda: Oven().heat(-5))


def import_broken():
    import kitchen.broken


attempt(import_broken)
print("kitchen.broken" in sys.modules)


def import_broken_again():
    from kitchen import broken


attempt(import_broken_again)


def import_missing():
    from kitchen.broken_import import anything


attempt(import_missing)


@retry(2)
def party(guests):
    for guest in guests:
        with Oven() as oven:
            oven.heat(guest)
            cook.serve("brine", taste)


try:
    party([1])
except RuntimeError as error:
    print(error)


class Chef(cook.Cook):
    def prepare(self, name):
        return super().prepare(name.upper())


def main():
    chef = Chef()
    return [dish for dish in map(chef.prepare, ["soup"])]


if __name__ == "__main__":
    main()
