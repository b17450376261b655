# Covers: methods that dict, list and set have beside their slots, in subclasses too; the order of errors of assignment to items of what has none
class Plain(dict):
    pass


class Answering(dict):
    def __getitem__(self, key):
        return ("answer", key)

    def __contains__(self, key):
        return True


class Restored(Answering):
    __getitem__ = dict.__getitem__
    __contains__ = dict.__contains__


class Items(list):
    __getitem__ = list.__getitem__


class Members(set):
    def __contains__(self, item):
        return not super().__contains__(item)


class Failing:
    def __index__(self):
        raise LookupError("no index")


def attempt(label, function):
    try:
        print(label, function())
    except Exception as error:
        print(label, type(error).__name__, error)


def assign(target, key):
    target[key] = 1


def delete(target, key):
    del target[key]


for cls, name in ((dict, "__getitem__"), (dict, "__contains__"), (list, "__getitem__"), (set, "__contains__"), (frozenset, "__contains__")):
    method = getattr(cls, name)
    print(method, type(method).__name__, method.__doc__)
    attempt("none", lambda: getattr(cls(), name)())
    attempt("two", lambda: getattr(cls(), name)(1, 2))
    attempt("other", lambda: method(5, 1))
    attempt("keyword", lambda: getattr(cls(), name)(key=1))

attempt("plain", lambda: Plain(a=1)["a"])
attempt("plain missing", lambda: Plain(a=1)["b"])
attempt("answering", lambda: (Answering(a=1)["b"], "x" in Answering(), Answering().get("c")))
attempt("restored", lambda: (Restored(a=1)["a"], "a" in Restored(a=1), "b" in Restored(a=1)))
attempt("restored missing", lambda: Restored(a=1)["b"])
attempt("items", lambda: (Items("abc")[1], Items("abc")[-1:], Items("abc").__getitem__(0)))
attempt("items outside", lambda: Items()[0])
attempt("members", lambda: (1 in Members({1}), 2 in Members({1}), set.__contains__(Members({1}), 1)))

# The way of the slot changes with the class.
plain = Plain(a=1)
Plain.__getitem__ = lambda self, key: "patched"
print(plain["a"])
Plain.__getitem__ = dict.__getitem__
print(plain["a"])
del Plain.__getitem__
print(plain["a"])

for target in ((1,), "ab", b"ab", 5, None, range(3), frozenset(), Failing()):
    for key in (0, True, 1 << 80, "a", Failing()):
        attempt(f"{type(target).__name__}[{type(key).__name__}] =", lambda: assign(target, key))
        attempt(f"del {type(target).__name__}[{type(key).__name__}]", lambda: delete(target, key))
