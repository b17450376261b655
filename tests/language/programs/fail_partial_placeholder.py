# Covers: partial with places that the call leaves open, wrapped by another partial and a decorator.
import functools
from functools import Placeholder as _, partial


def clamp(low, value, high):
    return max(low, min(value, high))


def logged(function):
    @functools.wraps(function)
    def inner(*args, **kwargs):
        print('call', args, kwargs)
        return function(*args, **kwargs)
    return inner


percent = partial(clamp, 0, _, 100)
print(percent(50), percent(-3), percent(400), percent.args)
between = partial(clamp, _, _, 10)
print(between(1, 5), partial(between, 3)(1), partial(between, _, 7)(2))
safe = logged(percent)
print(safe(3))


def apply_all(functions, *args):
    results = []
    for function in functions:
        results.append(function(*args))
    return results


print(apply_all([percent, partial(clamp, 5)], 7) if False else apply_all([percent], 7))
print(apply_all([safe, between], 7))
