# Covers: assignment of __class__, __dict__, __name__, __qualname__, __module__, __doc__, __bases__; attribute order; dictionary mode; vars and dir.


class A:
    kind = "A"

    def who(self):
        return "I am A " + str(self.value)


class B:
    kind = "B"

    def who(self):
        return "I am B " + str(self.value)


class Slotted:
    __slots__ = ("value",)


class SlottedSame:
    __slots__ = ("value",)


objects = [A() for _ in range(3)]
for i, obj in enumerate(objects):
    obj.value = i
print([o.who() for o in objects])
objects[1].__class__ = B
print([o.who() for o in objects], [o.kind for o in objects], type(objects[1]).__name__, isinstance(objects[1], A))
s = Slotted()
s.value = 5
s.__class__ = SlottedSame
print(s.value, type(s).__name__)
for target, cls in ((s, A), (A(), Slotted), (A(), int), (5, A), (A(), "text"), ([], list), (A, type)):
    try:
        target.__class__ = cls
        print("allowed", cls)
    except TypeError as error:
        print(error)
a = A()
a.x, a.y, a.z = 1, 2, 3
del a.y
a.y = 4
print(vars(a), list(a.__dict__), a.__dict__ is a.__dict__)
a.__dict__["w"] = 5
a.__dict__.update(v=6)
print(a.w, a.v, sorted(n for n in dir(a) if not n.startswith("_")))
a.__dict__ = {"fresh": 1, 5: "not even a str"}
print(a.fresh, hasattr(a, "x"), a.__dict__)
a.__dict__[5] = 6
a.added = 7
print(a.__dict__)
for bad in (5, None, [("a", 1)]):
    try:
        a.__dict__ = bad
    except TypeError as error:
        print(error)
try:
    del a.__dict__
    print("dict deleted", a.__dict__)
except TypeError as error:
    print(error)
shared = {}
b1, b2 = B(), B()
b1.__dict__ = shared
b2.__dict__ = shared
b1.value = "seen by both"
print(b2.value, shared)
many = A()
for i in range(200):
    setattr(many, f"attribute_{i}", i)
for i in range(0, 200, 2):
    delattr(many, f"attribute_{i}")
print(len(vars(many)), many.attribute_199, hasattr(many, "attribute_198"), list(vars(many))[:3])
A.__name__ = "Renamed"
A.__qualname__ = "Outer.Renamed"
A.__doc__ = "new doc"
A.__module__ = "elsewhere"
print(A, A.__name__, A.__doc__, repr(A()).split(" object")[0])
for name, value in (("__name__", 5), ("__name__", "with\0null"), ("__qualname__", 5)):
    try:
        setattr(A, name, value)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
for name in ("__name__", "__module__", "__doc__", "__qualname__", "__dict__"):
    try:
        delattr(A, name)
        print("deleted", name)
    except (TypeError, AttributeError) as error:
        print(type(error).__name__, error)
try:
    A.__dict__["new"] = 1
except TypeError as error:
    print(error)
print("kind" in A.__dict__, type(A.__dict__).__name__, A.__dict__["kind"], len(A.__dict__) > 3, list(B.__dict__)[:2])
