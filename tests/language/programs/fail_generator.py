# Covers: an exception inside a generator chain, through yield from, a generator expression and a built-in function.


def numbers(limit):
    for n in range(limit):
        yield n


def inverted(source):
    for n in source:
        yield 60 // (3 - n)


def doubled(source):
    result = yield from (2 * n for n in inverted(source))
    return result


def collect(limit):
    values = []
    for value in doubled(numbers(limit)):
        print("value", value)
        values.append(value)
    return values


print(collect(3))
print(list(doubled(numbers(2))))
print(sum(doubled(numbers(3))))
print(
    sum(
        doubled(
            numbers(5),
        ),
    )
)
