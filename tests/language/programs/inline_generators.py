# Covers: Generators whose bodies call small functions: values sent and thrown in, overflow into big integers, other types half way, exceptions, delegation.


def triple(x):
    return x * 3


def half(x):
    return x / 2


def check(x):
    if x < 0:
        raise ValueError("negative " + str(x))
    return x + 1


def sum_to(n):
    total = 0
    for i in range(n):
        total += i
    return total


def numbers(n):
    total = 0
    for i in range(n):
        total = total + triple(i)
        sent = yield total
        if sent is not None:
            total = total + check(sent)
    return total


def pairs(n):
    for i in range(n):
        yield sum_to(i), half(i)


def growing(x):
    while True:
        x = triple(x)
        yield x


def guarded(values):
    for v in values:
        try:
            yield check(v)
        except ValueError as error:
            yield str(error)
        finally:
            yield "done"


def chain(n):
    got = yield from numbers(n)
    yield ("end", check(got))


def changing(values):
    # Integers, then floats, then strings go through the same operations.
    previous = 0
    for v in values:
        previous = triple(v)
        yield previous


g = numbers(6)
print(next(g), g.send(10), next(g), g.send(1 << 80), next(g))
print(list(numbers(5)))
g = numbers(3)
next(g)
try:
    g.send(-5)
except ValueError as error:
    entry = error.__traceback__
    while entry is not None:
        print(entry.tb_frame.f_code.co_name, entry.tb_lineno)
        entry = entry.tb_next
print(list(g))
print(list(pairs(6)))
g = growing(1)
values = [next(g) for _ in range(60)]
print(values[10], values[38], values[39], values[40], values[59])
print(list(guarded([1, -1, 2])))
print(list(chain(4)))
print(list(changing([1, 2, 1.5, "ab", [1], 1 << 62, True])))
g = guarded([3, 4])
print(next(g), g.throw(ValueError("thrown")), list(g))
total = 0
for a in numbers(200):
    total += a
print(total)
print(sum(triple(x) for x in range(50) if check(x) % 2))


async def coroutine(n):
    total = 0
    for i in range(n):
        total += triple(i)
    return check(total)


try:
    coroutine(5).send(None)
except StopIteration as stop:
    print(stop.value)


def failing():
    for i in range(5):
        yield check(2 - i)


for v in failing():
    print(v)
