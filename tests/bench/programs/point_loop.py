class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)


def run():
    p = Point(0.0, 0.0)
    while p.x < 2_000_000.0:
        p = p + Point(1.0, 0.5)
    return p


end = run()
print(end.x, end.y)
