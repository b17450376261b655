# Covers: tracebacks through the class machinery: metaclass __call__, __new__ and __init__, __init_subclass__, __set_name__, __class_getitem__, __instancecheck__, __getattr__ of metaclasses, descriptors.


def attempt(action):
    try:
        action()
    except Exception as error:
        return error
    return None


class Meta(type):
    def __call__(cls, *args, **kwargs):
        if kwargs.get("fail") == "call":
            raise PermissionError("no instances")
        return super().__call__(*args, **kwargs)

    def __getattr__(cls, name):
        raise AttributeError(f"metaclass has no {name}")

    def __instancecheck__(cls, instance):
        raise TimeoutError("instance check")

    def __subclasscheck__(cls, subclass):
        return subclass.missing_attribute

    def __len__(cls):
        return "long"

    def __iter__(cls):
        yield from cls.members

    def __contains__(cls, item):
        return item > ""


class Base(metaclass=Meta):
    registry = {}

    def __new__(cls, *args, fail=None):
        if fail == "new":
            raise MemoryError("no room")
        return super().__new__(cls)

    def __init__(self, *args, fail=None):
        if fail == "init":
            self.values = {name: args[name] for name in ("x",)}

    def __init_subclass__(cls, key=None, **kwargs):
        super().__init_subclass__(**kwargs)
        Base.registry[key].append(cls)

    def __class_getitem__(cls, item):
        return item.parameter


class Descriptor:
    def __set_name__(self, owner, name):
        self.name = name
        if name.startswith("bad"):
            raise NameError(f"bad name {name}")

    def __get__(self, instance, owner):
        return instance.__dict__[self.name]

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value + 0

    def __delete__(self, instance):
        del instance.__dict__[self.name]


class Holder:
    field = Descriptor()


def subclass():
    class Child(Base, key="unknown"):
        pass


def set_name():
    class Child:
        good = Descriptor()
        bad_field = Descriptor()


def init_subclass_keyword():
    class Plain:
        pass

    class Child(Plain, option=True):
        pass


def wrong_init():
    class Wrong:
        def __init__(self):
            return 5

    return Wrong()


def wrong_new():
    class Wrong:
        def __new__(cls, a, b):
            return super().__new__(cls, a)

    return Wrong(1, 2)


def too_many():
    class Empty:
        pass

    return Empty(1, 2)


def type_call():
    return type("Name", (Base,), {"x": 1})


def delete_twice():
    holder = Holder()
    holder.field = 1
    del holder.field
    del holder.field


actions = [
    lambda: Base(fail="call"),
    lambda: Base(fail="new"),
    lambda: Base(1, fail="init"),
    lambda: Base(unknown=1),
    lambda: Base.nothing,
    lambda: isinstance(1, Base),
    lambda: issubclass(int, Base),
    lambda: len(Base),
    lambda: [*Base],
    lambda: 5 in Base,
    lambda: Base[int],
    subclass,
    set_name,
    init_subclass_keyword,
    wrong_init,
    wrong_new,
    too_many,
    type_call,
    lambda: Holder().field,
    lambda: setattr(Holder(), "field", "text"),
    delete_twice,
    lambda: Holder.field,
]
errors = [attempt(action) for action in actions]
print([type(error).__name__ for error in errors])
raise ExceptionGroup("classes", [ExceptionGroup("calls", errors[:11]), ExceptionGroup("definitions", errors[11:])])
