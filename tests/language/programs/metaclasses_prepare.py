# Covers: metaclasses: __prepare__, __new__/__init__/__call__ order, keyword arguments, conflicts, callables as metaclass, class dict subclasses, __classcell__.


class Recorder(dict):
    def __init__(self):
        super().__init__()
        self.order = []

    def __setitem__(self, key, value):
        if not key.startswith("__"):
            self.order.append(key)
        super().__setitem__(key, value)

    def __missing__(self, key):
        if key.startswith("auto_"):
            return f"<{key}>"
        raise KeyError(key)


class Meta(type):
    @classmethod
    def __prepare__(mcs, name, bases, **kwargs):
        print("prepare", mcs.__name__, name, [b.__name__ for b in bases], kwargs)
        return Recorder()

    def __new__(mcs, name, bases, namespace, **kwargs):
        print("new", name, namespace.order, kwargs)
        cls = super().__new__(mcs, name, bases, dict(namespace))
        cls.recorded = namespace.order
        return cls

    def __init__(cls, name, bases, namespace, **kwargs):
        print("init", name, sorted(kwargs))
        super().__init__(name, bases, namespace)

    def __call__(cls, *args, **kwargs):
        print("call", cls.__name__, args, kwargs)
        return super().__call__(*args, **kwargs)

    def __repr__(cls):
        return f"<Meta {cls.__name__}>"


class First(metaclass=Meta, option=1):
    x = 1
    y = auto_y
    x = 2

    def method(self):
        return __class__

    def __init__(self, *args, **kwargs):
        print("instance init", args, kwargs)


class Second(First, other="o"):
    z = 3


print(First.recorded, Second.recorded, First.y, First, Second)
print(First(1, k=2).method() is First)
print(type(Second) is Meta, isinstance(Second, Meta), Meta.__mro__ == (Meta, type, object))


def factory(name, bases, namespace, **kw):
    print("factory", name, bases, sorted(k for k in namespace if not k.startswith("__")), kw)
    return {"a": "dict, not a class"}


class Odd(metaclass=factory, extra=True):
    inside = 1


print(Odd)


class M1(type):
    pass


class M2(type):
    pass


class M3(M1, M2):
    pass


class A(metaclass=M1):
    pass


class B(metaclass=M2):
    pass


for metaclass in (None, M1, M3):
    try:
        if metaclass:
            class C(A, B, metaclass=metaclass):
                pass
        else:
            class C(A, B):
                pass
        print("made", type(C).__name__)
    except TypeError as error:
        print(error)


class BadPrepare(type):
    @classmethod
    def __prepare__(mcs, name, bases):
        return 5


try:
    class D(metaclass=BadPrepare):
        pass
except TypeError as error:
    print(error)
try:
    class E(unknown=1):
        pass
except TypeError as error:
    print(error)
try:
    class F(metaclass=M1, unknown=1):
        pass
except TypeError as error:
    print(error)


class ForgetsCell(type):
    def __new__(mcs, name, bases, namespace):
        return super().__new__(mcs, name, bases, {k: v for k, v in namespace.items() if k != "__classcell__"})


try:
    class G(metaclass=ForgetsCell):
        def method(self):
            return __class__
except RuntimeError as error:
    print(str(error).split(" at 0x")[0])


class Singleton(type):
    _made = {}

    def __call__(cls, *args):
        if cls not in Singleton._made:
            Singleton._made[cls] = super().__call__(*args)
        return Singleton._made[cls]


class Config(metaclass=Singleton):
    def __init__(self, value):
        self.value = value


print(Config(1) is Config(2), Config(3).value)


class Countable(type):
    def __len__(cls):
        return len(cls.members)

    def __iter__(cls):
        return iter(cls.members)

    def __getitem__(cls, key):
        return cls.members[key]

    def __contains__(cls, key):
        return key in cls.members

    def __add__(cls, other):
        return cls.members + other.members

    def __getattr__(cls, name):
        return f"meta getattr {name}"

    def __bool__(cls):
        return False


class Letters(metaclass=Countable):
    members = ["a", "b"]


class More(metaclass=Countable):
    members = ["c"]


print(len(Letters), list(Letters), Letters[1], "b" in Letters, Letters + More, Letters.anything, bool(Letters))
print(type("Dyn", (First,), Recorder(), late=1).__name__)
print(type(5), type(type), type.__class__, type.__bases__)
