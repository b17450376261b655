# Covers: weak references and finalisers of objects that finished functions, deleted variables and handled exceptions have left
import gc
import weakref
from weakref import WeakKeyDictionary, WeakSet, WeakValueDictionary

# A word left on the stack, or a pointer to what lies right behind it, may keep an object (README), so each case leaves many objects, and most of them must go.
ROUNDS = 24


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name})"


def locals_of_a_function(number):
    things = []
    for i in range(5):
        thing = Thing(i)
        things.append(weakref.ref(thing))
        last = thing
    return things, last.name


def handled_exception(number):
    thing = Thing("in a handler")
    references = [weakref.ref(thing)]
    try:
        raise ValueError(thing)
    except ValueError as error:
        references.append(weakref.ref(error.args[0]))
    return references, None


def closure(number):
    thing = Thing("captured")

    def inner():
        return thing.name

    return [weakref.ref(thing)], inner()


def generator(number):
    references = []

    def numbers():
        thing = Thing("in a generator")
        references.append(weakref.ref(thing))
        yield 1
        yield thing.name

    running = numbers()
    value = next(running)
    del running
    return references, value


def part_of_a_tuple(number):
    pair = (Thing("x"), Thing("y"))
    references = [weakref.ref(each) for each in pair]
    pair = pair[:1]
    return references, repr(pair)


def argument(number):
    def use(thing):
        return weakref.ref(thing), thing.name

    reference, name = use(Thing("argument"))
    return [reference], name


def bound_method(number):
    return [weakref.WeakMethod(Thing("bound").__repr__)], None


def temporary(number):
    return [weakref.ref(Thing("temporary"))], None


def deleted_variable(number):
    thing = Thing("deleted")
    reference = weakref.ref(thing)
    name = reference().name
    del thing
    return [reference], name


for case in (
    locals_of_a_function,
    handled_exception,
    closure,
    generator,
    part_of_a_tuple,
    argument,
    bound_method,
    temporary,
    deleted_variable,
):
    references, last = [], None
    for number in range(ROUNDS):
        made, last = case(number)
        references += made
    gc.collect()
    kept = sum(reference() is not None for reference in references)
    print(case.__name__, last, len(references), "released" if kept * 4 < len(references) else f"{kept} kept")


def fill(cache, names):
    for name in names:
        cache[name] = Thing(name)
        last = cache.get(name)
    return last is None or last.name


caches = [WeakValueDictionary() for _ in range(ROUNDS)]
held = [Thing(f"held {i}") for i in range(3)]
for cache in caches:
    fill(cache, range(5))
    cache["held"] = held[1]
gc.collect()
print(sum(len(cache) for cache in caches) < ROUNDS * 3, {str(cache["held"]) for cache in caches}, all("held" in cache for cache in caches))

keys, members = WeakKeyDictionary(), WeakSet()


def register(number):
    things = [Thing(f"{name}{number}") for name in "abcd"]
    for thing in things:
        keys[thing] = thing.name.upper()
        members.add(thing)
    return things[0]


first = register(0)
for number in range(1, ROUNDS):
    register(number)
gc.collect()
print(first in keys, first in members, keys[first], len(keys) < ROUNDS, len(members) < ROUNDS)

done = []


def finalised(number):
    thing = Thing(number)
    return weakref.finalize(thing, done.append, number).alive


print(all([finalised(number) for number in range(ROUNDS)]))
gc.collect()
print(len(done) > ROUNDS // 2, len(set(done)) == len(done))

thing = Thing("global")
reference = weakref.ref(thing)
print(reference(), reference().name, reference() is thing)
