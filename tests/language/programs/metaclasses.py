# Covers: metaclasses, type() with three arguments, __new__, class creation hooks, __class_getitem__, __instancecheck__, singletons, dynamic class building.


class Meta(type):
    def __new__(mcls, name, bases, namespace, **options):
        namespace["created_by"] = mcls.__name__
        cls = super().__new__(mcls, name, bases, namespace)
        cls.options = options
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)
        cls.order = len(Meta.registry)
        Meta.registry.append(name)

    def __call__(cls, *args, **kwargs):
        instance = super().__call__(*args, **kwargs)
        instance.tagged = True
        return instance

    def __len__(cls):
        return 42

    def __contains__(cls, item):
        return item == cls.__name__

    def __instancecheck__(cls, instance):
        return instance == "magic" or type.__instancecheck__(cls, instance)

    registry = []


class A(metaclass=Meta, flag=True):
    def __init__(self, v=0):
        self.v = v


class B(A):
    pass


print(A.created_by, A.options, B.options, A.order, B.order, Meta.registry, type(B).__name__)
print(A(5).tagged, A(5).v, len(A), "A" in A, "B" in A, isinstance("magic", A), isinstance(B(), A), isinstance(1, A))
Dynamic = type("Dynamic", (A,), {"x": 1, "get": lambda self: self.x + self.v}, level=3)
print(Dynamic.__name__, Dynamic(10).get(), Dynamic.options, Dynamic.__mro__[1].__name__)


class Singleton:
    _instance = None

    def __new__(cls, *args):
        if cls._instance is None:
            cls._instance = super().__new__(cls)
        return cls._instance

    def __init__(self, value):
        self.value = value


print(Singleton(1) is Singleton(2), Singleton(3).value, Singleton._instance.value)


class Positive(int):
    def __new__(cls, value):
        return super().__new__(cls, abs(value))

    def double(self):
        return Positive(self * 2)


p = Positive(-5)
print(p, p + 1, p.double(), isinstance(p, int), type(p.double()).__name__, p == 5, {5: "five"}[p])


class Typed:
    def __class_getitem__(cls, item):
        return f"{cls.__name__}[{item.__name__}]"


print(Typed[int])


class Prepared(type):
    @classmethod
    def __prepare__(mcls, name, bases):
        return {"injected": name.lower()}


class Uses(metaclass=Prepared):
    copy = injected * 2


print(Uses.injected, Uses.copy)
try:
    class Conflict(A, metaclass=Prepared):
        pass
except TypeError as error:
    print(error)
