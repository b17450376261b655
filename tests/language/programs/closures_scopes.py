# Covers: closures, nonlocal, global, late binding, cell variables shared between functions, class scopes, comprehension scopes.
counter = 0


def increment():
    global counter
    counter += 1
    return counter


print(increment(), increment(), counter)


def make_counter(start=0):
    count = start

    def step(by=1):
        nonlocal count
        count += by
        return count

    def reset():
        nonlocal count
        count = start

    return step, reset


step, reset = make_counter(10)
print(step(), step(5), step())
reset()
print(step(), make_counter()[0]())
late = [lambda: i for i in range(3)]
early = [lambda i=i: i for i in range(3)]
print([f() for f in late], [f() for f in early])


def three_levels():
    x = "outer"

    def middle():
        def inner():
            nonlocal x
            x = "changed"
            return x

        return inner() + x

    return middle(), x


print(three_levels())
x = "global"


class Scope:
    x = "class"
    y = x + " body"

    def method(self):
        return x

    values = [n for n in range(3)]


print(Scope.y, Scope().method(), Scope.values)


def compose(*functions):
    def run(value):
        for f in functions:
            value = f(value)
        return value

    return run


print(compose(lambda v: v + 1, str, lambda s: s * 2)(4))


def conditional(flag):
    if flag:
        value = "set"
    try:
        return value
    except UnboundLocalError as error:
        return str(error)


print(conditional(True), conditional(False))


def empty_cell():
    def read():
        return later

    try:
        read()
    except NameError as error:
        print(error)
    later = 1
    return read()


print(empty_cell())
print([y for y in range(2)], x, [x for x in "ab"], x, {x: x for x in "c"}, x)


def deleter():
    v = 1
    get = lambda: v
    del v
    try:
        get()
    except NameError as error:
        return type(error).__name__


print(deleter(), step.__closure__[0].cell_contents)
