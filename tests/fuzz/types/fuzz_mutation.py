"""Calls that meet objects in the middle of a change: containers changed while they are iterated, sorted, compared or searched, and keys whose special methods fail or change
what they are asked about; orders under key functions; hashes of equal values."""

from fuzz_call import Call
from fuzz_values import (
    make_any, make_dict, make_float, make_function, make_hashable, make_index, make_int, make_iterable, make_large_set, make_list, make_number, make_scalar, make_str, make_subclassed, make_tuple,
)


class Changing:
    """Its comparison and its hash change a container, or fail, at their nth call."""

    def __init__(self, container, change, when, value):
        self.container = container
        self.change = change
        self.when = when
        self.value = value

    def step(self):
        self.when -= 1
        if self.when == 0:
            self.change(self.container)

    def __eq__(self, other):
        self.step()
        return self.value == (other.value if type(other) is Changing else other)

    def __lt__(self, other):
        self.step()
        return self.value < (other.value if type(other) is Changing else other)

    def __hash__(self):
        self.step()
        return hash(self.value)

    def __index__(self):
        self.step()
        return 1

    def __repr__(self):
        self.step()
        return "Changing"


def fail(container):
    raise LookupError("changing")


def clear(container):
    container.clear()


def grow(container):
    if type(container) is list:
        container.append(3)
    elif type(container) is set:
        container.add(77)
    else:
        container[77] = 7


def shrink(container):
    container.pop() if type(container) is not dict else container.popitem()


CHANGES = (fail, clear, grow, shrink)


def iterate_and_change(container, change, when):
    seen = 0
    for _ in container:
        seen += 1
        if seen == when:
            change(container)
        if seen > 30:
            break
    return seen, type(container).__name__


def iterate_items_and_change(container, change, when):
    seen = []
    for key, value in container.items():
        seen.append(key)
        if len(seen) == when:
            change(container)
            container[key] = 5
        if len(seen) > 30:
            break
    return seen


def sort_and_change(items, change, when):
    count = [0]

    def key(item):
        count[0] += 1
        if count[0] == when:
            change(items)
        return 0

    try:
        items.sort(key=key)
    except Exception as error:
        return error, items
    return items


def with_changing(operation):
    def function(container, change, when, value):
        item = Changing(container, change, when, value)
        result = operation(container, item)
        return "item" if result is item else result if type(result) in (bool, int, str, type(None)) else type(result).__name__

    return function


def compare_with_changing(container, item):
    return container == [item, item, item]


def store_changing(container, item):
    container[item] = 1
    return len(container)


def splice_changing(container, item):
    container[item:] = [1, 2]
    return len(container)


def insert_changing(container, item):
    container.insert(item, 5)
    return len(container)


LIST_OPERATIONS = (
    ("in", lambda c, i: i in c), ("index", lambda c, i: c.index(i)), ("count", lambda c, i: c.count(i)), ("remove", lambda c, i: c.remove(i)), ("compare", compare_with_changing),
    ("get", lambda c, i: c[i]), ("splice", splice_changing), ("insert", insert_changing), ("pop", lambda c, i: c.pop(i)), ("times", lambda c, i: len(c * i)), ("slice", lambda c, i: len(c[i:])),
    ("less", lambda c, i: c < [i]), ("max", lambda c, i: type(max(c, [i], key=len)).__name__),
)
DICT_OPERATIONS = (
    ("in", lambda c, i: i in c), ("get", lambda c, i: c.get(i)), ("item", lambda c, i: type(c[i]).__name__), ("pop", lambda c, i: type(c.pop(i, None)).__name__), ("store", store_changing),
    ("setdefault", lambda c, i: type(c.setdefault(i, 1)).__name__), ("delete", lambda c, i: c.__delitem__(i)), ("compare", lambda c, i: c == {i: 1}), ("keys", lambda c, i: i in c.keys()),
)
SET_OPERATIONS = (
    ("in", lambda c, i: i in c), ("add", lambda c, i: c.add(i)), ("remove", lambda c, i: c.remove(i)), ("discard", lambda c, i: c.discard(i)), ("compare", lambda c, i: c == {i}),
    ("subset", lambda c, i: c.issubset([i])), ("disjoint", lambda c, i: c.isdisjoint([i])),
)


def make_small_set(r):
    return {make_hashable(r)} if r.chance(60) else {1}


