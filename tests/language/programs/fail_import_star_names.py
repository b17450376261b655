# Covers: errors about names of modules: attributes of math and sys with suggestions, deleted and rebound module attributes, module __getattr__ errors.

import math
import sys


def attempt(function):
    try:
        return function()
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: math.sine)
attempt(lambda: math.Sqrt(4))
attempt(lambda: math.sqrt("4"))
attempt(lambda: math.sqrt(-1))
attempt(lambda: math.sqrt())
attempt(lambda: math.sqrt(1, 2))
attempt(lambda: math.sqrt(x=4))
attempt(lambda: math.factorial(-1))
attempt(lambda: math.factorial(1.5))
attempt(lambda: math.log(0))
attempt(lambda: math.log(-1, 10))
attempt(lambda: math.gcd(1.5, 2))
attempt(lambda: math.floor("a"))
attempt(lambda: math.floor(float("inf")))
attempt(lambda: math.exp(10000))
attempt(lambda: math.acos(2))
attempt(lambda: math.hypot("a"))
attempt(lambda: math())
original = math.floor
math.floor = lambda x: "replaced"
print(math.floor(2.5))
del math.floor
attempt(lambda: math.floor(2.5))
math.floor = original
math.added = "new attribute"
print(math.added, math.floor(2.5), "added" in dir(math), math.__name__, type(math).__name__)
this = sys.modules[__name__]
this.injected = 5
print(injected, hasattr(this, "injected"), "injected" in globals())
attempt(lambda: this.not_there)
attempt(lambda: setattr(5, "x", 1))


def __getattr__(name):
    if name == "magic":
        return "from module getattr"
    raise AttributeError(f"module has no {name!r} whatever you do")


print(this.magic)
attempt(lambda: this.other)
print(math.pie)
