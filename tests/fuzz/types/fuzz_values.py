"""Random values of every built-in type: nested, subclassed, hostile. Sets of several elements come from make_large_set alone, because the order
of a set is nobody's promise."""

from fuzz_classes import *
from fuzz_numbers import make_bool, make_complex, make_float, make_index, make_int, make_number
from fuzz_text import make_bytearray, make_bytes, make_number_text, make_separator, make_str


def make_none(r):
    return None


def make_hashable(r, depth=2):
    makers = (make_int, make_str, make_str, make_bool, make_float, make_none, make_bytes, make_tuple_of_hashables)
    maker = r.pick(makers)
    return maker(r, depth - 1) if maker is make_tuple_of_hashables and depth > 0 else r.pick(makers[:7])(r)


def make_tuple_of_hashables(r, depth=1):
    return tuple([make_hashable(r, depth) for _ in range(r.below(4))])


def make_element(r, depth):
    if depth > 0 and r.chance(15):
        return r.pick((make_list, make_tuple, make_dict))(r, depth - 1)
    return make_scalar(r)


def make_scalar(r):
    kind = r.below(20)
    if kind < 8:
        return make_int(r)
    if kind < 11:
        return make_str(r)
    if kind < 14:
        return make_float(r)
    if kind < 15:
        return make_bool(r)
    if kind < 16:
        return None
    if kind < 17:
        return make_bytes(r)
    return make_number(r)


def make_items(r, depth=1):
    """Elements of a sequence, all of one type in half the cases: storage kinds depend on it."""
    count = r.pick((0, 1, 2, 2, 3, 3, 4, 5, 8, 20))
    kind = r.below(8)
    if kind == 0:
        return [make_int(r) for _ in range(count)]
    if kind == 1:
        return [r.between(-5, 9) for _ in range(count)]
    if kind == 2:
        return [make_float(r) for _ in range(count)]
    if kind == 3:
        return [make_str(r) for _ in range(count)]
    return [make_element(r, depth) for _ in range(min(count, 6))]


def make_list(r, depth=1):
    return make_items(r, depth)


def make_tuple(r, depth=1):
    return tuple(make_items(r, depth))


def make_dict(r, depth=1):
    result = {}
    for _ in range(r.pick((0, 1, 1, 2, 3, 5))):
        result[make_hashable(r)] = make_element(r, depth - 1)
    return result


def make_keywords(r):
    return {r.pick(("a", "b", "x", "sep", "end", "key", "self")): make_scalar(r) for _ in range(r.below(3))}


def make_set(r):
    return {make_hashable(r)} if r.chance(70) else set()


def make_frozenset(r):
    return frozenset(make_set(r))


def make_large_set(r):
    return {make_hashable(r) if r.chance(40) else r.between(-3, 6) for _ in range(r.below(9))}


def make_range(r):
    start, stop = r.between(-12, 12), r.between(-12, 30)
    step = r.pick((1, 1, 1, -1, 2, -2, 3, -7, 5))
    return range(start, stop, step)


def make_bound(r):
    return None if r.chance(30) else make_index(r)


def make_slice(r):
    if r.chance(8):
        return slice(make_scalar(r), make_any(r), make_bound(r))
    if r.chance(15):
        return slice(make_bound(r), Index(r.between(-4, 5)))
    return slice(make_bound(r), make_bound(r), r.pick((None, None, 1, 2, -1, -2, 3, 0, 1 << 64, -(1 << 64))))


def make_subclassed(r):
    kind = r.below(16)
    if kind == 0:
        return MyInt(make_int(r))
    if kind == 1:
        return IndexedInt(make_int(r))
    if kind == 2:
        return MyFloat(make_float(r))
    if kind == 3:
        return MyComplex(make_float(r), make_float(r))
    if kind == 4:
        return MyStr(make_str(r))
    if kind == 5:
        return LoudStr(make_str(r))
    if kind == 6:
        return MyBytes(make_bytes(r))
    if kind == 7:
        return MyByteArray(make_bytes(r))
    if kind == 8:
        return MyList(make_items(r))
    if kind == 9:
        return ShortList(make_items(r))
    if kind == 10:
        return MyTuple(make_items(r))
    if kind == 11:
        return MyDict(make_dict(r))
    if kind == 12:
        return OddDict(make_dict(r))
    if kind == 13:
        return MySet(make_set(r))
    if kind == 14:
        return MyFrozenSet(make_set(r))
    return r.pick((MyStr, LoudStr))(make_number_text(r))


