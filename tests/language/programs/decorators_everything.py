# Covers: decorators: order, arguments, on methods, classes, properties, static and class methods, stacking with closures, any expression as a decorator, state, wrapped attributes.

order = []


def log(name):
    order.append(f"create {name}")

    def decorate(function):
        order.append(f"apply {name} to {getattr(function, '__name__', type(function).__name__)}")
        return function

    return decorate


@log("outer")
@log("inner")
def plain(a=order.append("default")):
    return "plain"


print(order, plain())
order.clear()


def repeat(times):
    def decorate(function):
        def wrapper(*args, **kwargs):
            return [function(*args, **kwargs) for _ in range(times)]

        wrapper.__name__ = function.__name__
        wrapper.__wrapped__ = function
        return wrapper

    return decorate


@repeat(times=2)
def greet(name, punctuation="!"):
    """Greets."""
    return f"hi {name}{punctuation}"


print(greet("ann"), greet("bob", punctuation="?"), greet.__name__, greet.__wrapped__.__doc__)


class Memo:
    def __init__(self, function):
        self.function = function
        self.cache = {}

    def __call__(self, *args):
        if args not in self.cache:
            self.cache[args] = self.function(*args)
        return self.cache[args]

    def __get__(self, instance, owner):
        if instance is None:
            return self
        return lambda *args: self(instance, *args)


@Memo
def fibonacci(n):
    return n if n < 2 else fibonacci(n - 1) + fibonacci(n - 2)


print(fibonacci(80), len(fibonacci.cache))


class Service:
    registry = {}

    def register(name, registry=registry):
        def decorate(function):
            registry[name] = function
            return function

        return decorate

    @register("start")
    def start(self):
        return "started"

    @register("stop")
    @staticmethod
    def stop():
        return "stopped"

    @classmethod
    @repeat(2)
    def build(cls):
        return cls.__name__

    @property
    @repeat(3)
    def value(self):
        return 1

    @value.setter
    def value(self, new):
        print("setting", new)

    @Memo
    def expensive(self, x):
        print("computing", x)
        return x * 2

    @staticmethod
    @repeat(2)
    def static(x):
        return x


service = Service()
print(sorted(Service.registry), Service.registry["start"](service), Service.registry["stop"](), service.stop())
print(Service.build(), service.value, service.static(5), service.expensive(2), service.expensive(2))
service.value = 9


def add_method(cls):
    cls.extra = lambda self: f"extra of {cls.__name__}"
    return cls


@add_method
@log("class")
class Decorated:
    pass


print(Decorated().extra(), order)
decorators = [repeat(1), {"key": repeat(2)}]


@decorators[0]
@decorators[1]["key"]
@(lambda f: f)
@(repeat(1) if order else None)
def anything():
    return "x"


print(anything())


@type
def printed():
    pass


print(printed)
try:

    @5
    def never():
        pass
except TypeError as error:
    print(error)
try:

    @undefined_decorator
    def never2():
        pass
except NameError as error:
    print(error)


@staticmethod
def module_level(x):
    return x + 1


print(module_level(1), type(module_level).__name__, module_level.__name__)


@lambda function: [function(n) for n in range(4)]
def squares(n):
    return n * n


print(squares)


@repeat(2)
async def coroutine():
    return 1


for c in coroutine():
    try:
        c.send(None)
    except StopIteration as stop:
        print("coroutine gave", stop.value)


@repeat(1)
def generator():
    yield 1
    yield 2


print([list(g) for g in generator()])
