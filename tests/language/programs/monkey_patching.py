# Covers: monkey-patching: methods on classes and instances, special methods added later, built-ins rebound, modules changed, base class changes seen below.

import builtins
import math


class Animal:
    def speak(self):
        return "..."

    def twice(self):
        return self.speak() * 2


class Dog(Animal):
    pass


dog, other = Dog(), Dog()


def call_many(animal):
    return [animal.speak() for _ in range(3)]


print(call_many(dog))
Animal.speak = lambda self: "animal"
print(call_many(dog), dog.twice())
Dog.speak = lambda self: "woof"
print(call_many(dog), super(Dog, dog).speak())
dog.speak = lambda: "only me"
print(call_many(dog), call_many(other), dog.twice(), other.twice())
del dog.speak
del Dog.speak
print(call_many(dog), "speak" in vars(Dog))


def add(self, amount):
    return f"{type(self).__name__} + {amount}"


try:
    dog + 1
except TypeError as error:
    print(error)
Animal.__add__ = add
print(dog + 1)
dog.__add__ = lambda amount: "instance is ignored"
print(dog + 2, dog.__add__(2))
Dog.__len__ = lambda self: 4
Dog.__iter__ = lambda self: iter("dog")
Dog.__call__ = lambda self, *a, **k: (a, k)
Dog.__getitem__ = lambda self, i: i * 2
Dog.__contains__ = lambda self, x: x == "bone"
Dog.__eq__ = lambda self, o: True
Dog.__bool__ = lambda self: False
print(len(dog), list(dog), dog(1, x=2), dog[21], "bone" in dog, dog == 5, bool(dog), not dog)
try:
    hash(dog)
    print("hash stays: __eq__ was added after the class was made")
except TypeError as error:
    print(error)
del Dog.__len__, Dog.__call__
for check in (len, lambda d: d()):
    try:
        check(dog)
    except TypeError as error:
        print(error)
Dog.__getattr__ = lambda self, name: f"patched {name}"
print(dog.anything)
del Dog.__getattr__
print(hasattr(dog, "anything"))
Dog.__init__ = lambda self, name="rex": setattr(self, "name", name)
print(Dog().name, Dog("fido").name)
Dog.__new__ = staticmethod(lambda cls, *a: "not a dog")
print(Dog("x"))

original_len = len


def counting_len(x):
    counting_len.calls += 1
    return original_len(x)


counting_len.calls = 0
builtins.len = counting_len
print(len([1, 2]), len("abc"), counting_len.calls)
builtins.len = original_len
print(len([1]), counting_len.calls)
print_original = print
builtins.print = lambda *args, **kw: print_original("[patched]", *args, **kw)
print("through the patch")
builtins.print = print_original
print = lambda *args: print_original("[global]", *args)
print("shadowed")
del print
print("restored")
builtins.invented = "a new built-in"
print(invented)
del builtins.invented
try:
    invented
except NameError as error:
    print(error)
for target, name in ((int, "double"), (str, "shout"), (list, "append"), (type, "x"), (object, "y")):
    try:
        setattr(target, name, lambda self: self)
    except TypeError as error:
        print(error)
try:
    del dict.get
except TypeError as error:
    print(error)
saved, math.sqrt = math.sqrt, lambda x: -1
print(math.sqrt(4))
math.sqrt = saved
print(math.sqrt(4))


def replaced():
    return "old"


def caller():
    return [replaced() for _ in range(2)]


print(caller())
replaced.__code__ = (lambda: "new code").__code__
print(caller())


def replaced():
    return "redefined"


print(caller())
Animal.shared = []
dog.shared.append(1)
print(other.shared, Animal.shared is other.shared)
