# Covers: who wins an attribute lookup: data and non-data descriptors, instance dicts, class attributes, metaclass descriptors, __getattr__; reads, writes and deletes.


class Data:
    def __init__(self, label):
        self.label = label

    def __get__(self, instance, owner=None):
        return f"{self.label} of {type(instance).__name__}/{owner.__name__ if owner else None}"

    def __set__(self, instance, value):
        print("set", self.label, value)

    def __delete__(self, instance):
        print("delete", self.label)


class NonData:
    def __init__(self, label):
        self.label = label

    def __get__(self, instance, owner=None):
        return f"{self.label} got {instance is None}"


class SetOnly:
    def __set__(self, instance, value):
        instance.__dict__["set_only"] = ("set", value)


class DeleteOnly:
    def __delete__(self, instance):
        print("delete only")


class GetDelete(NonData):
    def __delete__(self, instance):
        print("get-delete", self.label)


class Meta(type):
    data = Data("meta data")
    non_data = NonData("meta non-data")
    plain = "meta plain"

    def __getattr__(cls, name):
        if name.startswith("dyn"):
            return f"meta getattr {name}"
        raise AttributeError(f"no {name} in {cls.__name__}")


class Thing(metaclass=Meta):
    d = Data("d")
    n = NonData("n")
    set_only = SetOnly()
    delete_only = DeleteOnly()
    gd = GetDelete("gd")
    plain = "class plain"

    def method(self):
        return "method"

    def __getattr__(self, name):
        return f"getattr {name}"


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


t = Thing()
t.__dict__.update(d="instance d", n="instance n", set_only="instance s", delete_only="instance do", gd="instance gd", plain="instance plain", method="instance method", data="instance data")
for name in ("d", "n", "set_only", "delete_only", "gd", "plain", "method", "data", "missing"):
    attempt(name, lambda: getattr(t, name))
t.__dict__.clear()
for name in ("d", "n", "gd", "plain", "data"):
    attempt(name, lambda: getattr(t, name))
print(isinstance(t.set_only, SetOnly), isinstance(t.delete_only, DeleteOnly))
t.d, t.n, t.set_only = 1, 2, 3
print(t.__dict__)
attempt("delete_only =", lambda: setattr(t, "delete_only", 1))
attempt("gd =", lambda: setattr(t, "gd", 1))
for name in ("d", "n", "set_only", "delete_only", "gd", "plain"):
    attempt(f"del {name}", lambda: delattr(t, name))
print(t.__dict__)

for name in ("data", "non_data", "plain", "d", "dynamic", "missing", "__name__"):
    attempt(f"Thing.{name}", lambda: getattr(Thing, name))
Thing.data = "class data"
attempt("class set", lambda: Thing.data)
Thing.non_data = "class non-data"
attempt("class set", lambda: Thing.non_data)
del Thing.data
attempt("class del", lambda: delattr(Thing, "missing"))
attempt("class d", lambda: setattr(Thing, "d", "replaced") or Thing().d)


class Child(Thing):
    n = "child n"

    @property
    def plain(self):
        return "property " + super().plain

    d = NonData("child d")


c = Child()
c.__dict__["d"] = "instance d"
c.__dict__["plain"] = "instance plain"
attempt("child", lambda: (c.n, c.plain, c.d, Child.d))


class Dynamic:
    pass


x = Dynamic()
x.late = "instance"
descriptor = NonData("late")
Dynamic.late = descriptor
print(x.late)
NonData.__set__ = lambda self, instance, value: print("late set", value)
print(x.late)
x.late = 5
del NonData.__set__
print(x.late)
attempt("get on class", lambda: Dynamic.late)


class Raises:
    def __get__(self, instance, owner):
        raise AttributeError("from descriptor")


class WithFallback:
    r = Raises()

    def __getattr__(self, name):
        return f"fallback for {name}"


class WithoutFallback:
    r = Raises()


attempt("fallback", lambda: WithFallback().r)
attempt("without", lambda: WithoutFallback().r)
attempt("class", lambda: WithFallback.r)
attempt("hasattr", lambda: (hasattr(WithoutFallback(), "r"), hasattr(WithFallback(), "r"), getattr(WithoutFallback(), "r", "default")))
