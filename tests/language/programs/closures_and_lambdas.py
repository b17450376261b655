# Covers: closures: shared cells, late binding, counters, currying, recursion of lambdas, closures over parameters and exceptions, class bodies, deletion, introspection of cells.


def make_counter(start=0):
    value = start

    def increment(by=1):
        nonlocal value
        value += by
        return value

    def get():
        return value

    def reset():
        nonlocal value
        value = start

    return increment, get, reset


inc, get, reset = make_counter(5)
other_inc, other_get, _ = make_counter()
print(inc(), inc(10), get(), other_inc(), other_get())
reset()
print(get(), other_get())


def late():
    functions = []
    for i in range(3):
        functions.append(lambda: i)
    bound = [lambda i=i: i for i in range(3)]
    nested = [(lambda j: lambda: j)(i) for i in range(3)]
    return [f() for f in functions], [f() for f in bound], [f() for f in nested]


print(late())
curry = lambda f: lambda a: lambda b: lambda c: f(a, b, c)
print(curry(lambda a, b, c: (a, b, c))(1)(2)(3))
compose = lambda *fs: (lambda x: x) if not fs else (lambda x: fs[0](compose(*fs[1:])(x)))
print(compose(str, lambda x: x + 1, abs)(-5))
factorial = (lambda f: lambda n: f(f, n))(lambda self, n: 1 if n < 2 else n * self(self, n - 1))
print(factorial(10))
fix = lambda f: (lambda x: x(x))(lambda x: f(lambda *a: x(x)(*a)))
print(fix(lambda fib: lambda n: n if n < 2 else fib(n - 1) + fib(n - 2))(15))


def parameters(a, *args, k=1, **kwargs):
    def inner():
        return a, args, k, kwargs

    a += 1
    kwargs["added"] = True
    return inner


print(parameters(1, 2, 3, k=4, z=5)())


def three_levels():
    x = "outer"

    def second():
        y = "second"

        def third():
            nonlocal x, y
            x, y = y, x
            return x, y

        return third, lambda: (x, y)

    third, read = second()
    first = third()
    return first, read(), third(), x


print(three_levels())


def cells():
    a = 1
    b = []

    def inner():
        return a, b

    return inner


f = cells()
print(f.__code__.co_freevars, [c.cell_contents for c in f.__closure__], f.__closure__[0] == f.__closure__[0])
f.__closure__[0].cell_contents = "changed"
f.__closure__[1].cell_contents.append(1)
print(f())
print((lambda: 0).__closure__, cells.__closure__, cells.__code__.co_cellvars)


def in_exception():
    handlers = []
    for text in ("one", "two"):
        try:
            raise ValueError(text)
        except ValueError as error:
            handlers.append(lambda: error)
            kept = error
            handlers.append(lambda kept=kept: kept.args[0])
    results = []
    for handler in handlers:
        try:
            results.append(handler())
        except NameError as problem:
            results.append(str(problem))
    return results


print(in_exception())


def in_class():
    secret = "enclosing"

    class Holder:
        secret = "class"
        copied = secret

        def read(self):
            return secret

        reader = lambda self: secret

    secret = "changed later"
    return Holder.copied, Holder().read(), Holder().reader()


print(in_class())


def accumulate():
    total = 0
    history = []

    def add(n):
        nonlocal total
        total += n
        history.append(total)
        return history

    return add


add = accumulate()
for n in range(1, 5):
    add(n)
print(add(0))


def generator_closure():
    state = 0

    def advance():
        nonlocal state
        state += 1

    def watch():
        while state < 3:
            yield state
            advance()

    return list(watch()), state


print(generator_closure())
handlers = {name: (lambda n: lambda: f"handler {n}")(name) for name in "abc"}
print([handlers[n]() for n in handlers], (lambda x, y=2, *z, w, **k: (x, y, z, w, k))(1, w=3, q=4))


def unbound_then_bound():
    def use():
        return value

    try:
        use()
    except NameError as error:
        message = str(error)
    value = 1
    return message, use()


print(unbound_then_bound())
