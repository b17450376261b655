# Covers: small methods called in loops: monkey-patched on the class, on instances and on a base, properties, subclasses, wrong receivers, exceptions in them.


class Counter:
    def __init__(self, start=0, step=1):
        self.value = start
        self.step = step

    def bump(self):
        self.value = self.value + self.step
        return self.value

    def twice(self):
        return self.bump() + self.bump()

    def ratio(self, by):
        return self.value / by

    def __add__(self, other):
        return Counter(self.value + other.value, self.step)

    def __lt__(self, other):
        return self.value < other.value

    def __repr__(self):
        return "Counter(" + str(self.value) + ", " + str(self.step) + ")"


class Loud(Counter):
    def bump(self):
        return -1


class Other:
    step = 5
    value = 7

    def bump(self):
        return "other"

    def ratio(self, by):
        return by


def run(counter, n):
    out = []
    for _ in range(n):
        out.append(counter.bump())
    return out


def totals(n):
    counter = Counter()
    total = 0
    for i in range(n):
        total += counter.twice() * i
    return total, counter


def added(n):
    total = Counter()
    one = Counter(2)
    for _ in range(n):
        total = total + one
    return total


def safe_ratio(counters, by):
    out = []
    for c in counters:
        try:
            out.append(c.ratio(by))
        except ZeroDivisionError as error:
            names = []
            entry = error.__traceback__
            while entry is not None:
                names.append(entry.tb_frame.f_code.co_name)
                entry = entry.tb_next
            out.append(names)
    return out


def constructed(n):
    # A constructor that fails leaves the variable as it was.
    last = None
    seen = []
    for i in range(n):
        try:
            last = Checked(i)
        except ValueError as error:
            seen.append((str(error), last.value if last else None))
    return seen


class Checked:
    def __init__(self, value):
        self.value = value
        if value % 3 == 2:
            raise ValueError("bad " + str(value))


def patched_inside(n):
    counter = Counter()
    out = []
    for i in range(n):
        if i == 2:
            Counter.bump = lambda self: 1000 + self.value
        if i == 4:
            Counter.bump = original
        out.append(counter.bump())
    return out


original = Counter.bump
print(run(Counter(), 4), run(Loud(), 2), run(Other(), 2))
print(totals(20))
print(added(10), Counter(1) < Counter(2), Counter(3) < Counter(2))
print(safe_ratio([Counter(4), Other(), Loud(9)], 2))
print(safe_ratio([Counter(4), Loud(9)], 0))
print(constructed(7))

c = Counter()
c.bump = lambda: "instance"
print(run(c, 2), run(Counter(), 2))
del c.bump
print(run(c, 2))
print(patched_inside(6))

Counter.bump = lambda self: "class"
print(run(c, 1), run(Loud(), 1))
Counter.bump = property(lambda self: lambda: "property")
print(run(c, 1))
Counter.bump = staticmethod(lambda: "static")
print(run(c, 1))
Counter.bump = classmethod(lambda cls: cls.__name__)
print(run(c, 1))
del Counter.bump
try:
    run(c, 1)
except AttributeError as error:
    print(error)
Counter.bump = original
print(run(c, 1), totals(3))

Counter.__init__ = lambda self, start=0, step=1: (setattr(self, "value", start + 100), setattr(self, "step", step))[1:0] or None
print(added(2))
Counter.__add__ = lambda self, other: "sum"
try:
    print(added(1))
    added(2)
except TypeError as error:
    print(error)
c.value = 1.5
print(run(c, 2))
c.value = "a"
try:
    run(c, 1)
except TypeError as error:
    print(error)
c.__class__ = Other
print(run(c, 1))
run(None, 1)
