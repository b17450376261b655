# Covers: classes: attributes, methods, class attributes, instances, special methods for printing and comparison, dynamic attributes.


class Vector:
    """A vector of two numbers."""

    dimensions = 2
    created = 0

    def __init__(self, x, y=0):
        self.x = x
        self.y = y
        Vector.created += 1

    def __repr__(self):
        return f"Vector({self.x!r}, {self.y!r})"

    def __str__(self):
        return f"<{self.x}, {self.y}>"

    def __add__(self, other):
        if not isinstance(other, Vector):
            return NotImplemented
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, k):
        return Vector(self.x * k, self.y * k)

    __rmul__ = __mul__

    def __eq__(self, other):
        return isinstance(other, Vector) and (self.x, self.y) == (other.x, other.y)

    def __hash__(self):
        return hash((self.x, self.y))

    def __bool__(self):
        return bool(self.x or self.y)

    def length_squared(self):
        return self.x * self.x + self.y * self.y


v = Vector(1, 2)
w = Vector(3)
print(v, repr(w), [v, w], v + w, v * 3, 2 * w, v == Vector(1, 2), v != w, bool(Vector(0)))
print(v.length_squared(), Vector.length_squared(w), v.dimensions, Vector.created, len({v, Vector(1, 2), w}))
v.label = "tagged"
v.dimensions = 3
print(v.label, v.dimensions, w.dimensions, hasattr(w, "label"), getattr(w, "label", "none"), sorted(v.__dict__))
setattr(w, "x", 10)
del v.label
print(w.x, hasattr(v, "label"), Vector.__doc__, Vector.__name__, type(v) is Vector, v.__class__.__name__)
method = w.length_squared
print(method(), callable(method), isinstance(v, (int, Vector)), issubclass(Vector, object))
try:
    v + 1
except TypeError as error:
    print(error)
try:
    v.missing
except AttributeError as error:
    print(error)
Vector.scale = lambda self, k: self * k
print(v.scale(10))


class Empty:
    pass


e = Empty()
e.a, e.b = 1, 2
print(e.__dict__, vars(e) == e.__dict__, Empty().__dict__)