def mutation(r):
    change, when = r.pick(CHANGES), r.pick((1, 1, 2, 3))
    kind = r.below(8)
    if kind == 0:
        container = r.pick((make_list, make_dict, make_large_set))(r)
        if type(container) is set and change is shrink:
            change = grow
        return Call("iterate and change", (container, change, when)), iterate_and_change
    if kind == 1:
        return Call("iterate items and change", (make_dict(r), change, when)), iterate_items_and_change
    if kind == 2:
        return Call("sort and change", (make_list(r), change, when)), sort_and_change
    if kind < 5:
        name, operation = r.pick(LIST_OPERATIONS)
        return Call("changing list " + name, ([1, *make_list(r)] if r.chance(50) else make_list(r), change, when, r.pick((1, 2, "a", 1.5)))), with_changing(operation)
    if kind < 7:
        name, operation = r.pick(DICT_OPERATIONS)
        return Call("changing dict " + name, ({**make_dict(r), 1: 2} if r.chance(60) else make_dict(r), change, when, r.pick((1, 2, "a", 1.0)))), with_changing(operation)
    name, operation = r.pick(SET_OPERATIONS)
    return Call("changing set " + name, (make_small_set(r), change, when, r.pick((1, 2, "a")))), with_changing(operation)


def sorted_in_place(items, key, reverse):
    result = items.sort(key=key, reverse=reverse)
    return result, items


def same_hashes(a, b):
    """Equal values have equal hashes."""
    return a == b, a != b or hash(a) == hash(b), {a: 1} == {b: 1}, len({a, b})


def make_comparable(r):
    maker = r.pick((make_int, make_float, make_number, make_str, make_tuple, lambda r: r.between(-5, 5)))
    return [maker(r) for _ in range(r.pick((0, 1, 2, 3, 7, 20)))]


def slice_of_range(a, start, stop, step):
    part = a[start:stop:step]
    return part, len(part), list(part)[:50], part == a, part.index(part[0]) if part else None


def keyed(r):
    kind = r.below(10)
    items = make_comparable(r) if r.chance(70) else make_list(r)
    if kind == 0:
        return Call("sort", (items, make_function(r), r.chance(40))), sorted_in_place
    if kind == 1:
        return Call("sorted with key", (items if r.chance(60) else make_iterable(r), make_function(r))), lambda a, f: sorted(a, key=f)
    if kind == 2:
        return Call("max with key", (items, make_function(r), make_scalar(r))), lambda a, f, d: (max(a, key=f, default=d), min(a, key=f, default=d))
    if kind == 3:
        return Call("max and min", (items if r.chance(60) else make_iterable(r),)), lambda a: (max(a), min(a))
    if kind == 4:
        return Call("sum from", (items, make_any(r))), lambda a, s: sum(a, s)
    if kind == 5:
        return Call("same hashes", (make_hashable(r), r.pick((make_hashable, make_number, make_subclassed))(r))), same_hashes
    if kind == 6:
        number = make_number(r)
        return Call("same hashes of", (number,)), lambda n: (same_hashes(n, complex(n)), same_hashes(n, float(n)), same_hashes(n, int(n)))
    if kind == 7:
        start = r.pick((0, 5, -3, 1 << 40, -(1 << 40)))
        steps = range(start, start + r.between(-40, 40), r.pick((1, 2, 3, -1, -7)))
        return Call("slice of range", (steps, make_index(r), make_index(r), r.pick((1, 2, -1, None, -3, 0)))), slice_of_range
    if kind == 8:
        low = r.between(-9, 9)
        a, b = range(low, r.between(-9, 20), r.pick((1, 2, -1))), range(low, r.between(-9, 20), r.pick((1, 2, 3)))
        return Call("ranges", (a, b, make_int(r))), lambda a, b, n: (a == b, hash(a) == hash(b), n in a, a.count(n), reversed(a))
    mapping, second = {r.between(-3, 6) if r.chance(60) else make_hashable(r): 1 for _ in range(r.below(8))}, make_large_set(r)
    operation = r.pick((lambda a, b: a & b, lambda a, b: a | b, lambda a, b: a - b, lambda a, b: a ^ b, lambda a, b: (a <= b, a < b, a == b, a.isdisjoint(b)), lambda a, b: b - a))
    return Call("view operator", (mapping.keys() if r.chance(50) else mapping.items(), second if r.chance(60) else make_list(r))), operation
