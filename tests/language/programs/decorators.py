# Covers: decorators on functions and classes, with arguments, stacked, class-based; functools-like wrappers written by hand; memoisation.


def trace(function):
    def wrapper(*args, **kwargs):
        print(f"call {function.__name__}{args}{kwargs or ''}")
        result = function(*args, **kwargs)
        print(f"{function.__name__} -> {result}")
        return result

    wrapper.__name__ = function.__name__
    wrapper.wrapped = function
    return wrapper


@trace
def add(a, b=1):
    return a + b


print(add(2), add(2, b=5), add.__name__, add.wrapped(1, 1))


def repeat(times):
    def decorate(function):
        def run(*args):
            return [function(*args) for _ in range(times)]

        return run

    return decorate


@repeat(3)
@repeat(2)
def hello(name):
    return "hi " + name


print(hello("bob"))


def memo(function):
    cache = {}

    def lookup(n):
        if n not in cache:
            cache[n] = function(n)
        return cache[n]

    lookup.cache = cache
    return lookup


@memo
def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(80), len(fib.cache))


class CountCalls:
    def __init__(self, function):
        self.function = function
        self.count = 0

    def __call__(self, *args):
        self.count += 1
        return self.function(*args)


@CountCalls
def square(n):
    return n * n


print(square(3), square(4), square.count)


def register(registry):
    def decorate(cls):
        registry[cls.__name__] = cls
        cls.registered = True
        return cls

    return decorate


plugins = {}


@register(plugins)
class Plugin:
    pass


print(sorted(plugins), Plugin.registered, plugins["Plugin"] is Plugin)


class Service:
    @trace
    def method(self):
        return "m"

    def __repr__(self):
        return "<service>"


print(Service().method())
order = []


def note(tag):
    order.append("make " + tag)
    return lambda f: order.append("apply " + tag) or f


@note("outer")
@note("inner")
def noted():
    pass


print(order)
