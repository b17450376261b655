# Covers: assignment expressions in conditions, loops, comprehensions and calls; augmented assignment to names, items, attributes and slices; del; chained comparison evaluation.
data = [1, 5, 9, 2]
if (n := len(data)) > 3:
    print("long", n)
items = iter(data)
while (item := next(items, None)) is not None:
    print(item, end=" ")
print()
print([double for x in data if (double := x * 2) > 5], double)
print((y := 3) + y, (a := 1, b := 2), a, b)


def log(value, calls=[]):
    calls.append(value)
    print("eval", value)
    return value


print(log(1) < log(2) < log(3), log(3) < log(2) < log(1))


class Box:
    value = 10


def pick(obj):
    print("pick", type(obj).__name__)
    return obj


box = Box()
pick(box).value += 5
pick(data)[log(0)] += 100
print(box.value, Box.value, data)
data[1:3] += [7]
print(data)
text = "x"
text *= 3
text += "y"
print(text)
value = 7
value -= 2; value *= 3; value /= 2; value //= 2; value **= 2; value %= 5
print(value)
bits = 0b1100
bits &= 0b0110; bits |= 1; bits ^= 0b1000; bits <<= 2; bits >>= 1
print(bits)
d = {"k": [1]}
d["k"] += [2]
d["n"] = d.get("n", 0) + 1
del d["k"][0]
print(d)
del box.value
print(box.value)
x, y, *z = data
del x, z
try:
    x
except NameError as error:
    print(error)
t = ([1],)
try:
    t[0] += [2]
except TypeError as error:
    print(error, t)
print(any((found := w).startswith("b") for w in ["ab", "bc", "cd"]), found)
