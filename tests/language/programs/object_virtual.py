# Covers: Objects that compiled code may keep in registers: loops over operators, identity, aliases, escapes half-way, exits in constructors, classes that change meanwhile.


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __sub__(self, other):
        return Point(self.x - other.x, self.y - other.y)

    def __mul__(self, factor):
        return Point(self.x * factor, self.y * factor)

    def norm2(self):
        return self.x * self.x + self.y * self.y

    def same(self):
        return self


class Segment:
    def __init__(self, start, end):
        self.start = start
        self.end = end

    def middle(self):
        return (self.start + self.end) * 0.5


class Counter:
    def __init__(self, start):
        self.count = start
        self.total = start * 2

    def step(self, amount):
        self.count += 1
        self.total = self.total + amount
        return self.count


def walk(limit, step):
    p = Point(0.0, 0.0)
    steps = 0
    while p.x < limit:
        p = p + Point(step, 0.5)
        steps += 1
    return p, steps


def aliases():
    a = Point(1.0, 2.0)
    b = a
    b.x = 5.0
    c = a.same()
    c.y = 7.0
    return a is b, a is c, a is Point(1.0, 2.0), a.x, a.y, b.norm2()


def swap(n):
    a, b = Point(1.0, 2.0), Point(3.0, 4.0)
    for i in range(n):
        a, b = b, a
        a.x += 1.0
    return a.x, a.y, b.x, b.y, a is b


def shared(n):
    a = Point(0.0, 0.0)
    b = Point(1.0, 1.0)
    for i in range(n):
        if i % 3 == 1:
            b = a
        a.x += 1.0
        b.y += 2.0
    return a.x, a.y, b.x, b.y, a is b


def sometimes_kept(n, kept):
    last = None
    for i in range(n):
        p = Point(i * 1.0, 1.5)
        if i % 4 == 3:
            kept.append(p)
        p.y += 0.25
        last = p
    return last.norm2()


def nested(n):
    total = Point(0.0, 0.0)
    for i in range(n):
        segment = Segment(Point(i * 1.0, 0.0), Point(0.0, 2.0))
        total = total + segment.middle()
    return total.x, total.y


def counting(n):
    counter = Counter(0)
    for i in range(n):
        counter.step(i)
    return counter.count, counter.total


def mixed(values):
    p = Point(0.0, 0.0)
    for value in values:
        p = p + Point(value, 1.0)
    return p.x, p.y


def half_made(value):
    try:
        p = Point(1.0, value + 1.0)
        q = p + Point(value, 0.0)
    except TypeError as error:
        return str(error)
    return q.x, q.y


def chosen(flag):
    p = Point(1.0, 2.0) if flag else Point(3.0, 4.0)
    q = p
    q.x += 10.0
    return p.x, p.y, p is q


print(walk(10.0, 0.75)[1], walk(3.0, 1.0)[0].norm2(), walk(-1.0, 1.0)[0].x)
print(aliases(), swap(5), swap(4), shared(1), shared(7))
kept = []
print(sometimes_kept(9, kept), [(p.x, p.y) for p in kept], kept[0] is kept[1])
print(nested(5), counting(6), counting(0), chosen(True), chosen(False))
print(mixed([1.0, 2.0, 3.5]), mixed([1, 2, 3]), mixed([1.0, 2, 3.0]), mixed([2**62, 2**62, 2**62]))
print(half_made(2.0), half_made(3), half_made("text"))
try:
    print(mixed([1.0, 2.0, "x"]))
except TypeError as error:
    print("TypeError:", error)

# Instances of classes that the compiler did not see.
Deep = type("Deep", (Point,), {"norm2": lambda self: "deep", "__add__": lambda self, other: Deep(self.x, other.y)})
deep = Deep(1.0, 2.0)
print(deep.norm2(), type(deep + Point(3.0, 4.0)).__name__, (Point(3.0, 4.0) + deep).norm2(), Segment(deep, deep).middle().x)


# The class changes while a loop holds an object.
class Trigger:
    def __init__(self, at):
        self.at = at

    def __radd__(self, other):
        if other >= self.at:
            Point.y = property(lambda self: -1.0)
        return 1.0


def change_class(n, trigger):
    p = Point(0.0, 0.0)
    for i in range(n):
        p.x += 1.0
        weight = i + trigger
        if i == 3:
            break
        p.y += weight
    return p.x, p


moved, p = change_class(3, Trigger(100))
print(moved, p.x, p.y, p.__dict__)
try:
    print(change_class(4, Trigger(2)))
except AttributeError as error:
    print("AttributeError:", error)
print(p.x, p.y, p.__dict__)
del Point.y
print(p.x, p.y, walk(2.0, 1.0)[0].y)


def with_finally(n):
    log = []
    for i in range(n):
        p = Point(i, 1.0)
        try:
            if i == 2:
                raise ValueError(p)
            p.x = p.x + 1
        except ValueError as error:
            log.append(error.args[0].x)
        finally:
            log.append((p.x, p.y))
    return log


print(with_finally(4))


class Picky:
    def __init__(self, value):
        self.value = value
        if value % 3 == 0:
            raise ValueError(value)


def last_good(n):
    good = "none"
    log = []
    for i in range(1, n):
        try:
            good = Picky(i)
        except ValueError as error:
            log.append((str(error), good if good == "none" else good.value))
    return log, good.value


print(last_good(8))
Point.__init__ = lambda self, x, y: (setattr(self, "y", y), setattr(self, "x", x), None)[2]
print(walk(2.0, 1.0)[0].__dict__, nested(2))
Point.__init__ = lambda self, x, y: 5
try:
    walk(1.0, 1.0)
except TypeError as error:
    print("TypeError:", error)
