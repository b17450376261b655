"""Replays a trace of requests through four caches: an LRU on a linked list, one on OrderedDict, functools.lru_cache, and LFU for comparison.

usage: app.py TRACE [CAPACITY ...]      TRACE holds one request a line: `get KEY`, `put KEY VALUE`, `drop KEY` or `repeat N` of the requests since the last blank line
"""

import sys
from collections import OrderedDict
from functools import lru_cache


class Node:
    __slots__ = ("key", "value", "before", "after")

    def __init__(self, key=None, value=None):
        self.key, self.value = key, value
        self.before = self.after = self

    def unlink(self):
        self.before.after, self.after.before = self.after, self.before

    def link_after(self, node):
        self.before, self.after = node, node.after
        node.after.before = self
        node.after = self


class Cache:
    """Counts; subclasses store. `load` computes what is missing."""

    kinds = []

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Cache.kinds.append(cls)

    def __init__(self, capacity, load):
        if capacity < 1:
            raise ValueError(f"a cache of {capacity} entries")
        self.capacity, self.load = capacity, load
        self.hits = self.misses = self.evictions = 0

    def get(self, key):
        try:
            value = self.find(key)
        except KeyError:
            self.misses += 1
            value = self.load(key)
            self.put(key, value)
        else:
            self.hits += 1
        return value

    @property
    def rate(self):
        total = self.hits + self.misses
        return self.hits / total if total else 0.0

    def __contains__(self, key):
        return key in list(self)

    def __repr__(self):
        return f"<{type(self).__name__} {self.capacity}: {' '.join(self) or 'empty'}>"


class LinkedLRU(Cache):
    """A dict of nodes in a ring, the most recently used behind the sentinel."""

    def __init__(self, capacity, load):
        super().__init__(capacity, load)
        self.nodes = {}
        self.ring = Node()

    def find(self, key):
        node = self.nodes[key]
        node.unlink()
        node.link_after(self.ring)
        return node.value

    def put(self, key, value):
        node = self.nodes.get(key)
        if node is None:
            if len(self.nodes) == self.capacity:
                oldest = self.ring.before
                oldest.unlink()
                del self.nodes[oldest.key]
                self.evictions += 1
            node = self.nodes[key] = Node(key)
        else:
            node.unlink()
        node.value = value
        node.link_after(self.ring)

    def drop(self, key):
        self.nodes.pop(key).unlink()

    def __iter__(self):
        node = self.ring.after
        while node is not self.ring:
            yield node.key
            node = node.after


class OrderedLRU(Cache):
    def __init__(self, capacity, load):
        super().__init__(capacity, load)
        self.entries = OrderedDict()

    def find(self, key):
        self.entries.move_to_end(key)
        return self.entries[key]

    def put(self, key, value):
        if key not in self.entries and len(self.entries) == self.capacity:
            self.entries.popitem(last=False)
            self.evictions += 1
        self.entries[key] = value
        self.entries.move_to_end(key)

    def drop(self, key):
        del self.entries[key]

    def __iter__(self):
        return reversed(self.entries)


class LFU(Cache):
    """Evicts what was used least often, the longest unused of those."""

    def __init__(self, capacity, load):
        super().__init__(capacity, load)
        self.values, self.uses = {}, {}
        self.clock = 0

    def touch(self, key):
        self.clock += 1
        count = self.uses.pop(key, (0, 0))[0]
        self.uses[key] = count + 1, self.clock

    def find(self, key):
        value = self.values[key]
        self.touch(key)
        return value

    def put(self, key, value):
        if key not in self.values and len(self.values) == self.capacity:
            victim = min(self.uses, key=self.uses.__getitem__)
            self.drop(victim)
            self.evictions += 1
        self.values[key] = value
        self.touch(key)

    def drop(self, key):
        del self.values[key], self.uses[key]

    def __iter__(self):
        return iter(sorted(self.uses, key=self.uses.get, reverse=True))


class TraceError(Exception):
    pass


def read_trace(lines):
    """Yields (operation, key, value)."""
    block = []
    for number, line in enumerate(lines, 1):
        match line.split("#")[0].split():
            case []:
                block = []
            case ["get" | "drop" as operation, key]:
                block.append((operation, key, None))
                yield block[-1]
            case ["put", key, value]:
                block.append(("put", key, value))
                yield block[-1]
            case ["repeat", count] if count.isdecimal() and block:
                for _ in range(int(count)):
                    yield from block
            case other:
                raise TraceError(f"line {number}: cannot understand {' '.join(other)!r}")


def load(key):
    """Stands for slow work: a checksum of the key."""
    total = 7
    for c in key:
        total = (total * 31 + ord(c)) % 65521
    return f"{key}:{total:04x}"


def replay(trace, caches):
    """Runs the requests; the places where caches disagree about a value, which may only be after a `put` was forgotten."""
    disagreements = []
    for step, (operation, key, value) in enumerate(trace):
        answers = []
        for cache in caches:
            match operation:
                case "get":
                    answers.append(cache.get(key))
                case "put":
                    cache.put(key, value)
                case "drop":
                    try:
                        cache.drop(key)
                    except KeyError:
                        answers.append("absent")
                    else:
                        answers.append("dropped")
        if len(set(answers)) > 1:
            disagreements.append((step, operation, key, answers))
    return disagreements


def check_with_lru_cache(trace, capacity):
    """The requests without `put` and `drop` through functools.lru_cache and our two LRUs: hits and misses must be the same."""
    cached = lru_cache(maxsize=capacity)(load)
    ours = [LinkedLRU(capacity, load), OrderedLRU(capacity, load)]
    for operation, key, _ in trace:
        if operation == "get":
            values = {cached(key), *(cache.get(key) for cache in ours)}
            assert len(values) == 1, values
    info = cached.cache_info()
    for cache in ours:
        assert (cache.hits, cache.misses) == (info.hits, info.misses), (cache, info)
    assert list(ours[0]) == list(ours[1])
    return info, ours[0]


def report(trace, capacity):
    caches = [kind(capacity, load) for kind in Cache.kinds]
    disagreements = replay(trace, caches)
    print(f"capacity {capacity}")
    for cache in caches:
        print(f"  {type(cache).__name__:<10} {cache.hits:>5} hits {cache.misses:>5} misses {cache.evictions:>5} evictions {cache.rate:>7.1%}")
    for cache in caches:
        keys = list(cache)
        print(f"  {type(cache).__name__:<10} holds {' '.join(keys[:8])}{' …' if len(keys) > 8 else ''}")
    linked, ordered, _ = caches
    assert list(linked) == list(ordered) and linked.hits == ordered.hits
    print(f"  {len(disagreements)} answers differ" + (f", the first: {disagreements[0]}" if disagreements else ""))
    info, last = check_with_lru_cache(trace, capacity)
    print(f"  lru_cache  {info}")
    print(f"  {last!r}" if capacity <= 4 else f"  {len(list(last))} entries, {'a' in last}")


def main(path, *capacities):
    with open(path) as file:
        trace = list(read_trace(file))
    counts = {}
    for operation, *_ in trace:
        counts[operation] = counts.get(operation, 0) + 1
    print(len(trace), "requests:", ", ".join(f"{n} {operation}" for operation, n in sorted(counts.items())))
    for capacity in map(int, capacities or ("2", "4", "8", "16")):
        try:
            report(trace, capacity)
        except ValueError as error:
            print(f"capacity {capacity}: {error}")


if __name__ == "__main__":
    try:
        main(*sys.argv[1:])
    except TraceError as error:
        sys.exit(f"trace: {error}")
