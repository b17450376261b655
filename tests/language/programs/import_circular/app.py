# Covers: circular imports that work: modules seen half initialised, submodules found in sys.modules, late attributes
import sys
import ring.first
from ring import second, third

print(ring.first.VALUE, second.VALUE, third.total())
print(ring.first.peek(), second.peek())
print(sorted(name for name in sys.modules if name.startswith("ring")))


def late():
    from ring.first import late_value

    return late_value


print(late())
import ring

print(ring.second is second, ring.LOADED)
try:
    ring.first.missing
except AttributeError as error:
    print(error)

import mutual_a
import mutual_b

print(mutual_a.even(10), mutual_b.odd(7), mutual_a.even(3))
print(mutual_a.seen, mutual_b.seen)
print(mutual_a.mutual_b is mutual_b, mutual_b.mutual_a is mutual_a)


class Holder:
    import mutual_a as inside

    depth = inside.even(4)


print(Holder.depth, Holder.inside is mutual_a)
