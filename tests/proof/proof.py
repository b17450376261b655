"""The vertical proof (S1): what the interfaces between the tiers must carry, on the smallest part of the language that expresses it."""


def triple(x):
    return x * 3


def numbers(n):
    # A generator with a callee that can be inlined.
    total = 0
    for i in range(n):
        total = total + triple(i)
        sent = yield total
        if sent is not None:
            total = total + sent
    return total


def square(x):
    return x * x


def tower(n):
    # Integer overflow into a bigint across a typed call.
    x = 3
    for _ in range(n):
        x = square(x)
    return x


def mixed(n):
    # A float that turns up where ints have been.
    total = 0
    for i in range(n):
        if i == 7:
            total = total + 0.5
        else:
            total = total + i
    return total


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


def walk(n):
    p = Point(0.0, 0.0)
    step = Point(1.0, 0.5)
    for _ in range(n):
        p = p + step
    p.x = "text now"
    p.z = 3
    return p


def fail(depth):
    if depth == 0:
        return 1 // depth
    return fail(depth - 1) + 1


def through(depth):
    # An exception through every tier that is on the stack.
    try:
        return fail(depth)
    except ZeroDivisionError as error:
        cleanup = "handled " + str(error)
    finally:
        print("finally", depth)
    return cleanup


def delegate(n):
    result = yield from numbers(n)
    yield ("returned", result)


def closing():
    try:
        yield 1
        yield 2
    finally:
        print("closed")


def garbage(n):
    keep = []
    for i in range(n):
        node = [i, str(i), {"k": i}]
        node.append(node)
        if i % 10 == 0:
            keep.append(node)
    return sum(node[0] for node in keep)


def main():
    g = numbers(6)
    print(next(g), g.send(100), next(g), g.send(1 << 70), next(g))
    print(list(delegate(4)))
    print(tower(3), tower(7))
    print(mixed(12))
    p = walk(50)
    print(p.x, p.y, p.z)
    print(through(0), through(5))
    c = closing()
    print(next(c))
    c.close()
    print(garbage(200))
    try:
        next(iter(()))
    except StopIteration as stop:
        print("stop", stop.value)
    print(fail(3))


main()
