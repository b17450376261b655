# Covers: closures over several levels, shadowed globals, mutable defaults, recursion by cells, generators that share a cell, parameters as cells, deleted ones.
x = "global"

def deep():
    a = 1

    def one():
        b = a + 1

        def two():
            nonlocal a
            c = a + b
            a += 10

            def three():
                nonlocal b
                b += c
                return a, b, c

            return three

        return two

    two = one()
    return two()(), two()(), a


print(deep())


def global_and_local():
    def shadow():
        x = "local"

        def inner():
            global x
            x = "assigned from inside"
            return x

        return inner(), x

    return shadow(), x


print(global_and_local())


def defaults_share(items=[], table={}):
    items.append(len(items))
    table[len(table)] = items
    return items, len(table)


print(defaults_share(), defaults_share(), defaults_share([9]), defaults_share.__defaults__[0])


def recursion_by_cell():
    fact = lambda n: 1 if n < 2 else n * fact(n - 1)
    other, fact = fact, lambda n: -1
    return other(5), fact(5)


print(recursion_by_cell())


def generators_share():
    total = 0

    def add(n):
        nonlocal total
        while True:
            total += n
            yield total

    a, b = add(1), add(100)
    return [next(g) for g in (a, b, a, a, b)], total


print(generators_share())


def parameters(a, b=2, *args, k=3, **kwargs):
    def show():
        return a, b, args, k, kwargs

    def change():
        nonlocal a, args, kwargs
        a, args, kwargs = "A", (), None

    first = show()
    change()
    del b
    try:
        show()
    except NameError as error:
        return first, a, str(error)[:60]


print(parameters(1, 5, 6, k=7, z=8))
print((lambda f: f(f, 5))(lambda f, n: 1 if n == 0 else n * f(f, n - 1)), [*map(lambda f: f(), [(lambda n=n: n * n) for n in range(4)])])
