# Covers: how dicts and sets use __hash__ and __eq__: identity first, collisions, changing hashes, comparison order, errors in either, hash values out of range, equality across types.


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


log = []


class Key:
    def __init__(self, name, h=1, equal=()):
        self.name, self.h, self.equal = name, h, equal

    def __hash__(self):
        log.append(f"hash {self.name}")
        if isinstance(self.h, Exception):
            raise self.h
        return self.h

    def __eq__(self, other):
        log.append(f"{self.name}=={getattr(other, 'name', other)}")
        if isinstance(self.equal, Exception):
            raise self.equal
        return getattr(other, "name", other) in self.equal

    def __repr__(self):
        return self.name


def shown(label, action):
    log.clear()
    attempt(label, action)
    print("   ", log)


a, b, c = Key("a"), Key("b"), Key("c", equal="a")
d = {}
shown("insert", lambda: d.update({a: 1}) or d)
shown("same object", lambda: d[a])
shown("collision", lambda: d.setdefault(b, 2))
shown("equal key", lambda: d[c])
shown("replace keeps key", lambda: d.update({c: 3}) or d)
shown("missing", lambda: d.get(Key("z", 5), "none"))
shown("missing, same hash", lambda: Key("y") in d)
shown("set", lambda: sorted(map(repr, {a, b, c, a})))
shown("list identity", lambda: ([a].index(a), a in [a], [a].count(a), [a] == [a]))
shown("list equality", lambda: [b, a].index(c) if False else [c, a].index("a"))
shown("remove", lambda: [b, c, a].remove("a"))
shown("pop", lambda: d.pop(c))
bad = Key("bad", TypeError("no hash"))
shown("failing hash", lambda: {bad: 1})
shown("failing hash in set", lambda: bad in {1})
shown("failing lookup", lambda: d[bad])
shown("failing other", lambda: {Key("w", ValueError("odd")): 1})
angry = Key("angry", 1, RuntimeError("compared"))
e = {angry: 1}
shown("failing eq", lambda: e[Key("x")])
shown("failing eq other side", lambda: {Key("x"): 1}[angry])
shown("same object is not compared", lambda: e[angry])
for value in (12345, -1, -2, 0, True):
    attempt(f"hash {value}", lambda: hash(Key("h", value)))
for value in (1.5, "x", None):
    attempt(f"hash {value!r}", lambda: hash(Key("h", value)))


class Changing:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return isinstance(other, Changing) and self.n == other.n


key = Changing(1)
table = {key: "v"}
key.n = 2
print(key in table, Changing(1) in table, list(table)[0] is key, table.get(Changing(2)), len(table))
table[key] = "again"
print(len(table), [k.n for k in table])
key.n = 1
print(table[key], len({k: 1 for k in table}))


class Base:
    def __eq__(self, other):
        return True


class Child(Base):
    pass


class Restored(Base):
    __hash__ = object.__hash__


class OnlyHash:
    def __hash__(self):
        return 3


attempt("eq without hash", lambda: hash(Base()))
attempt("child", lambda: hash(Child()))
attempt("in a set", lambda: {Child()})
attempt("as a key", lambda: {Base(): 1})
attempt("restored", lambda: isinstance(hash(Restored()), int))
attempt("only hash", lambda: (OnlyHash() == OnlyHash(), {OnlyHash(): 1}.get(OnlyHash())))
attempt("hash attribute", lambda: (Base.__hash__, Child.__hash__, "__hash__" in vars(Child)))
attempt("hashes", lambda: [hash(x) == hash(y) for x, y in ((1, 1.0), (1, True), (0, False), ("a", "a"), ((1, 2), (1.0, 2)), (frozenset("ab"), frozenset("ba")), (2**70, float(2**70)), (1 + 0j, 1), (b"a", "a"), (range(3), range(0, 3, 1)), (range(0), range(5, 5)))])
attempt("mixed keys", lambda: {1: "int", 1.0: "float", True: "bool", "1": "str", (1,): "tuple", 1 + 0j: "complex"})
attempt("mixed set", lambda: len({0, 0.0, False, "", (), frozenset(), None, b"", 0j}))
for value in ([], {}, set(), bytearray(), slice([], 1), [1][:], {1}.union, {}.keys()):
    attempt(f"hash of {type(value).__name__}", lambda: isinstance(hash(value), int))
attempt("nested", lambda: hash((1, (2, [3]))))
attempt("slices", lambda: hash(slice(1, 2)) == hash(slice(1, 2)))
attempt("set in set", lambda: {1} in {frozenset({1})})
attempt("set as a key", lambda: {frozenset({1}): "v"}[{1}])


class Mutator:
    def __init__(self, table):
        self.table = table

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.table.clear()
        return False


victim = {}
victim[Mutator(victim)] = 1
attempt("cleared while compared", lambda: (victim.get(Mutator({}), "gone"), len(victim)))
victim[Mutator(victim)] = 1
victim[Key("after")] = 2
attempt("insert while cleared", lambda: len(victim) in (1, 2))
