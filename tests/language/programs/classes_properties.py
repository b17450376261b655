# Covers: property, setters and deleters, classmethod, staticmethod, __slots__, descriptors, __getattr__, __setattr__, __init_subclass__, __set_name__, __call__.


class Temperature:
    def __init__(self, celsius=0.0):
        self._celsius = celsius

    @property
    def celsius(self):
        """Degrees."""
        return self._celsius

    @celsius.setter
    def celsius(self, value):
        if value < -273.15:
            raise ValueError("below absolute zero")
        self._celsius = value

    @celsius.deleter
    def celsius(self):
        self._celsius = None

    @property
    def fahrenheit(self):
        return self._celsius * 9 / 5 + 32

    @classmethod
    def from_fahrenheit(cls, degrees):
        return cls((degrees - 32) * 5 / 9)

    @staticmethod
    def is_hot(degrees):
        return degrees > 30


t = Temperature(25)
t.celsius = 30
print(t.celsius, t.fahrenheit, Temperature.from_fahrenheit(212).celsius, Temperature.is_hot(31), Temperature.celsius.__doc__)
for action in (lambda: setattr(t, "celsius", -300), lambda: setattr(t, "fahrenheit", 1)):
    try:
        action()
    except (ValueError, AttributeError) as error:
        print(type(error).__name__, error)
del t.celsius
print(t.celsius)


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return getattr(instance, self.name)

    def __set__(self, instance, value):
        if value <= 0:
            raise ValueError(self.name + " must be positive")
        setattr(instance, self.name, value)


class Item:
    price = Positive()
    registry = []

    def __init__(self, price):
        self.price = price

    def __init_subclass__(cls, tag="none", **kwargs):
        super().__init_subclass__(**kwargs)
        Item.registry.append((cls.__name__, tag))

    def __call__(self, n):
        return self.price * n

    def __getattr__(self, name):
        if name.startswith("dyn_"):
            return name[4:]
        raise AttributeError(f"no {name}")


class Special(Item, tag="sp"):
    pass


class Other(Item):
    pass


item = Special(5)
print(item.price, item(3), item.dyn_color, Item.registry, type(Item.price).__name__)
try:
    item.price = -1
except ValueError as error:
    print(error)
print(hasattr(item, "other"))


class Slotted:
    __slots__ = ("a", "b")


s = Slotted()
s.a = 1
print(s.a, hasattr(s, "b"), hasattr(s, "__dict__"))
try:
    s.c = 3
except AttributeError as error:
    print(error)
