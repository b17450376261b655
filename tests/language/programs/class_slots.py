# Covers: __slots__: access, missing dict, inheritance, errors in slot names, conflicts, __dict__ and __weakref__ slots, member descriptors, deletion.


class Point:
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        self.x = x
        self.y = y


p = Point(1, 2)
print(p.x, p.y, Point.__slots__, hasattr(p, "__dict__"))
for action in (lambda: setattr(p, "z", 1), lambda: p.z, lambda: delattr(p, "z"), lambda: p.__dict__, lambda: vars(p)):
    try:
        action()
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
del p.x
try:
    p.x
except AttributeError as error:
    print(error)
try:
    del p.x
except AttributeError as error:
    print(error)
p.x = 10
print(p.x, Point.x.__get__(p), Point.x.__name__, type(Point.x).__name__, Point.x)


class Child(Point):
    pass


c = Child(3, 4)
c.z = 5
print(c.__dict__, c.x)


class GrandChild(Point):
    __slots__ = ("w", "__dict__")


g = GrandChild(1, 2)
g.w = 3
g.free = 4
print(g.__dict__, g.w, GrandChild.__slots__)


class Single:
    __slots__ = "only"


s = Single()
s.only = 1
print(s.only)
try:
    s.other = 2
except AttributeError as error:
    print(error)


class DictSlots:
    __slots__ = {"a": "doc of a", "b": "doc of b"}


print(DictSlots.a.__doc__, DictSlots.__slots__)


class Private:
    __slots__ = ("__hidden", "_open")

    def __init__(self):
        self.__hidden = 1


print(Private()._Private__hidden, [n for n in dir(Private) if "hidden" in n])


class Empty:
    __slots__ = ()


try:
    Empty().a = 1
except AttributeError as error:
    print(error)


def attempt(**namespace):
    bases = namespace.pop("bases", ())
    try:
        cls = type("T", bases, namespace)
        print("made", sorted(n for n in cls.__dict__ if not n.startswith("__")))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


attempt(__slots__=("a", 5))
attempt(__slots__=("not valid",))
attempt(__slots__=("a", "a"))
attempt(__slots__=5)
attempt(__slots__=("a",), a=1)
attempt(__slots__=("__dict__", "__dict__"))
attempt(__slots__=("__dict__",), bases=(Child,))
attempt(__slots__=("__weakref__", "__weakref__"))
attempt(__slots__=("a",), bases=(int,))
attempt(__slots__=(), bases=(int,))
attempt(__slots__=("a",), bases=(tuple,))
attempt(__slots__=["b", "a"])
attempt(__slots__=("x",), bases=(Point,))
attempt(__slots__=iter(["gen", "erated"]))


class Overriding(Point):
    __slots__ = ("x",)


o = Overriding(1, 2)
print(o.x, Overriding.x is not Point.x)
Point.x.__set__(o, "base")
print(o.x, Point.x.__get__(o))
try:
    Point.x.__get__(5)
except TypeError as error:
    print(error)
try:
    Point.x.__set__(Single(), 1)
except TypeError as error:
    print(error)


class WithDefault:
    __slots__ = ("v",)
    w = "class attribute"


d = WithDefault()
try:
    d.w = 1
except AttributeError as error:
    print(error)
print(d.w)


class IntSub(int):
    pass


n = IntSub(5)
n.extra = "ints have a dict when subclassed"
print(n + 1, n.extra, n.__dict__)
try:
    (5).extra = 1
except AttributeError as error:
    print(error)
try:
    object().extra = 1
except AttributeError as error:
    print(error)
