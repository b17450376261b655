# Covers: the gc module: collect, finalisers of cycles, enable and disable, is_tracked, thresholds
import gc


class Loud:
    count = 0

    def __init__(self, name):
        self.name = name

    def __del__(self):
        Loud.count += 1


def make_cycles(n):
    for i in range(n):
        a, b = Loud(f"a{i}"), Loud(f"b{i}")
        a.other, b.other = b, a


def clear_stack(n, a=0, b=0, c=0, d=0):
    return 0 if n == 0 else clear_stack(n - 1, n, n, n, n)


print(gc.isenabled())
gc.disable()
print(gc.isenabled())
gc.enable()
make_cycles(50)
clear_stack(60)
print(isinstance(gc.collect(), int))
print(Loud.count >= 96, Loud.count <= 100)
print([gc.is_tracked(each) for each in (1, "a", [], object, Loud, 2.5, b"x")])
print(len(gc.get_count()), len(gc.get_threshold()), gc.garbage, gc.callbacks)
gc.set_threshold(500, 5, 5)
print(gc.get_threshold())
for bad in (lambda: gc.collect(7), lambda: gc.collect("x"), lambda: gc.is_tracked()):
    try:
        bad()
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)


class Phoenix:
    saved = []

    def __del__(self):
        Phoenix.saved.append(self)


def burn():
    Phoenix().ash = [1, 2, 3]


burn()
clear_stack(60)
gc.collect()
print([each.ash for each in Phoenix.saved])
gc.freeze()
gc.unfreeze()
