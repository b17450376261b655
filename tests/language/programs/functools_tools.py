# Covers: functools: caches, partial methods, wraps, total_ordering, cached_property, on the native half.
import functools
from functools import (cached_property, cmp_to_key, lru_cache, partial, partialmethod, reduce, total_ordering,
                       wraps)


def show(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


@lru_cache
def fib(n):
    "Fibonacci numbers."
    return n if n < 2 else fib(n - 1) + fib(n - 2)


print(fib(90), fib.cache_info(), fib.__doc__, fib.__name__, fib.__wrapped__(3), fib.cache_parameters())
fib.cache_clear()
print(fib.cache_info())


@lru_cache(maxsize=3, typed=True)
def square(x):
    print('computing', x)
    return x * x


for x in (1, 2, 3, 1, 4, 2, 1, 1.0, True):
    print(square(x), end=' ')
print(square.cache_info())


@functools.cache
def joined(*args, **kwargs):
    return args, tuple(kwargs.items())


print(joined(1, a=2), joined(1, a=2) is joined(1, a=2), joined(), joined.cache_info())
show(lambda: joined([1]))
show(lambda: lru_cache(maxsize='x'))


@wraps(fib)
def wrapper(*args):
    return fib(*args)


print(wrapper.__name__, wrapper.__doc__, wrapper.__wrapped__ is fib)


@total_ordering
class Version:
    def __init__(self, *parts):
        self.parts = parts

    def __eq__(self, other):
        return self.parts == other.parts

    def __lt__(self, other):
        return self.parts < other.parts

    def __repr__(self):
        return 'v' + '.'.join(map(str, self.parts))


print(Version(1, 2) <= Version(1, 2), Version(2) > Version(1, 9), max(Version(1), Version(1, 1)), Version(1) >= Version(2))


class Account:
    def __init__(self):
        self.log = []

    def change(self, kind, amount):
        self.log.append((kind, amount))
        return self

    deposit = partialmethod(change, 'deposit')
    withdraw = partialmethod(change, 'withdraw')

    @cached_property
    def total(self):
        print('summing')
        return sum(a if k == 'deposit' else -a for k, a in self.log)

    @lru_cache
    def scaled(self, factor):
        return self.total * factor


account = Account().deposit(10).withdraw(3)
print(account.log, account.total, account.total, account.scaled(2), account.scaled(2), Account.scaled.cache_info().hits)
print(reduce(lambda a, b: a * b, range(1, 20)), reduce(partial(pow, exp=2) if False else max, [3, 9, 2]))
words = ['banana', 'Apple', 'cherry', 'apple']
print(sorted(words, key=cmp_to_key(lambda a, b: (a.lower() > b.lower()) - (a.lower() < b.lower()))))
hexadecimal = partial(int, base=16)
print(hexadecimal('ff'), hexadecimal('-10'), partial(hexadecimal, '7f')(), partial(partial(print, sep='-'), 1)(2, 3))
print(partial(max, functools.Placeholder, 5)(9), partial(max, functools.Placeholder, 5))
show(lambda: partial(max, functools.Placeholder, 5)())
