# Covers: list: every method with its errors, slices with steps assigned and deleted, sort with key and reverse and failing comparisons, self reference.


def show(label, function):
    try:
        print(label, "=", function())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


items = [3, 1, 2]
show("append two", lambda: items.append(1, 2))
show("extend int", lambda: items.extend(5))
show("insert", lambda: items.insert("a", 1))
show("insert one", lambda: items.insert(1))
show("pop empty", lambda: [].pop())
show("pop range", lambda: items.pop(10))
show("pop str", lambda: items.pop("a"))
show("remove", lambda: items.remove(99))
show("index", lambda: items.index(99))
show("index range", lambda: [1, 2, 1].index(1, 1))
show("index stop", lambda: [1, 2].index(2, 0, 1))
show("count", lambda: [1, True, 1.0, "1"].count(1))
show("sort mixed", lambda: [1, "a"].sort())
show("sort key", lambda: ["bb", "a"].sort(key=5))
show("getitem", lambda: items["a"])
show("getitem float", lambda: items[1.0])
show("setitem", lambda: items.__setitem__(10, 1))
show("delitem", lambda: items.__delitem__(10))
show("slice step", lambda: items[::0])
show("slice index", lambda: items["a":])
show("add tuple", lambda: items + (1,))
show("mul", lambda: items * "a")
show("mul list", lambda: items * [1])
show("huge", lambda: items * 10**30)
show("compare", lambda: items < (1,))
show("extended assignment", lambda: items.__setitem__(slice(None, None, 2), [1]))
show("assign int", lambda: items.__setitem__(slice(0, 1), 5))
print(items)
numbers = list(range(10))
numbers[2:5] = "abc"
numbers[8:2:-3] = ["x", "y"]
print(numbers)
del numbers[::3]
print(numbers)
numbers[1:1] = [100, 200]
numbers[len(numbers):] = [300]
numbers[:0] = [400]
del numbers[-2:]
print(numbers, numbers[10:], numbers[-100:2], numbers[::-1], numbers[5:1:-2])
numbers[:] = []
print(numbers)
numbers[5:] = "late"
print(numbers)
words = ["banana", "Apple", "cherry", "apple", "Banana"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len, reverse=True), sorted(words, reverse=True))
words.sort(key=lambda w: (len(w), w))
print(words)
pairs = [(1, "b"), (0, "z"), (1, "a"), (0, "y")]
pairs.sort(key=lambda p: p[0], reverse=True)
print(pairs)


class Sneaky:
    def __init__(self, owner):
        self.owner = owner

    def __lt__(self, other):
        self.owner.append(1)
        return True


sneaky = []
sneaky.extend([Sneaky(sneaky), Sneaky(sneaky)])
show("modified during sort", lambda: sneaky.sort())
print(len(sneaky))


class Failing:
    def __lt__(self, other):
        raise RuntimeError("cannot compare")


failing = [Failing(), Failing(), 1]
show("failing sort", lambda: failing.sort())
print(len(failing))
loop = [1]
loop.append(loop)
print(loop, loop[1][1] is loop, repr([loop]))
show("compare loops", lambda: loop == loop)
inserted = [1, 2, 3]
inserted.insert(-100, "first")
inserted.insert(100, "last")
inserted.insert(-1, "before last")
print(inserted, inserted.copy() == inserted, inserted.pop(-2))
print([1, 2] + [3], [0] * 3, [] * 5, [1] * -1, [[]] * 2, [1, 2, 3] == [1, 2, 3.0], [1, 2] > [1], [1, [2, 3]] < [1, [2, 4]])
shared = [[0]] * 3
shared[0].append(1)
print(shared, list("abc"), list({"a": 1}), list(range(3)), list(), [*"ab", *[1]])


class L(list):
    def append(self, item):
        super().append(("wrapped", item))


own = L([1])
own.append(2)
own += [3]
print(own, type(own + [4]).__name__, type(own[:]).__name__, L("ab"), own == [1, ("wrapped", 2), 3])
sequence = list(range(20))
print(sequence.index(5), 19 in sequence, 20 in sequence, sequence[::7], sequence[-3::-5], max(sequence), min(sequence), sum(sequence))
