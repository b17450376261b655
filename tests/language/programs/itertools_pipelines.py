# Covers: itertools: pipelines of lazy iterators, shared and grouped ones, and combinatorics against plain loops.
from itertools import (accumulate, batched, chain, combinations, combinations_with_replacement, compress,
                       count, cycle, dropwhile, filterfalse, groupby, islice, pairwise, permutations, product,
                       repeat, starmap, takewhile, tee, zip_longest)
import operator


def primes():
    found = []
    for n in chain([2], count(3, 2)):
        if all(n % p for p in takewhile(lambda p: p * p <= n, found)):
            found.append(n)
            yield n


print(list(islice(primes(), 20)))
print(list(takewhile(lambda x: x < 40, accumulate(count(1)))))
print(list(accumulate([3, 1, 4, 1, 5], max)), list(accumulate('abc', initial='>')))
print(list(accumulate([1, 2, 3], operator.mul, initial=10)))
print([''.join(g) for _, g in groupby('aaabbbccdaa')], [(k, len(list(g))) for k, g in groupby(range(10), lambda x: x // 4)])

# A group is lost when the next one is asked for.
groups = groupby('aabbcc')
first = next(groups)[1]
second = next(groups)[1]
print(list(first), list(second), [k for k, _ in groups])

a, b, c = tee(iter(range(200)), 3)
print(sum(islice(a, 100)), next(b), [next(c) for _ in range(3)], sum(a), sum(b), sum(c))
d, = tee('xyz', 1)
next(d)
e = d.__copy__()
print(list(d), list(e))

print(list(pairwise('abcd')), list(pairwise('a')), list(batched('abcdefg', 3)), list(batched([], 2)))
print(list(zip_longest('ab', range(4), [9], fillvalue='-')), list(zip_longest()))
print(list(compress('ABCDEF', [1, 0, 1, 0, 1, 1])), list(filterfalse(None, [0, 1, '', 'x', [], {}])))
print(list(dropwhile(str.isspace, '  \tab c ')), list(starmap(divmod, [(7, 2), (9, 4)])))
print(list(islice(cycle('ab'), 5)), list(repeat([], 2)), list(islice(count(1.5, 0.25), 3)), list(islice(count(10, -3), 4)))
print(next(count(2**62 - 1, 2)), list(islice(count(2**62 - 2), 4)), list(islice(count(2**64, 2**64), 2)))


def slow_combinations(pool, r):
    n = len(pool)
    return [tuple(pool[i] for i in idx) for idx in product(range(n), repeat=r) if list(idx) == sorted(set(idx))]


for n in range(5):
    for r in range(4):
        assert list(combinations('abcde'[:n], r)) == slow_combinations('abcde'[:n], r), (n, r)
        with_repeats = [t for t in product('abcde'[:n], repeat=r) if list(t) == sorted(t)]
        assert list(combinations_with_replacement('abcde'[:n], r)) == with_repeats
        orders = [t for t in product('abcde'[:n], repeat=r) if len(set(t)) == r]
        assert list(permutations('abcde'[:n], r)) == orders
print(len(list(permutations(range(7)))), list(product('ab', [1, 2], [None])), list(product('ab', repeat=2)))
print(list(permutations('abc')), list(combinations(range(4), 2)))

# Iterators over iterators that are at their end stay there.
for it in (chain([1]), islice([1, 2], 1), pairwise([1, 2]), batched([1], 2), zip_longest([1]), accumulate([1]),
           product([1]), combinations([1], 1), repeat(1, 1), takewhile(bool, [1, 0, 1]), groupby([])):
    list(it)
    print(type(it).__name__, next(it, 'end'), next(it, 'end'))


class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n


print(list(chain.from_iterable(Countdown(n) for n in range(4))), list(islice(Countdown(10), 2, 9, 3)))
deep = iter([1, 2, 3])
for _ in range(5000):
    deep = chain(deep)
print(list(deep))
