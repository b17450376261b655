# Covers: constants and flags by hand, __slots__ with inheritance, class variables against instance variables, copying, equality and ordering by key, string tables.


class Flag:
    READ, WRITE, EXECUTE = 1, 2, 4
    names = {1: "r", 2: "w", 4: "x"}

    @classmethod
    def text(cls, bits):
        return "".join(cls.names[b] if bits & b else "-" for b in (1, 2, 4))


print([Flag.text(n) for n in range(8)], Flag.READ | Flag.EXECUTE, Flag.text(~Flag.WRITE & 7))


class Base:
    __slots__ = ("x",)

    def __init__(self, x):
        self.x = x


class Derived(Base):
    __slots__ = ("y", "__dict__")


d = Derived(1)
d.y, d.z = 2, 3
print(d.x, d.y, d.z, d.__dict__, Derived.__slots__, hasattr(Base(1), "__dict__"))
del d.y
try:
    d.y
except AttributeError as error:
    print(error)


class Shared:
    items = []
    count = 0

    def add(self, item):
        self.items.append(item)
        self.count += 1


a, b = Shared(), Shared()
a.add(1)
b.add(2)
b.add(3)
print(Shared.items, Shared.count, a.count, b.count, "count" in vars(a), a.items is b.items)


class Card:
    ranks = "23456789TJQKA"

    def __init__(self, text):
        self.rank, self.suit = text

    def key(self):
        return self.ranks.index(self.rank), self.suit

    def __lt__(self, other):
        return self.key() < other.key()

    def __eq__(self, other):
        return self.key() == other.key()

    def __hash__(self):
        return hash(self.key())

    def __repr__(self):
        return self.rank + self.suit


hand = [Card(c) for c in "KH 2S AD TC 2H KD".split()]
print(sorted(hand), max(hand), Card("KH") in hand, len({Card("2S"), Card("2S")}), hand.index(Card("AD")))
by_rank = {}
for card in hand:
    by_rank.setdefault(card.rank, []).append(card)
print({rank: cards for rank, cards in by_rank.items() if len(cards) > 1})
original = {"list": [1, [2]], "n": 1}
shallow = dict(original)
deep = {k: [v[0], v[1][:]] if isinstance(v, list) else v for k, v in original.items()}
original["list"][1].append(9)
original["n"] = 5
print(shallow, deep)
