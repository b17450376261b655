# Covers: weak references and finalisers of objects that finished functions, deleted variables and handled exceptions have left
import gc
import weakref
from weakref import WeakKeyDictionary, WeakSet, WeakValueDictionary


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name})"


def fill(cache, count):
    things = []
    for i in range(count):
        thing = Thing(i)
        cache[i] = thing
        things.append(thing)
        last = cache[i]
    return len(cache), last.name, len(things)


def build(cache):
    things = [Thing(f"t{i}") for i in range(5)]
    for i, thing in enumerate(things):
        cache[i] = thing
    kept = things[2]
    return kept


def raise_and_handle(references):
    thing = Thing("in a handler")
    references.append(weakref.ref(thing))
    try:
        raise ValueError(thing)
    except ValueError as error:
        references.append(weakref.ref(error.args[0]))


def closures(references):
    thing = Thing("captured")
    references.append(weakref.ref(thing))

    def inner():
        return thing.name

    return inner()


def generate(references):
    def numbers():
        thing = Thing("in a generator")
        references.append(weakref.ref(thing))
        yield 1
        yield thing.name

    generator = numbers()
    next(generator)
    del generator


def alive(references):
    gc.collect()
    return [reference() for reference in references]


values = WeakValueDictionary()
print(fill(values, 20))
gc.collect()
print(len(values), list(values.items()))

kept = build(values)
gc.collect()
print(dict(values))
del kept
gc.collect()
print(dict(values), 2 in values)

keys = WeakKeyDictionary()
members = WeakSet()


def register():
    things = [Thing(name) for name in "abc"]
    for thing in things:
        keys[thing] = thing.name.upper()
        members.add(thing)
    return sorted(keys.values()), len(members), len(things)


print(register())
gc.collect()
print(list(keys.items()), len(members))

references = []
raise_and_handle(references)
print(alive(references))
references = []
print(closures(references), alive(references))
references = []
generate(references)
print(alive(references))

thing = Thing("global")
reference = weakref.ref(thing)
print(reference(), reference().name)
del thing
gc.collect()
print(reference())
reference = weakref.ref(Thing("temporary"))
gc.collect()
print(reference())
pair = (Thing("x"), Thing("y"))
references = [weakref.ref(each) for each in pair]
pair = pair[:1]
print(alive(references))
done = []
finalizer = weakref.finalize(pair[0], done.append, "finalised")
print(finalizer.alive, len(done))
pair = None
gc.collect()
print(finalizer.alive, done)


def calls_with_the_only_reference():
    # What lies right behind an object may keep it (README): a text, which nobody has any more.
    def use(thing):
        repr(thing)
        return weakref.ref(thing)

    reference = use(Thing("argument"))
    gc.collect()
    return reference()


print(calls_with_the_only_reference())
method = weakref.WeakMethod(Thing("bound").__repr__)
gc.collect()
print(method())
