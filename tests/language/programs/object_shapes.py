# Covers: Objects whose class or attributes change under compiled code: patched methods, properties, deleted and added attributes, subclasses, __class__.


class Vector:
    def __init__(self, x, y):
        self.x = x
        self.y = y

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor)

    def __rmul__(self, factor):
        return Vector(factor * self.x, factor * self.y)

    def __eq__(self, other):
        return self.x == other.x and self.y == other.y

    def __neg__(self):
        return Vector(-self.x, -self.y)

    def __getitem__(self, index):
        return self.x if index == 0 else self.y

    def dot(self, other):
        return self.x * other.x + self.y * other.y

    def show(self):
        return f"({self.x}, {self.y})"


def total(vectors):
    result = Vector(0.0, 0.0)
    for vector in vectors:
        result = result + vector
    return result


def lengths(vectors):
    return [vector.dot(vector) for vector in vectors]


def first(vector):
    return vector.x


def grow(vector, amount):
    vector.x += amount
    vector.y += amount
    return vector.x + vector.y


some = [Vector(1.0, 2.0), Vector(0.5, 0.25), Vector(3.0, -1.0)]
print(total(some).show(), lengths(some))
print((some[0] * 2.0).show(), (2.0 * some[0]).show(), (-some[1]).show(), some[2][0], some[2][1])
print(some[0] == Vector(1.0, 2.0), some[0] == some[1], some[0] != some[1])
print(grow(some[0], 1.5), some[0].show())

# A float attribute becomes an int, then a str.
changing = Vector(1.0, 2.0)
changing.x = 7
print(first(changing), changing.dot(changing), (changing + some[1]).show())
changing.x = "text"
print(first(changing), changing.show())
try:
    print(grow(changing, 1.0))
except TypeError as error:
    print("TypeError:", error)
print(total([Vector(1, 2), Vector(3, 4)]).show(), Vector(2**70, 1).dot(Vector(2, 3)))

# An attribute more, one less, in another order.
more = Vector(4.0, 5.0)
more.z = 6.0
print(first(more), (more + more).show(), more.z, sorted(more.__dict__))
less = Vector(4.0, 5.0)
del less.y
print(first(less))
try:
    print(less.dot(less))
except AttributeError as error:
    print("AttributeError:", error)
less.y = 8.0
print(less.dot(less), list(less.__dict__))


# Subclasses through the same code.
class Named(Vector):
    def __init__(self, name, x, y):
        self.name = name
        super().__init__(x, y)

    def show(self):
        return f"{self.name}{super().show()}"

    def __radd__(self, other):
        return "reflected first"


class Shadowed(Vector):
    @property
    def x(self):
        return 100.0

    @x.setter
    def x(self, value):
        self.hidden = value


named = Named("n", 1.0, 1.0)
print(first(named), (named + some[1]).show(), some[1] + named, named.show(), total([some[1]]).show())
print(first(Shadowed(1.0, 2.0)), Shadowed(1.0, 2.0).hidden, Shadowed(3.0, 4.0).dot(some[1]))


# Another class of the same attributes, and objects that change their class.
class Other:
    def __init__(self, x, y):
        self.y = y
        self.x = x

    def dot(self, other):
        return "other"


print(first(Other(9.0, 8.0)), (some[1] + Other(1.0, 1.0)).show())
moved = Vector(1.0, 2.0)
moved.__class__ = Other
print(first(moved), moved.dot(moved), type(moved).__name__, moved.__dict__)


# __slots__ and a class without __init__.
class Slotted:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y

    def area(self):
        return self.x * self.y


class Empty:
    pass


print(Slotted(2.0, 3.0).area(), first(Slotted(5.0, 1.0)))
empty = Empty()
empty.x = 1.0
print(first(empty))
try:
    first(Empty())
except AttributeError as error:
    print("AttributeError:", error)

# The class changes: a method, a property over an attribute, __init__, __setattr__, an in-place operator.
plain_dot = Vector.dot
Vector.dot = lambda self, other: "patched"
print(lengths(some[:1]), some[0].dot(some[0]))
Vector.dot = plain_dot
print(lengths(some[1:2]))
Vector.y = property(lambda self: -1.0)
print(lengths([some[1]]), some[1].y, some[1].__dict__)
del Vector.y
print(lengths([some[1]]), some[1].show())


def new_init(self, x, y):
    self.y = y
    self.x = x + 1000.0


old_init = Vector.__init__
Vector.__init__ = new_init
made = total([Vector(1.0, 2.0)])
print(made.show(), list(made.__dict__))
Vector.__init__ = old_init
print(total([Vector(1.0, 2.0)]).show())


def in_place(a, b):
    a += b
    return a


print(in_place(Vector(1.0, 1.0), some[1]).show())
Vector.__iadd__ = lambda self, other: "in place"
print(in_place(Vector(1.0, 1.0), some[1]))
Vector.__setattr__ = lambda self, name, value: object.__setattr__(self, name, value * 2)
print(Vector(1.0, 2.0).show(), total([some[1]]).show())
del Vector.__setattr__
print(Vector(1.0, 2.0).show())
globals()["Vector"] = lambda x, y: "no vector"
print(some[1] + some[1], total([]))
