# Covers: yield from over generators, iterators and plain iterables: delegation of send/throw/close, return values, trees, pipelines, errors.


def child(name):
    try:
        while True:
            got = yield name
            print(name, "got", got)
            if got == "stop":
                return name + " result"
    except ValueError as error:
        print(name, "caught", error)
        yield name + " recovered"
        return "after error"
    finally:
        print(name, "finally")


def parent():
    first = yield from child("a")
    print("parent has", first)
    second = yield from child("b")
    print("parent has", second)
    return first, second


p = parent()
print(next(p))
print(p.send("x"))
print(p.gi_yieldfrom.__name__)
print(p.send("stop"))
print(p.throw(ValueError("thrown")))
try:
    next(p)
except StopIteration as stop:
    print("value", stop.value)
q = parent()
next(q)
q.close()


class Iterator:
    def __init__(self):
        self.n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration("iterator value")
        return self.n


def from_iterator():
    value = yield from Iterator()
    print("value of the iterator:", value)
    value = yield from [10, 20]
    print("value of a list:", value)


print(list(from_iterator()))
f = from_iterator()
next(f)
try:
    f.send(5)
except AttributeError as error:
    print(error)
f = from_iterator()
next(f)
try:
    f.throw(KeyError("not delegated"))
except KeyError as error:
    print(error)


class WithThrow(Iterator):
    def send(self, value):
        return f"sent {value}"

    def throw(self, error):
        return f"throw saw {type(error).__name__}"

    def close(self):
        print("close called")


def delegate(thing):
    yield from thing


d = delegate(WithThrow())
print(next(d), d.send(9), d.throw(OSError))
d.close()


class BadClose(Iterator):
    def close(self):
        raise RuntimeError("close fails")


d = delegate(BadClose())
next(d)
try:
    d.close()
except RuntimeError as error:
    print(error)
for bad in (5, None):
    try:
        next(delegate(bad))
    except TypeError as error:
        print(error)


class Tree:
    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right

    def __iter__(self):
        if self.left:
            yield from self.left
        yield self.value
        if self.right:
            yield from self.right


print(list(Tree(4, Tree(2, Tree(1), Tree(3)), Tree(6, Tree(5)))))


def flatten(x):
    if isinstance(x, (list, tuple)):
        for item in x:
            yield from flatten(item)
    else:
        yield x


print(list(flatten([1, (2, [3, [4, ()]]), [[[5]]]])))


def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


print(sum(deep(300)))


def recursive_self():
    yield from g


g = recursive_self()
try:
    next(g)
except ValueError as error:
    print(error)


def averager():
    total = count = 0
    while (x := (yield)) is not None:
        total += x
        count += 1
    return total / count


def collect(out):
    while True:
        out.append((yield from averager()))


out = []
c = collect(out)
next(c)
for x in (1, 2, 3, None, 10, 20, None):
    c.send(x)
print(out)
