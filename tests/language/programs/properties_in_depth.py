# Covers: property objects: getter, setter and deleter copies, inheritance and overriding of one part, docs and names, errors, properties on classes and metaclasses, cached ones, with slots.
from functools import cached_property


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


class Temperature:
    def __init__(self, celsius=0):
        self.celsius = celsius

    @property
    def celsius(self):
        """Degrees."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273:
            raise ValueError(f"{value} is too cold")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        del self._celsius

    @property
    def fahrenheit(self):
        return self.celsius * 9 / 5 + 32

    write_only = property(None, lambda self, value: setattr(self, "_celsius", value * 2))
    nothing = property()


t = Temperature(10)
print(t.celsius, t.fahrenheit, Temperature.celsius.__doc__, Temperature.celsius.__name__, Temperature.celsius.fget.__name__, Temperature.fahrenheit.fset)
attempt("set", lambda: (setattr(t, "celsius", 20), t.fahrenheit))
attempt("too cold", lambda: setattr(t, "celsius", -300))
attempt("no setter", lambda: setattr(t, "fahrenheit", 1))
attempt("no deleter", lambda: delattr(t, "fahrenheit"))
attempt("delete", lambda: (delattr(t, "celsius"), vars(t)))
attempt("deleted", lambda: t.celsius)
attempt("delete again", lambda: delattr(t, "celsius"))
attempt("write only", lambda: (setattr(t, "write_only", 5), t.celsius))
attempt("read write only", lambda: t.write_only)
for action in (lambda: t.nothing, lambda: setattr(t, "nothing", 1), lambda: delattr(t, "nothing")):
    attempt("nothing", action)
attempt("in the dict", lambda: (t.__dict__.update(celsius="hidden"), t.celsius, vars(t)["celsius"]))
attempt("bad init", lambda: Temperature(-500))


class Kelvin(Temperature):
    @Temperature.celsius.getter
    def celsius(self):
        return f"{super().celsius}C"

    @property
    def fahrenheit(self):
        return super().fahrenheit

    @fahrenheit.setter
    def fahrenheit(self, value):
        Temperature.celsius.fset(self, (value - 32) * 5 / 9)


k = Kelvin(5)
print(k.celsius, k._celsius)
attempt("inherited setter", lambda: (setattr(k, "celsius", 7), k.celsius))
attempt("inherited getter fails", lambda: k.fahrenheit)
attempt("new setter", lambda: (setattr(k, "fahrenheit", 212), k._celsius))
attempt("super set", lambda: setattr(super(Kelvin, k), "celsius", 1))
attempt("through the class", lambda: Temperature.celsius.__get__(k))
attempt("on the class", lambda: (Kelvin.celsius.__get__(None, Kelvin) is Kelvin.celsius, type(Kelvin.celsius).__name__))
attempt("call set", lambda: (Temperature.celsius.__set__(k, 3), k._celsius))
attempt("call delete", lambda: (Temperature.celsius.__delete__(k), vars(k)))


class Loud(property):
    def __get__(self, instance, owner=None):
        print("loud get", instance is None)
        return super().__get__(instance, owner)

    extra = "extra"


class WithLoud:
    @Loud
    def value(self):
        return self

    @value.setter
    def value(self, new):
        print("loud set", new)


w = WithLoud()
print(w.value is w, type(vars(WithLoud)["value"]).__name__, vars(WithLoud)["value"].extra)
w.value = 5
WithLoud.value


class Meta(type):
    @property
    def size(cls):
        return len(cls.__name__)

    @size.setter
    def size(cls, value):
        cls.__name__ = "x" * value


class Sized(metaclass=Meta):
    pass


print(Sized.size)
Sized.size = 3
print(Sized.__name__, Sized.size)
attempt("instance", lambda: Sized().size)
attempt("class delete", lambda: delattr(Sized, "size"))


class Cached:
    computed = 0

    @cached_property
    def value(self):
        Cached.computed += 1
        return [self.computed]

    @property
    def failing(self):
        raise AttributeError("inner failure")

    @property
    def typo(self):
        return self.valeu

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return f"getattr {name}"


c = Cached()
print(c.value, c.value is c.value, vars(c), c.failing, c.typo)
del c.value
print(c.value, Cached.value.attrname, Cached.computed)
c.value = "assigned"
print(c.value)


class CachedSlots:
    __slots__ = ("_x",)

    @cached_property
    def value(self):
        return 1

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        self._x = value


s = CachedSlots()
s.x = 4
print(s.x)
attempt("cached with slots", lambda: s.value)
attempt("unset slot", lambda: CachedSlots().x)


def make(*arguments, **keywords):
    return type("Made", (), {"p": property(*arguments, **keywords)})


attempt("doc", lambda: make(lambda self: 1, doc="given").p.__doc__)
attempt("doc from getter", lambda: (make(len).p.__doc__ == len.__doc__, make().p.__doc__))
attempt("set doc", lambda: (lambda p: (setattr(p, "__doc__", "new"), p.__doc__))(property()))
attempt("set fget", lambda: setattr(property(), "fget", 1))
attempt("not callable", lambda: make(5)().p)
attempt("wrong arity", lambda: make(lambda: 1)().p)
attempt("unknown keyword", lambda: property(get=1))
attempt("too many", lambda: property(1, 2, 3, 4, 5))
attempt("set through dict", lambda: make(lambda self: 1)().__dict__)
attempt("abstract", lambda: property(lambda self: 1).__isabstractmethod__)
attempt("name", lambda: (lambda p: (setattr(p, "__name__", "renamed"), p.__name__))(property(lambda self: 1)))
attempt("property of property", lambda: make(property(lambda self: 1))().p)
