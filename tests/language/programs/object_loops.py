# Covers: objects in registers that one loop chooses and a later one changes, keeps and lets go of on some paths only
class Point:
    def __init__(self, x, y=0.5, name=None):
        self.x = x
        self.y = y
        self.name = name

    def moved(self, by):
        return Point(self.x + by, self.y, self.name)


def chosen_then_kept(n, kept):
    thing = Point(n, 0.25)
    for i in range(3):
        if n % 3 == i:
            thing = Point(n + i, i + 0.5)
    for i in range(4):
        if i == n:
            kept.append(thing)
        thing.y += 1.0
        thing.x += i
    return thing.x, thing.y


def chosen_then_passed(n, kept):
    thing = Point(n, 0.25, "first")
    for i in range(3):
        if n % 3 == i:
            thing = Point(n, i + 0.5, "second")
    total = 0.0
    for i in range(5):
        if total > n:
            other = thing.moved(i)
            total += other.y
            if i == 3:
                kept.append(thing)
        elif n & 1:
            total += thing.y
            thing = thing
        else:
            try:
                total -= kept[n].y
            except IndexError:
                kept.append(thing)
        total += 0.5
    return total, thing.name, thing.x


def chosen_twice(n, kept):
    a = Point(n)
    b = Point(-n, 1.5)
    for i in range(4):
        if i & 1:
            a = Point(i, a.y + 1.0)
        else:
            b = Point(a.x, b.y + a.y, a)
    for i in range(3):
        for j in range(2):
            if i * j == n:
                kept.append(b)
            a.x += j
            b.y += a.y
        if n == 2:
            a = Point(b.x, a.y, b)
    return a.x, a.y, b.x, b.y, b.name is None, type(a.name).__name__


def described(points):
    return [(point.x, point.y, point.name if not isinstance(point.name, Point) else "a point") for point in points]


for function in (chosen_then_kept, chosen_then_passed, chosen_twice):
    for n in range(-1, 6):
        kept = []
        results = [function(n, kept) for _ in range(3)]
        print(function.__name__, n, results, described(kept), len({id(point) for point in kept}))


class Special(Point):
    @property
    def moves(self):
        return 1


kept = []
Point.moved = lambda self, by: Special(self.x - by, self.y)
print(chosen_then_passed(1, kept), described(kept))
