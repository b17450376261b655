"""Calls on iterators between their steps: hints of their length, what pickling asks of them, copies, state that is set, and exhaustion."""

from fuzz_call import Call
from fuzz_canonical import canonical
from fuzz_values import (
    make_any, make_bytearray, make_bytes, make_dict, make_function, make_index, make_items, make_iterable, make_iterator, make_list, make_range, make_set, make_str, make_subclassed, make_tuple, make_view,
)


def advance(iterator, count):
    taken = []
    for _ in range(count):
        try:
            taken.append(next(iterator))
        except StopIteration as stop:
            taken.append(("stop", stop.args))
        except Exception as error:
            taken.append(error)
    return taken


def hint_after(iterator, count):
    taken = advance(iterator, count)
    return taken, iterator.__length_hint__(), list(iterator), iterator.__length_hint__()


def reduce_after(iterator, count):
    advance(iterator, count)
    parts = iterator.__reduce__()
    function = parts[0]
    return getattr(function, "__name__", None), [part if not hasattr(part, "__next__") else type(part).__name__ for part in parts[1:]]


def rebuilt(iterator, count):
    """What pickling and unpickling would make of it."""
    advance(iterator, count)
    parts = iterator.__reduce__()
    other = parts[0](*parts[1])
    if len(parts) > 2 and parts[2] is not None:
        other.__setstate__(parts[2])
    return type(other).__name__, advance(other, 4)


def state_set(iterator, count, state):
    advance(iterator, count)
    result = iterator.__setstate__(state)
    return result, advance(iterator, 4)


def exhausted(iterator, count):
    advance(iterator, 50)
    return advance(iterator, count), list(iterator)


def grown(source, count):
    """A list that grows, shrinks and grows again under its iterator."""
    iterator = iter(source)
    taken = advance(iterator, count)
    source.append(1)
    taken += advance(iterator, 2)
    del source[:]
    taken += advance(iterator, 1)
    source.extend([1, 2, 3])
    return taken, advance(iterator, 2), iterator.__length_hint__()


def with_default(iterator, default):
    return [next(iterator, default) for _ in range(3)]


def make_steps(r):
    """An iterator of any built-in kind."""
    kind = r.below(10)
    if kind < 3:
        return make_iterator(r)
    if kind < 7:
        return iter(r.pick((make_list, make_tuple, make_str, make_bytes, make_bytearray, make_range, make_dict, make_view, make_set))(r))
    if kind < 9:
        source = r.pick((make_list, make_tuple, make_str, make_range, make_dict, make_bytes))(r)
        return reversed(source)
    items = make_items(r)
    return r.pick((lambda: map(make_function(r), items, items), lambda: zip(items, items, strict=True), lambda: zip(items, [1, 2], strict=True), lambda: enumerate(items, 1 << 62), lambda: iter(lambda: 3, 3)))()


ITERATED = {
    "list": make_list, "tuple": make_tuple, "str": make_str, "bytes": make_bytes, "bytearray": make_bytearray, "range": make_range, "dict": make_dict,
}


def iterator_state(r):
    kind = r.below(9)
    if kind == 0:
        return Call("hint", (make_steps(r), r.below(4))), hint_after
    if kind == 1:
        return Call("reduce", (make_steps(r), r.below(4))), reduce_after
    if kind == 2:
        return Call("rebuilt", (make_steps(r), r.below(4))), rebuilt
    if kind == 3:
        return Call("set state", (make_steps(r), r.below(3), make_index(r) if r.chance(85) else make_any(r))), state_set
    if kind == 4:
        return Call("exhausted", (make_steps(r), r.below(3))), exhausted
    if kind == 5:
        return Call("grown", (make_list(r), r.below(4))), grown
    if kind == 6:
        return Call("next with default", (make_steps(r) if r.chance(80) else make_any(r), make_any(r))), with_default
    if kind == 7:
        source = r.pick((make_iterable, make_subclassed))(r)
        return Call("zip strict", (source, make_iterable(r))), lambda a, b: list(zip(a, b, strict=True))
    return Call("two at a time", (make_steps(r),)), two_at_a_time


def two_at_a_time(iterator):
    pairs = []
    for a, b in zip(iterator, iterator):
        pairs.append((a, b))
        if len(pairs) > 30:
            break
    return pairs, canonical(type(iterator))
