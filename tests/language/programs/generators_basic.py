# Covers: generators: yield, laziness, send, return values, yield from, infinite generators, pipelines, generator methods, cleanup.


def countdown(n):
    while n > 0:
        yield n
        n -= 1
    return "liftoff"


print(list(countdown(4)))
gen = countdown(2)
print(next(gen), next(gen))
try:
    next(gen)
except StopIteration as stop:
    print("returned", stop.value)
print(next(gen, "exhausted"))


def averager():
    total = count = 0
    average = None
    while True:
        value = yield average
        total += value
        count += 1
        average = total / count


avg = averager()
next(avg)
print([avg.send(v) for v in (10, 20, 60)])
avg.close()


def delegate():
    result = yield from countdown(3)
    yield result
    yield from "ab"
    received = yield from echo()
    yield ("echo gave", received)


def echo():
    got = yield "ready"
    while got is not None:
        got = yield got * 2
    return "done"


d = delegate()
print([next(d) for _ in range(6)])
print(next(d), d.send(5), d.send(7), next(d))


def naturals(start=0):
    while True:
        yield start
        start += 1


def take(n, iterable):
    for _, item in zip(range(n), iterable):
        yield item


def squares(iterable):
    for n in iterable:
        yield n * n


print(list(take(5, squares(naturals(3)))))


def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


print(list(tree(3)), sum(tree(6)))


def with_cleanup():
    try:
        yield 1
        yield 2
    finally:
        print("cleanup")


broken = with_cleanup()
for value in broken:
    print(value)
    break
broken.close()
g = with_cleanup()
next(g)
g.close()
print(type(g).__name__, g.__name__, iter(g) is g)
a, b, *c = countdown(5)
print(a, b, c, 3 in countdown(5), dict(zip("ab", countdown(2))))
