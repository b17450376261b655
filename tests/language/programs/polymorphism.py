# Covers: call sites and attributes that see many types: shapes that change, instances with different attribute orders, methods replaced at run time, global rebinding.


class Circle:
    def __init__(self, r):
        self.r = r

    def area(self):
        return 3 * self.r * self.r


class Square:
    def __init__(self, side):
        self.name = "square"
        self.side = side

    def area(self):
        return self.side**2


class Weird:
    def __getattr__(self, name):
        return lambda: len(name)


def total(shapes):
    result = 0
    for shape in shapes:
        result += shape.area()
    return result


shapes = [Circle(2), Square(3), Circle(1.5), Square(2), Weird()] * 3
print(total(shapes[:2]), total(shapes), total([Square(0.5)]))
Square.area = lambda self: -1
print(total(shapes))
s = Square(4)
s.area = lambda: 1000
print(total([s, Square(1)]))
Circle.extra = property(lambda self: self.r * 10)
print(Circle(3).extra)


class Flexible:
    pass


def fill(order):
    f = Flexible()
    for name in order:
        setattr(f, name, name * 2)
    return f


def read(f):
    return f.a + f.b + f.c


print([read(fill(order)) for order in ("abc", "cba", "bac", "abc")])
f = fill("abc")
del f.b
try:
    read(f)
except AttributeError as error:
    print(error)
f.b = "back"
print(read(f), list(f.__dict__))
f.a = 1.5
f.b = 2
f.c = 2**70
print(read(f))


def helper(x):
    return x + 1


def use():
    return [helper(i) for i in range(3)]


print(use())
helper = lambda x: x * 100
print(use())


def len(x):
    return "shadowed"


print(len([1]), use.__name__)
del len
print(len([1]))
counter = 0
for i in range(50):
    counter += 1 if i < 40 else 0.5
print(counter)
f.__class__ = Circle
f.r = 2
print(f.area(), isinstance(f, Circle))
for value in (1, 2.0, "3", [4], None):
    try:
        print(value * 2, end=" ")
    except TypeError as error:
        print(error)
