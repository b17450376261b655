# Covers: messages and carets of failing unpacking: in assignments, for targets, nested targets, starred, calls with star and double star.


def pairs():
    yield 1, 2
    yield 3, 4, 5


def attempt(function):
    try:
        function()
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


def too_many():
    a, b = 1, 2, 3


def too_few():
    a, b, c = [1, 2]


def starred():
    a, *b, c, d = "xy"


def nested():
    a, (b, c) = 1, (2,)


def not_iterable():
    a, b = 5


def none():
    [a] = None


def from_dict():
    (a, b), c = {"ab": 1, "c": 2}


def generator():
    a, b = (x for x in range(5))


def subscripts():
    items = [0]
    items[0], items[1] = 1, 2


def call_star():
    print(*5)


def call_double():
    dict(**[1, 2])


def infinite():
    def count():
        n = 0
        while True:
            yield n
            n += 1

    a, b = count()


for function in (too_many, too_few, starred, nested, not_iterable, none, from_dict, generator, subscripts, call_star,
                 call_double, infinite):
    attempt(function)


def main():
    total = 0
    for first, second in pairs():
        total += first * second
        print("total", total)


main()
