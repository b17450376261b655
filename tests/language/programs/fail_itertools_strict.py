# Covers: itertools: an incomplete batch, and an exception in a predicate that comes out through several iterators.
from itertools import accumulate, batched, chain, filterfalse, islice, starmap, takewhile


def rows(values, width):
    return list(batched(values, width, strict=True))


def ratio(a, b):
    return a / b


def pipeline(pairs):
    quotients = starmap(ratio, pairs)
    small = takewhile(lambda q: q < 10, quotients)
    return accumulate(chain([0], filterfalse(lambda q: q == 1, small)))


print(rows(range(6), 3), list(islice(pipeline([(4, 2), (1, 1), (9, 3), (100, 1)]), 5)))
try:
    rows('abcde', 2)
except ValueError as error:
    print(error)
running = pipeline([(4, 2), (1, 0), (6, 3)])
print(next(running), next(running))
for _ in range(2):
    try:
        print(next(running))
    except ZeroDivisionError as error:
        print('caught', error)
print(list(running))


def summarise(table):
    return {name: list(pipeline(pairs)) for name, pairs in table.items()}


print(summarise({'good': [(1, 2)], 'bad': [(1, 2), (3, 0)]}))
