# Covers: assignment expressions in every place, conditional and boolean expressions with their values, short circuits, chained assignments, augmented targets' evaluation order.


def trace(name, value):
    print("eval", name)
    return value


print(trace("a", 0) or trace("b", "") or trace("c", []))
print(trace("a", 1) and trace("b", "x") and trace("c", 0) and trace("d", 1))
print(trace("yes", 1) if trace("cond", True) else trace("no", 2))
print(not trace("n", 0), not (trace("x", 1) and trace("y", 0)))
if (n := len("hello")) > 3 and (m := n * 2) < 100:
    print(n, m)
while (line := [3, 2, 1, 0][n - 5]) and n < 9:
    print("line", line)
    n += 1
print([y := 1, y**2, (z := y + 1), z], y, z)
print({(k := "key"): (v := 5), k + "2": v + 1}, k, v)
print((lambda: (inner := 5) + inner)(), f"{(w := 3):>{w}}|", f"{w!r}")
data = [1, 2, 3, 4, 5]
print([doubled for x in data if (doubled := x * 2) > 4], doubled)
print(any((witness := x) > 3 for x in data), witness)
print((a := 1, b := 2), a, b)
print(x := 10, x)
pairs = [(p, q) for p in range(3) if (q := p * p) or p]
print(pairs, q)


def default(value=(d := "default")):
    return value


print(default(), d)


def count(limit):
    total = 0
    while (total := total + 1) < limit:
        pass
    return total


print(count(5))


class Body:
    value = (member := 3) + 1
    items = [value for _ in range(2)] if False else member


print(Body.value, Body.member, Body.items)
a = b = c = trace("chain", [])
a.append(1)
print(b, c is a)
x, y = y, x = 1, 2
print(x, y)
i = 0
values = [10, 20, 30]
i, values[i] = 1, 99
print(i, values)


class Container:
    def __getitem__(self, key):
        print("get", key)
        return 1

    def __setitem__(self, key, value):
        print("set", key, value)

    @property
    def attr(self):
        print("get attr")
        return 5

    @attr.setter
    def attr(self, value):
        print("set attr", value)


container = Container()
container[trace("index", 0)] += trace("value", 5)
container.attr *= trace("factor", 2)
trace("target", container)[trace("key", 1)] = trace("right side first", 7)
container[0], container[1] = trace("one", 1), trace("two", 2)
container.attr, container[trace("k", 2)] = "p", "q"
print(1 if [] else 2 if "" else 3, (1, 2) if 0 else (3,), [1 if x % 2 else "even" for x in range(4)])
print(None or False, False or None, 0 and 1 / 0, 1 or 1 / 0, "" or "last", [] and "never", not not [0])
flag = 5 > 3 > 1 and not 2 > 3 or 1 / 0
print(flag, True and 5, True or 5, (not True) == False, not True == False)
z: int = 5
w: "undefined_name" = 6
container.attr: str = trace("annotated", 1)
print(z, w, __annotations__ if "__annotations__" in globals() else "deferred")
