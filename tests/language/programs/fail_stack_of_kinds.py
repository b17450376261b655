# Covers: one traceback through every kind of callable: function, lambda, method, class and static method, property, nested and decorated function, generator, comprehension, class body, __call__, __init__, partial application by closure.


class Machine:
    registry = {}

    def __init__(self, depth):
        self.depth = depth
        self.value = self.compute(depth)

    def compute(self, depth):
        return Machine.from_class(depth)

    @classmethod
    def from_class(cls, depth):
        return cls.from_static(depth)

    @staticmethod
    def from_static(depth):
        return (lambda d: Callable()(d))(depth)

    @property
    def prop(self):
        raise NotImplementedError("reached the bottom")

    def __enter__(self):
        return next(self.generator())

    def __exit__(self, *exc):
        return None

    def generator(self):
        yield from ([self.nested() for _ in range(1)] for _ in range(2))

    def nested(self):
        def inner(default=1):
            def innermost():
                return self.decorated(default)

            return innermost()

        return inner()

    def __getitem__(self, key):
        return {k: v for k, v in [(key, self.prop)]}

    def decorator(function):
        def wrapper(*args, **kwargs):
            return function(*args, **kwargs)

        return wrapper

    @decorator
    def decorated(self, value):
        class Local:
            attribute = self["item"]

        return Local


class Callable:
    def __call__(self, depth):
        if depth:
            return Machine(depth - 1).value
        machine = Machine.__new__(Machine)
        with machine as value:
            return value


def bind(function, *bound):
    return lambda *rest: function(*bound, *rest)


print("building")
bind(Machine, 1)()
