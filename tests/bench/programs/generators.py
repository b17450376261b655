"""Generator pipelines, recursive generators with yield from, send: suspension and resumption."""


class Tree:
    def __init__(self, left, key, right):
        self.left = left
        self.key = key
        self.right = right

    def __iter__(self):
        if self.left is not None:
            yield from self.left
        yield self.key
        if self.right is not None:
            yield from self.right


def balanced(low, high):
    if low >= high:
        return None
    middle = (low + high) // 2
    return Tree(balanced(low, middle), middle, balanced(middle + 1, high))


def numbers(limit):
    n = 0
    while n < limit:
        yield n
        n += 1


def squares(source):
    for value in source:
        yield value * value


def multiples(source, factor):
    for value in source:
        if value % factor == 0:
            yield value


def averager():
    total = 0.0
    seen = 0
    value = yield 0.0
    while True:
        total += value
        seen += 1
        value = yield total / seen


def main():
    tree = balanced(0, 20_000)
    total = 0
    for _ in range(20):
        for key in tree:
            total += key
    print(total)
    print(sum(multiples(squares(numbers(2_000_000)), 3)))
    mean = averager()
    next(mean)
    last = 0.0
    for i in range(1_000_000):
        last = mean.send(i)
    print(last)
    print(sum(x ^ 3 for x in range(2_000_000) if x & 1))


main()
