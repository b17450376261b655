# Covers: type parameters: scopes of functions, classes and aliases, lazy bounds, constraints and defaults, closures over them, shadowing, attributes, subscription, errors.


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


def first[T](items: list[T], default: T = None) -> T:
    def inner(x: T) -> T:
        return T, x

    return inner(items[0] if items else default)


print(first([1]), first.__type_params__, first.__name__, first.__qualname__)
print([p is first.__type_params__[0] for p in (first([])[0], first.__annotations__["return"])])


class Box[T, *Ts, **P]:
    parameter = T
    T2 = [T for _ in range(1)]

    def __init__(self, value: T):
        self.value = value

    def map[U](self, function) -> "Box[U]":
        return Box(function(self.value)), U, T

    class Inner[V]:
        both = T, V

    @staticmethod
    def bare():
        return T, __class__


print(Box.__type_params__, Box.parameter, Box.T2, Box.__name__, Box.__mro__[1:])
print(Box(2).map(lambda v: v + 1)[1:], Box.Inner.both, Box.Inner.__qualname__, Box.bare())
attempt("subscript", lambda: (Box[int, str, [float]].__origin__.__name__, Box[int, str, [float]].__args__))
attempt("call of alias", lambda: Box[int, [str]](5).value)
attempt("no such global", lambda: T)

type Pair[A, B = int] = tuple[A, B]
type Recursive = list[Recursive] | None
type Lazy = undefined_thing
type Nested[T] = dict[str, Pair[T, T]]
print(Pair, Pair.__type_params__, Pair.__value__, Pair.__name__, type(Pair).__name__)
print(Recursive.__value__, Nested.__value__, Pair[str, int])
attempt("lazy", lambda: Lazy.__value__)
undefined_thing = "defined now"
attempt("lazy", lambda: Lazy.__value__)
attempt("plain subscript", lambda: Lazy[int])
attempt("isinstance", lambda: isinstance(1, Lazy))

evaluated = []


def note(value):
    evaluated.append(value)
    return value


def bounded[T: note(int), S: (note(str), note(bytes)), D = note("default")]():
    return T, S, D


t, s, d = bounded()
print(evaluated, t.__name__)
print(t.__bound__, t.__constraints__, s.__bound__, s.__constraints__, d.__default__, d.has_default(), t.has_default())
print(evaluated, t.__bound__, evaluated)
print(repr(t), t.__covariant__, t.__contravariant__, t.__infer_variance__, type(t).__name__, type(t).__module__)


def bad_bound[T: 1 / 0]():
    return T


attempt("bad bound", lambda: bad_bound().__bound__)
X = "global"


class Shadow[X]:
    seen = X

    def get(self, X="parameter"):
        return X

    def up(self):
        return X


print(Shadow.seen, Shadow().get(), Shadow().up(), X)


def outer[T]():
    T1 = T

    class Inner[T]:
        own = T

        def method[T](self):
            return T

    return T1, Inner.own, Inner().method(), len({T1, Inner.own, Inner().method()})


print(outer())


def decorator(label):
    def apply(target):
        print("decorated", label, target.__name__)
        return target

    return apply


@decorator(X)
def decorated[X](a: X = X):
    return a


print(decorated())


class Base:
    def __init_subclass__(cls, **keywords):
        super().__init_subclass__()
        print(cls.__name__, {k: str(v) for k, v in keywords.items()})


class Derived[T](Base, parameter=T, bound=X):
    pass


class Reordered[T](Base, list[T]):
    pass


print(Reordered.__bases__, Reordered.__parameters__)


def generator[T](n):
    yield from (T for _ in range(n))


async def coroutine[T]():
    return T


print(list(generator(2)))
try:
    coroutine().send(None)
except StopIteration as stop:
    print(stop.value)
print((lambda: first.__type_params__)(), generator.__type_params__[0] is next(generator(1)))


class Counter[T]:
    count = 0

    def add(self):
        nonlocal_value = [T]
        Counter.count += len(nonlocal_value)
        return Counter.count


print(Counter().add(), Counter[int]().add(), Counter.count)
