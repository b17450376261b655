# Covers: "Did you mean" of AttributeErrors on classes, instances, modules and built-in types, chained through contexts, and where none is given.


class Thing:
    class_attribute = 1

    def __init__(self):
        self.instance_value = 2
        self._private = 3

    def some_method(self):
        return self.some_methd()

    @property
    def computed(self):
        return self.instance_vlaue


class Slotted:
    __slots__ = ("alpha", "beta")


thing = Thing()
actions = [
    lambda: thing.some_method(),
    lambda: thing.computed,
    lambda: thing.class_atribute,
    lambda: Thing.some_methodd,
    lambda: thing.private,
    lambda: thing.totally_different_name,
    lambda: Slotted().alhpa,
    lambda: [].apend(1),
    lambda: "".uper(),
    lambda: (5).bit_lenght(),
    lambda: {}.itmes(),
    lambda: None.foo,
    lambda: thing.x,
    lambda: int.from_byte,
    lambda: (1, 2).ad(3),
    lambda: Thing.instance_value,
    lambda: {}.has_key("a"),
    lambda: [].lenght,
]


def run(remaining):
    if not remaining:
        raise RuntimeError("all done")
    try:
        remaining[0]()
    except AttributeError:
        run(remaining[1:])


run(actions)
