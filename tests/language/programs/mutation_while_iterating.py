# Covers: changing containers while they are iterated: lists, dicts, sets, bytearrays, iterators over views, sort and comprehension bodies, nested loops.


def attempt(label, function):
    try:
        print(label, "=", function())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


def list_append():
    items = [1, 2, 3]
    for x in items:
        if len(items) < 6:
            items.append(x * 10)
    return items


def list_remove():
    items = [1, 2, 3, 4, 5]
    seen = []
    for x in items:
        seen.append(x)
        if x % 2:
            items.remove(x)
    return seen, items


def list_clear():
    items = [1, 2, 3]
    seen = []
    for x in items:
        seen.append(x)
        items.clear()
    return seen


def list_insert():
    items = [1, 2]
    seen = []
    for x in items:
        seen.append(x)
        if len(seen) < 5:
            items.insert(0, x)
    return seen, items


def list_reassign():
    items = [1, 2, 3]
    for x in items:
        items = []
    return items, x


def list_slice():
    items = list(range(6))
    for x in items:
        items[x + 1 : x + 2] = []
    return items


def dict_resize():
    d = {1: 1}
    for k in d:
        d[k + 1] = k


def dict_same_size():
    d = {1: "a", 2: "b"}
    seen = []
    for k in d:
        seen.append(k)
        d[k] = d[k] * 2
    return seen, d


def dict_swap():
    d = {i: i for i in range(3)}
    seen = []
    for k in d:
        seen.append(k)
        del d[k]
        d[k + 10] = k


def dict_values_items():
    d = {"a": 1}
    for k, v in d.items():
        d.pop(k)


def view_snapshot():
    d = {"a": 1, "b": 2}
    for k in list(d):
        del d[k]
    return d


def set_grow():
    s = {0}
    for x in s:
        s.add(x + 1)


def set_copy():
    s = {1, 2, 3}
    for x in s.copy():
        s.discard(x)
    return s


def iterator_after_error():
    d = {1: 1, 2: 2}
    it = iter(d)
    next(it)
    d[3] = 3
    results = []
    for _ in range(2):
        try:
            results.append(next(it))
        except RuntimeError as error:
            results.append(str(error))
    return results


def array():
    a = bytearray(b"abc")
    for b in a:
        if len(a) < 6:
            a.append(b)
    return a


def comprehension():
    items = [1, 2, 3]
    return [items.pop() for _ in items], items


def generator():
    items = [1, 2, 3]
    g = (x for x in items)
    first = next(g)
    items[:] = [7, 8, 9]
    return first, list(g)


def nested():
    items = [1, 2]
    out = []
    for x in items:
        for y in items:
            out.append((x, y))
            if len(items) < 4:
                items.append(y + 2)
    return out


def enumerate_zip():
    items = [1, 2, 3]
    out = []
    for i, (a, b) in enumerate(zip(items, items[1:])):
        items[i + 1] = 0
        out.append((a, b))
    return out, items


def reversed_shrinks():
    items = [1, 2, 3, 4]
    out = []
    for x in reversed(items):
        out.append(x)
        items.pop(0)
    return out, items


def during_extend():
    items = [1, 2]
    items.extend(x for x in items if len(items) < 10)
    return items


def update_self():
    d = {1: 2}
    d.update(d)
    s = {1}
    s.update(s)
    items = [1]
    items.extend(items)
    items += items
    items[1:1] = items
    return d, s, items


for function in (list_append, list_remove, list_clear, list_insert, list_reassign, list_slice, dict_resize, dict_same_size, dict_swap,
                 dict_values_items, view_snapshot, set_grow, set_copy, iterator_after_error, array, comprehension, generator, nested,
                 enumerate_zip, reversed_shrinks, during_extend, update_self):
    attempt(function.__name__, function)
