# Covers: zero- and two-argument super, __class__ cell, super in class methods, static methods, comprehensions and nested functions, errors, attributes of super.


class Base:
    value = "base value"

    def method(self):
        return "Base.method"

    @classmethod
    def make(cls):
        return f"Base.make for {cls.__name__}"

    @staticmethod
    def static():
        return "Base.static"

    @property
    def prop(self):
        return f"Base.prop of {type(self).__name__}"

    def __getitem__(self, key):
        return ("item", key)

    def __len__(self):
        return 3


class Derived(Base):
    value = "derived value"

    def method(self):
        return "Derived+" + super().method()

    @classmethod
    def make(cls):
        return "Derived+" + super().make()

    @property
    def prop(self):
        return "Derived+" + super().prop

    def explicit(self):
        return super(Derived, self).method(), super(Derived, type(self)).make()

    def special(self):
        try:
            return super()[0]
        except TypeError as error:
            return str(error)

    def dunder(self):
        return super().__getitem__(1), super().__len__()

    def attributes(self):
        s = super()
        return s.value, s.__thisclass__.__name__, s.__self__ is self, s.__self_class__.__name__

    def in_comprehension(self):
        return [super().method() for _ in range(2)]

    def in_lambda(self):
        return (lambda: super(Derived, self).method())()

    def in_nested(self):
        def inner():
            return super(__class__, self).method()

        return inner()

    def set_attribute(self):
        try:
            super().value = 1
        except AttributeError as error:
            return str(error)

    def missing(self):
        try:
            super().nothing
        except AttributeError as error:
            return str(error)

    def rebinding(self):
        self = 5
        try:
            return super().method()
        except TypeError as error:
            return str(error)

    def deleted(self):
        del self
        try:
            return super().method()
        except RuntimeError as error:
            return str(error)

    def no_arguments():
        try:
            super()
        except RuntimeError as error:
            return str(error)

    def star(*args):
        return super().method()


class Third(Derived):
    def method(self):
        return "Third+" + super().method()


d = Derived()
t = Third()
print(d.method(), t.method(), Derived.make(), Third.make(), d.prop, t.prop)
print(d.explicit(), t.explicit(), d.special(), d.dunder(), d.attributes(), t.attributes())
print(d.in_comprehension(), d.in_lambda(), d.in_nested(), d.set_attribute(), d.missing())
print(d.rebinding(), "|", d.deleted(), "|", Derived.no_arguments())
try:
    print(d.star())
except RuntimeError as error:
    print(error)


def outside():
    try:
        super()
    except RuntimeError as error:
        print(error)
    try:
        __class__
    except NameError as error:
        print(error)


outside()
for arguments in [(5,), (int, "a"), (Derived, Base()), (Derived, int), (Derived, d, 1), ("x", d)]:
    try:
        super(*arguments)
        print("fine")
    except TypeError as error:
        print(error)
unbound = super(Derived)
print(unbound.__self__, unbound.__thisclass__.__name__)
bound = unbound.__get__(d)
print(bound.method())
try:
    unbound.method
except AttributeError as error:
    print(error)


class Late:
    def which(self):
        return __class__.__name__

    def generator(self):
        yield super().__repr__().split(" object")[0].split(".")[-1]


Alias = Late
Late = None
print(Alias().which(), list(Alias().generator()))


class Meta(type):
    def __new__(mcs, name, bases, ns):
        cls = super().__new__(mcs, name, bases, ns)
        print("cell set:", cls.get() is cls)
        return cls


class WithCell(metaclass=Meta):
    @staticmethod
    def get():
        return __class__


class Switch(Base):
    def method(self):
        return "Switch+" + super().method()


d.__class__ = Switch
print(d.method(), type(d).__name__)
for bad in (int, 5, None):
    try:
        d.__class__ = bad
    except TypeError as error:
        print(error)
try:
    (5).__class__ = bool
except TypeError as error:
    print(error)
try:
    Switch.method(5)
except TypeError as error:
    print(error)
