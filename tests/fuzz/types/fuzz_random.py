"""Random numbers of one call: they depend on the seed and the call's number alone, so that any call can be repeated by itself."""

MASK = 0xFFFFFFFF


class Random:
    def __init__(self, seed, index):
        x = (seed * 0x9E3779B1 + index * 0x85EBCA77 + 0x165667B1) & MASK
        x ^= x >> 15
        x = (x * 0x2C1B3C6D) & MASK
        x ^= x >> 12
        x = (x * 0x297A2D39) & MASK
        x ^= x >> 15
        self.state = x or 1

    def next(self):
        """32 bits; xorshift (Marsaglia 2003)."""
        x = self.state
        x ^= (x << 13) & MASK
        x ^= x >> 17
        x ^= (x << 5) & MASK
        self.state = x
        return x

    def below(self, bound):
        return (self.next() >> 4) % bound

    def between(self, low, high):
        return low + (self.next() >> 4) % (high - low + 1)

    def pick(self, items):
        return items[(self.next() >> 4) % len(items)]

    def chance(self, percent):
        return (self.next() >> 4) % 100 < percent

    def bits(self, count):
        value = 0
        while count > 0:
            take = min(count, 31)
            value = (value << take) | (self.next() >> (32 - take))
            count -= take
        return value