def make_hostile(r):
    kind = r.below(26)
    if kind == 0:
        return Index(r.pick((0, 1, 2, -1, 5, True, 1 << 64, MyInt(2))))
    if kind == 1:
        return r.pick((BadIndex, FailingIndex))()
    if kind == 2:
        return Floating(r.pick((1.5, 2, "1", MyFloat(2.5), None)))
    if kind == 3:
        return Complexing(r.pick((1j, 2.0, 3, "1", MyComplex(1, 2))))
    if kind < 6:
        return Integral()
    if kind == 6:
        return BadInt()
    if kind < 10:
        return Reflected()
    if kind == 10:
        return OddEqual()
    if kind == 11:
        return FailingEqual()
    if kind == 12:
        return OddHash(r.pick((1, -1, True, 1 << 64, "1", None, 2.0)))
    if kind == 13:
        return Unhashable()
    if kind == 14:
        return OddLength(r.pick((0, 3, -1, 1 << 64, "3", None, True, -(1 << 70))))
    if kind == 15:
        return r.pick((OddBool, FailingBool))()
    if kind == 16:
        return OldSequence(r.pick(("abc", [1, 2], (), [("a", 1), ("b", 2)])))
    if kind == 17:
        return NoIterator()
    if kind == 18:
        return FailingIterator(r.below(3))
    if kind == 19:
        return OddHint(r.pick((0, 5, -1, "1", 1 << 64, None, 2.5, NotImplemented)))
    if kind == 20:
        return OddText(r.pick((5, None, b"b", MyStr("mine"), "text", bytearray(b"ba"))))
    if kind < 23:
        return Described()
    if kind == 23:
        return Mapping([(r.pick(("a", 1, "b")), make_scalar(r)) for _ in range(r.below(3))])
    if kind == 24:
        return BadKeys()
    return r.pick((Plain, Falsy))()


def add(a, b=1):
    return (a, b)


FUNCTIONS = (
    lambda x: x, lambda x: -x, lambda x: (str(x), 1), lambda x: None, lambda x: 1 / x, lambda: 1, lambda *a: len(a), str, repr, len, abs, int, float, bool, list,
    str.lower, str.strip, add, type, dict, sorted, ord, None,
)


def make_function(r):
    return r.pick(FUNCTIONS)


def make_iterator(r):
    items = make_items(r)
    kind = r.below(10)
    if kind == 0:
        return iter(items)
    if kind == 1:
        return iter(tuple(items))
    if kind == 2:
        return (item for item in items)
    if kind == 3:
        return reversed(items)
    if kind == 4:
        return enumerate(items, make_index(r))
    if kind == 5:
        return zip(items, make_items(r))
    if kind == 6:
        return map(make_function(r), items)
    if kind == 7:
        return filter(r.pick((None, bool, str, lambda x: 1 / x)), items)
    if kind == 8:
        return iter(make_str(r))
    return iter(r.pick((make_range, make_dict, make_bytes))(r))


def make_view(r):
    mapping = make_dict(r)
    return r.pick((mapping.keys(), mapping.values(), mapping.items()))


TYPES = (
    int, float, complex, bool, str, bytes, bytearray, list, tuple, dict, set, frozenset, range, slice, type, object, type(None), Exception, ValueError, MyInt, MyList, Plain,
)


def make_type(r):
    return r.pick(TYPES)


def make_iterable(r):
    kind = r.below(12)
    if kind < 5:
        return make_list(r)
    if kind < 7:
        return make_tuple(r)
    return r.pick((make_str, make_dict, make_range, make_bytes, make_iterator, make_set, make_view, make_hostile, make_subclassed))(r)


def make_pairs(r):
    pairs = [(make_hashable(r), make_scalar(r)) for _ in range(r.below(4))]
    if r.chance(20):
        pairs.append(r.pick(((), (1,), (1, 2, 3), "ab", "abc", 5, None)))
    return r.pick((list, tuple, iter))(pairs)


ALL = (
    make_int, make_int, make_float, make_float, make_complex, make_bool, make_str, make_str, make_bytes, make_bytearray, make_list, make_list, make_tuple, make_dict, make_set,
    make_frozenset, make_range, make_slice, make_none, make_subclassed, make_subclassed, make_hostile, make_iterator, make_view, make_function, make_type, make_index,
)


def make_any(r):
    return r.pick(ALL)(r)
