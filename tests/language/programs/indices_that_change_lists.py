# Covers: slices of lists and bytearrays whose __index__ changes them, keys of sort in order, the truth of subclasses with lengths of their own
class Changing:
    """An index that changes its container when it is asked, and counts how often that is."""

    def __init__(self, container, change, value):
        self.container = container
        self.change = change
        self.value = value
        self.asked = 0

    def __index__(self):
        self.asked += 1
        self.change(self.container)
        return self.value

    def __hash__(self):
        self.asked += 1
        return hash(self.value)

    def __eq__(self, other):
        return False


def grow(container):
    container.append(65)


def attempt(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, type(error).__name__, error)


for make in (lambda: [1, 2, 3, 4], lambda: bytearray(b"abcd")):
    for change in (grow, lambda c: c.clear(), lambda c: c.pop()):
        for value in (1, 0, -1):
            container = make()
            index = Changing(container, change, value)
            attempt("get", lambda: container[index:])
            attempt("get to", lambda: container[:index])
            attempt("get stepped", lambda: container[::-1][index::2])
            container = make()
            index = Changing(container, change, value)
            container[index:] = [66, 67]
            print("set", container, index.asked if type(container) is list else "")
            container = make()
            index = Changing(container, change, value)
            del container[index::2]
            print("delete", container, index.asked)

order = []
for reverse in (False, True):
    items = [3, 1, 2]
    items.sort(key=lambda x: order.append(x) or -x, reverse=reverse)
    print(items, order)
    order.clear()
pairs = [("a", 1), ("b", 1), ("c", 0), ("d", 1)]
print(sorted(pairs, key=lambda p: p[1], reverse=True))
mixed = [1, None, "a"]
attempt("failing key", lambda: mixed.sort(key=len, reverse=True))
print(mixed)


class LoudStr(str):
    def __len__(self):
        return 2


class QuietStr(str):
    def __len__(self):
        return 0


class TrueStr(str):
    def __bool__(self):
        return True


for text in (LoudStr(""), QuietStr("x"), TrueStr(""), type("Plain", (str,), {})("")):
    print(bool(text), not text, "yes" if text else "no", text or "other", [1 for _ in "a" if text])
print(hasattr(str, "__bool__"), hasattr(str, "__len__"))

key = Changing([], grow, 5)
try:
    {1: 2}[key]
except KeyError as error:
    print("missing key", error.args[0] is key, key.asked)
