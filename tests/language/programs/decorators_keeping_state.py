# Covers: decorators with state: counters, registries, memo tables, retries, singletons, decorators as objects with __get__, stacking, wraps.
import functools


def counted(function):
    @functools.wraps(function)
    def wrapper(*args, **kwargs):
        wrapper.calls += 1
        return function(*args, **kwargs)

    wrapper.calls = 0
    return wrapper


class memoised:
    """Works for functions and, through __get__, for methods."""

    def __init__(self, function):
        self.function = function
        self.table = {}
        functools.update_wrapper(self, function)

    def __call__(self, *args):
        if args not in self.table:
            self.table[args] = self.function(*args)
        return self.table[args]

    def __get__(self, instance, owner=None):
        return self if instance is None else functools.partial(self, instance)

    def __repr__(self):
        return f"<memoised {self.__name__} with {len(self.table)}>"


class Registry:
    def __init__(self):
        self.entries = {}

    def __call__(self, target=None, /, *, name=None):
        if target is None:
            return functools.partial(self, name=name)
        self.entries[name or target.__name__] = target
        return target

    def __matmul__(self, name):
        return self(name=name)

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return self(name=name)


register = Registry()


def retry(times, *errors):
    attempts = []

    def decorate(function):
        @functools.wraps(function)
        def wrapper(*args):
            for attempt in range(1, times + 1):
                try:
                    return function(*args)
                except errors as error:
                    attempts.append((function.__name__, attempt, str(error)))
            raise RuntimeError(f"{function.__name__}: {times} attempts")

        wrapper.attempts = attempts
        return wrapper

    return decorate


def singleton(cls):
    instance = None

    @functools.wraps(cls, updated=())
    def get(*args):
        nonlocal instance
        if instance is None:
            instance = cls(*args)
        return instance

    get.reset = lambda: globals().__setitem__("_reset", True)
    return get


@counted
@memoised
def fib(n: int) -> int:
    """Fibonacci."""
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(30), fib.calls, fib.__wrapped__, fib.__name__, fib.__doc__, fib.__annotations__, fib.__wrapped__.__wrapped__.__code__.co_argcount)


class Grid:
    def __init__(self, size):
        self.size = size

    @memoised
    def paths(self, x, y):
        """Ways to walk."""
        return 1 if x == 0 or y == 0 else self.paths(x - 1, y) + self.paths(x, y - 1)


grid = Grid(3)
print(grid.paths(5, 5), Grid.paths, len(Grid.paths.table), Grid.paths.__doc__)


@register
def plain():
    return "plain"


@register(name="other")
def named():
    return "named"


@register @ "at"
def matmul():
    return "matmul"


@register.dotted
class Dotted:
    pass


@(lambda f: register(f, name="lambda"))
def from_lambda():
    return "lambda"


print(sorted(register.entries), register.entries["at"]())
state = {"n": 0}


@retry(3, ValueError, KeyError)
def flaky(limit):
    state["n"] += 1
    if state["n"] < limit:
        raise ValueError(f"failure {state['n']}")
    return "fine"


print(flaky(3), flaky.attempts)
state["n"] = 0
try:
    flaky(10)
except RuntimeError as error:
    print(error, type(error.__context__).__name__, len(flaky.attempts))


@singleton
class Config:
    """One."""

    def __init__(self, value):
        self.value = value


print(Config(1) is Config(2), Config(3).value, Config.__doc__, Config.__name__, Config.__wrapped__.__name__)
