# Covers: closures made in loops, comprehensions, handlers and class bodies; cells shared and separate; class scopes that are skipped; global, nonlocal and del together.

functions = []
for i in range(3):
    functions.append(lambda: i)
print([f() for f in functions])
i = "rebound"
print([f() for f in functions])


def in_function():
    late, early, own = [], [], []
    for i in range(3):
        late.append(lambda: i)
        early.append(lambda i=i: i)

        def make(n):
            return lambda: n

        own.append(make(i))
    before = [f() for f in late]
    i = "after"
    return before, [f() for f in late], [f() for f in early], [f() for f in own]


print(in_function())


def comprehensions():
    a = [lambda: x for x in range(3)]
    b = [(lambda x: lambda: x)(x) for x in range(3)]
    c = list(lambda: x for x in range(3))
    d = {x: (lambda: (x, y)) for x in range(2) for y in range(2)}
    g = (lambda: x for x in range(3))
    return [f() for f in a], [f() for f in b], [f() for f in c], [f() for f in d.values()], [f() for f in g]


print(comprehensions())


def handlers():
    out = []
    for n in (1, 2):
        try:
            raise ValueError(n)
        except ValueError as error:
            out.append(lambda: error)
            out.append(lambda error=error: error.args[0])
    results = []
    for f in out:
        try:
            results.append(f())
        except NameError as failure:
            results.append(str(failure)[:45])
    return results


print(handlers())


def counter():
    count = 0

    def up():
        nonlocal count
        count += 1
        return count

    def down():
        nonlocal count
        count -= 1
        return count

    def drop():
        nonlocal count
        del count

    def restore(value):
        nonlocal count
        count = value

    return up, down, drop, restore


up, down, drop, restore = counter()
print(up(), up(), down(), up.__closure__[0] is down.__closure__[0])
drop()
for f in (up, drop):
    try:
        f()
    except NameError as error:
        print(type(error).__name__, error)
restore(10)
print(up(), counter()[0]())
x = "global"


def scopes():
    x = "function"

    class A:
        before = x
        x = "class"
        after = x
        in_lambda = staticmethod(lambda: x)
        in_list = [x for _ in range(1)]
        first_iterable = [c for c in x]
        nested = [[x for _ in range(1)] for _ in range(1)]

        def method(self):
            return x

        class B:
            inner = x

            def method(self):
                return x

    return A.before, A.after, A.in_lambda(), A.in_list, len(A.first_iterable), A.nested, A().method(), A.B.inner, A.B().method()


print(scopes())


class GlobalInClass:
    global x
    x = "set by a class body"
    y = x

    def method(self):
        return x


print(x, hasattr(GlobalInClass, "x"), GlobalInClass.y, GlobalInClass().method())


def class_nonlocal():
    value = 1

    class Changes:
        nonlocal value
        value = 2
        own = value

        def method(self):
            nonlocal value
            value += 1
            return value

    return value, Changes.own, Changes().method(), value, "value" in vars(Changes)


print(class_nonlocal())
