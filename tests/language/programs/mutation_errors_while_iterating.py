# Covers: every message about containers that change while something walks over them: dicts, views, sets, deques, ordered dicts, in comprehensions, updates, sorting and joins; and what is allowed.
from collections import OrderedDict, defaultdict, deque


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


def walk(container, change, limit=8):
    seen = []
    for item in container:
        seen.append(item)
        if len(seen) > limit:
            break
        change(item)
    return seen


def fresh():
    return {1: "a", 2: "b", 3: "c"}


d = fresh()
attempt("dict add", lambda: walk(d, lambda k: d.update({k + 10: 0})))
d = fresh()
attempt("dict delete", lambda: walk(d, lambda k: d.pop(k)))
d = fresh()
attempt("dict delete other", lambda: walk(d, lambda k: d.pop(3, None)))
d = fresh()
attempt("dict replace", lambda: walk(d, lambda k: d.update({k: "new"})))
d = fresh()
attempt("dict delete and add", lambda: walk(d, lambda k: (d.pop(k), d.update({k + 10: 0}))))
d = fresh()
attempt("dict clear", lambda: walk(d, lambda k: d.clear()))
d = fresh()
attempt("dict changed at the end", lambda: walk(d, lambda k: k == 3 and d.update({9: 9})))
for view in ("keys", "values", "items"):
    d = fresh()
    attempt(f"{view} add", lambda: walk(getattr(d, view)(), lambda _: d.update({"x": 0})))
    d = fresh()
    attempt(f"{view} list first", lambda: walk(list(getattr(d, view)()), lambda _: d.popitem())[:1])
d = fresh()
attempt("reversed", lambda: walk(reversed(d), lambda k: d.update({"y": 0})))
d = fresh()
iterator = iter(d)
next(iterator)
d["new"] = 1
attempt("next after change", lambda: next(iterator))
attempt("next again", lambda: next(iterator))
attempt("length hint", lambda: list(iterator))
d = fresh()
attempt("comprehension", lambda: [d.pop(k) for k in d])
d = fresh()
attempt("dict comprehension", lambda: {k: d.setdefault(k * 100, 0) for k in d})
d = fresh()
attempt("any", lambda: any(d.pop(k, None) is None for k in d))
d = defaultdict(list, {1: []})
attempt("defaultdict", lambda: walk(d, lambda k: d[k + 1]))
s = {1, 2, 3}
attempt("set add", lambda: walk(s, lambda k: s.add(k + 10)))
s = {1, 2, 3}
attempt("set discard", lambda: walk(s, lambda k: s.discard(k)))
s = {1, 2, 3}
attempt("set same", lambda: walk(s, lambda k: s.add(k)))
s = {1}
attempt("set clear", lambda: walk(s, lambda k: s.clear()))
s = {1, 2}
attempt("set update from itself", lambda: s.update(x + 5 for x in s))
q = deque([1, 2, 3])
attempt("deque append", lambda: walk(q, q.append))
q = deque([1, 2, 3])
attempt("deque pop", lambda: walk(q, lambda _: q.pop()))
q = deque([1, 2, 3])
attempt("deque rotate", lambda: walk(q, lambda _: q.rotate(1)))
q = deque([1, 2, 3])
attempt("deque assign", lambda: walk(q, lambda x: q.__setitem__(0, x)))
o = OrderedDict(fresh())
attempt("ordered add", lambda: walk(o, lambda k: o.update({k + 10: 0})))
o = OrderedDict(fresh())
attempt("ordered move", lambda: walk(o, lambda k: o.move_to_end(k)))
o = OrderedDict(fresh())
attempt("ordered delete", lambda: walk(o, lambda k: o.pop(k)))
items = [1, 2, 3]
attempt("list append", lambda: walk(items, lambda x: items.append(x * 10)))
items = [1, 2, 3, 4]
attempt("list remove", lambda: (walk(items, items.remove), items))
items = [1, 2, 3]
attempt("list clear", lambda: walk(items, lambda _: items.clear()))
items = [3, 1, 2]
attempt("list insert front", lambda: walk(items, lambda x: items.insert(0, x), 4))
items = [3, 1, 2]
attempt("list reversed", lambda: walk(reversed(items), lambda x: items.append(0)))
items = [3, 1, 2]
iterator = iter(items)
list(iterator)
items.append(4)
attempt("list exhausted stays so", lambda: list(iterator))
items = [3, 1, 2]


def key(x):
    items.append(x)
    return x


attempt("sort", lambda: items.sort(key=key))
print(len(items))
items = [3, 1, 2]
attempt("sort sees an empty list", lambda: items.sort(key=lambda x: len(items)) or items)
items = ["a", "b"]


class Text:
    def __init__(self, container):
        self.container = container

    def __str__(self):
        self.container.clear()
        return "text"


attempt("str of items", lambda: (lambda l: l.extend([Text(l), 1, 2]) or [str(x) for x in l])([]))
b = bytearray(b"abc")
attempt("bytearray", lambda: walk(b, lambda x: b.append(x), 5))
attempt("bytearray locked", lambda: (lambda m: b.append(1))(memoryview(b)))


class Evil:
    def __init__(self, container):
        self.container = container

    def __eq__(self, other):
        self.container.clear()
        return False


items = []
items += [Evil(items), Evil(items), 5]
attempt("index", lambda: items.index(5))
items += [Evil(items), 5]
attempt("contains", lambda: 7 in items)
items += [Evil(items), 5]
attempt("count", lambda: items.count(7))
items += [Evil(items), 5]
attempt("compare", lambda: items == [1, 2])
items += [1, Evil(items)]
attempt("remove", lambda: items.remove(7))
g = (x for x in d)
attempt("generator over dict", lambda: [next(g), d.clear(), next(g)])
