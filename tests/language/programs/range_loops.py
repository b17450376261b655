# Covers: loops over ranges: both directions, bounds at run time, break, else, continue, nesting, handlers, other objects called range, and what is no integer.


def total(n):
    s = 0
    for i in range(n):
        s += i * 2
    return s


def pairs(a, b):
    out = []
    for i in range(a, b):
        for j in range(b, i, -1):
            out.append((i, j))
    return out


def factorial(n):
    x = 1
    for i in range(1, n + 1):
        x = x * i
    return x


def find(n):
    for i in range(n):
        if i * i > 50:
            break
    else:
        return "none"
    return i


def handled(n):
    s = 0.0
    for i in range(n):
        try:
            s += 10 / (i - 3)
        except ZeroDivisionError:
            s += 0.5
            continue
        finally:
            s += 1
    return s


def triangles(n):
    for i in range(n):
        t = 0
        for j in range(i):
            t += j
        yield t


def changes(n):
    # The bound and the variable may change in the loop: the range does not.
    seen = []
    for i in range(n):
        n = n - 1
        seen.append(i)
        i = "x"
    return seen, n


def mixed(n):
    # An operation that leaves the loop half way, and goes on behind it.
    s = 0
    for i in range(n):
        s = s + (i if i != 4 else 0.5)
    for i in range(n, -1, -1):
        s = s + i
        if i == 2:
            s = s * (1 << 70)
    return s


def edges(values):
    out = []
    for a, b in values:
        count = 0
        for i in range(a, b):
            count += 1
            if count > 3:
                break
        for i in range(a, b, -1):
            count += 100
            if count > 300:
                break
        out.append((count, i if count else None))
    return out


def last(n):
    for i in range(n):
        pass
    return i


def nothing_seen(n):
    for i in range(n):
        for j in range(i, n):
            if i == j:
                continue
            if i + j == n:
                return i, j


class Index:
    def __index__(self):
        return 4


print(total(100), pairs(1, 5), factorial(30), find(20), find(3), handled(7))
print(list(triangles(7)), total(0), total(-3), pairs(5, 1))
print(total(Index()), total(True), changes(5), mixed(8))
big = 1 << 61
print(edges([(0, 2), (2, 0), (0, 0), (big, big + 2), (big * 2, big * 2 + 3), (-big * 4, -big * 4 - 9), (1 << 90, (1 << 90) + 9)]))
print(last(3), nothing_seen(9))
try:
    last(0)
except UnboundLocalError as error:
    print(error)
try:
    total("a")
except TypeError as error:
    print(error)
try:
    total(2.0)
except TypeError as error:
    print(error)
globals()["range"] = lambda n: [n, n + 1]
print(total(10))
globals()["range"] = lambda n: iter((n, "s", n))
try:
    print(total(10))
except TypeError as error:
    print(error)
del globals()["range"]
print(total(4), mixed(3))


def halves(x):
    n = 0
    for i in range(x * 0.5):
        n += i
    return n


def flags(x):
    n = 0
    for i in range(x > 2, not x, -1):
        n += i + 10
    for i in range(x > 2, 3):
        n += i
    return n


for bounds, value in ((halves, 4), (halves, 4.0), (flags, 4), (flags, 0)):
    try:
        print(bounds.__name__, bounds(value))
    except TypeError as error:
        print(bounds.__name__, error)
