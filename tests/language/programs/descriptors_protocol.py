# Covers: data and non-data descriptors, lookup order, __set_name__, __delete__, descriptors on metaclasses, functions and properties as descriptors.


class Data:
    def __set_name__(self, owner, name):
        print("set_name", owner.__name__, name)
        self.name = "_" + name

    def __get__(self, instance, owner=None):
        if instance is None:
            return f"data of {owner.__name__}"
        return instance.__dict__.get(self.name, "unset")

    def __set__(self, instance, value):
        instance.__dict__[self.name] = value

    def __delete__(self, instance):
        del instance.__dict__[self.name]


class NonData:
    def __get__(self, instance, owner):
        return ("non-data", instance is not None, owner.__name__)


class GetOnlySet:
    def __set__(self, instance, value):
        print("only set", value)


class Host:
    data = Data()
    non_data = NonData()
    set_only = GetOnlySet()
    plain = "class value"


h = Host()
print(Host.data, h.data)
h.data = 5
h.__dict__["data"] = "shadow"
print(h.data, h.__dict__)
del h.data
print(h.data)
try:
    del h.data
except KeyError as error:
    print("KeyError", error)
print(h.non_data)
h.non_data = "instance wins"
print(h.non_data, Host.non_data)
print(h.set_only is Host.__dict__["set_only"])
h.set_only = 1
h.__dict__["set_only"] = "in dict"
print(h.set_only)
try:
    del h.set_only
except AttributeError as error:
    print("AttributeError", error)
h.plain = "own"
del h.plain
print(h.plain)
try:
    del h.plain
except AttributeError as error:
    print(error)


class Meta(type):
    @property
    def meta_property(cls):
        return f"meta property of {cls.__name__}"

    meta_plain = "meta plain"
    shared = "from meta"


class WithMeta(metaclass=Meta):
    shared = "from class"
    meta_property = "class cannot shadow data descriptor"


print(WithMeta.meta_property, WithMeta.meta_plain, WithMeta.shared)
try:
    WithMeta().meta_plain
except AttributeError as error:
    print(error)
print(WithMeta().meta_property)
try:
    WithMeta.meta_property = 1
except AttributeError as error:
    print(error)


class P:
    def __init__(self):
        self._v = 1

    @property
    def value(self):
        "the doc"
        return self._v

    @value.setter
    def value(self, v):
        if v < 0:
            raise ValueError("negative")
        self._v = v

    @value.deleter
    def value(self):
        print("deleting")
        self._v = None

    @property
    def readonly(self):
        return 1

    writeonly = property(None, lambda self, v: print("written", v))


p = P()
p.value += 5
print(p.value, P.value.__doc__, P.value.fget.__name__, P.value.__name__)
del p.value
print(p.value)
for action in ("p.value = -1", "p.readonly = 2", "del p.readonly", "p.writeonly", "P().nothing"):
    try:
        if action == "p.value = -1":
            p.value = -1
        elif action == "p.readonly = 2":
            p.readonly = 2
        elif action == "del p.readonly":
            del p.readonly
        elif action == "p.writeonly":
            p.writeonly
        else:
            P().nothing
    except (AttributeError, ValueError) as error:
        print(type(error).__name__, error)
p.writeonly = 3


def function(self, x):
    return (self, x)


bound = function.__get__(10)
print(bound(20), bound.__self__, bound.__func__ is function)
print(function.__get__(None, int) is function)
try:
    function.__get__(None)
except TypeError as error:
    print(error)
print(staticmethod(function).__get__(1) is function, classmethod(function).__get__(1, int)(5))
print(len.__get__ if hasattr(len, "__get__") else "built-in functions are no descriptors")
print(str.upper.__get__("abc")(), type(str.upper).__name__, type("".upper).__name__)
for bad in (lambda: str.upper(5), lambda: str.upper(), lambda: str.upper.__get__(5), lambda: list.append([], 1, 2)):
    try:
        bad()
    except TypeError as error:
        print(error)


class SetNameFails:
    def __set_name__(self, owner, name):
        raise RuntimeError("no name for me")


try:
    class Fails:
        attribute = SetNameFails()
except RuntimeError as error:
    print(error, error.__notes__)


class Late:
    pass


Late.late = Data.__new__(Data)
try:
    Late().late
except AttributeError as error:
    print(error)
