# Covers: An OrderedDict that changes while it is walked over; what may change, before that.
from collections import OrderedDict


class Cache(OrderedDict):
    def __init__(self, limit, **content):
        self.limit = limit
        super().__init__(**content)

    def __setitem__(self, key, value):
        super().__setitem__(key, value)
        self.move_to_end(key)
        while len(self) > self.limit:
            print('drop', self.popitem(last=False))

    def expire(self, wanted):
        for key, value in self.items():
            if value == wanted:
                del self[key]


cache = Cache(3, a=1, b=2)
cache['c'] = 3
cache['a'] = 10
cache['d'] = 4
print(cache, list(cache), cache.limit)
for key in cache:
    cache.__getitem__(key)
    OrderedDict.__setitem__(cache, key, 0)
print(list(reversed(cache.items())))
try:
    cache.move_to_end('nope')
except KeyError as error:
    print('KeyError', error)
cache.expire(7)
cache.expire(0)
