"""Points in a list, normalised and maximised: float attributes, method calls, lists of objects."""

from math import cos, sin, sqrt


class Point:
    def __init__(self, i):
        self.x = x = sin(i)
        self.y = cos(i) * 3
        self.z = (x * x) / 2

    def normalize(self):
        x = self.x
        y = self.y
        z = self.z
        norm = sqrt(x * x + y * y + z * z)
        self.x /= norm
        self.y /= norm
        self.z /= norm

    def maximize(self, other):
        self.x = self.x if self.x > other.x else other.x
        self.y = self.y if self.y > other.y else other.y
        self.z = self.z if self.z > other.z else other.z
        return self


def maximize(points):
    best = points[0]
    for p in points[1:]:
        best = best.maximize(p)
    return best


def main(count, rounds):
    for _ in range(rounds):
        points = [None] * count
        for i in range(count):
            points[i] = Point(i)
        for p in points:
            p.normalize()
        best = maximize(points)
    print(f"{best.x:.6f} {best.y:.6f} {best.z:.6f}")


main(100_000, 8)
