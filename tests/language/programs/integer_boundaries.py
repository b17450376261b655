# Covers: integers at the edges of 31, 62, 63 and 64 bits: sums, products, shifts, negation, division, powers, comparison, loops that cross the edge, indices, formats and conversions.
EDGES = [2**n + d for n in (30, 31, 32, 59, 60, 61, 62, 63, 64, 65) for d in (-2, -1, 0, 1, 2)]
EDGES += [-n for n in EDGES]


def checksum(values):
    total = 0
    for value in values:
        total = (total * 1000003 + value) % (2**61 - 1)
    return total


def all_pairs(operation):
    return checksum(operation(a, b) for a in EDGES for b in EDGES)


for name, operation in (
    ("+", lambda a, b: a + b),
    ("-", lambda a, b: a - b),
    ("*", lambda a, b: a * b),
    ("//", lambda a, b: a // b),
    ("%", lambda a, b: a % b),
    ("&", lambda a, b: a & b),
    ("|", lambda a, b: a | b),
    ("^", lambda a, b: a ^ b),
    ("<", lambda a, b: a < b),
    ("==", lambda a, b: a == b),
    ("divmod", lambda a, b: divmod(a, b)[0] ^ divmod(a, b)[1]),
    ("<<", lambda a, b: a << (b % 70)),
    (">>", lambda a, b: a >> (b % 70)),
    ("round trip", lambda a, b: (a + b - b == a) + (a * b // b == a) + (a ^ b ^ b == a)),
    ("min", lambda a, b: min(a, b) - max(b, a)),
):
    print(name, all_pairs(operation))
print(checksum(-a for a in EDGES), checksum(~a for a in EDGES), checksum(abs(a) for a in EDGES), checksum(a.bit_length() for a in EDGES))
print(checksum(int(str(a)) for a in EDGES), checksum(int(hex(a), 16) for a in EDGES))
print(sum(float(a) == a for a in EDGES), sum(int(float(a)) == a for a in EDGES), sum(a in {b: 1 for b in EDGES} for a in EDGES))


def upwards(start, count):
    n = start
    for _ in range(count):
        n += 1
    return n


def downwards(start, count):
    n = start
    while count:
        n -= 1
        count -= 1
    return n


def doubling(n, limit):
    steps = 0
    while n < limit:
        n *= 2
        steps += 1
    return n, steps


def shifting(n):
    out = []
    for i in range(66):
        out.append(n << i >> i == n)
    return all(out), n << 61, n << 62, n << 63, (n << 64) - 1


def factorial(n):
    return 1 if n < 2 else n * factorial(n - 1)


def collatz(n):
    top = n
    while n != 1:
        n = n // 2 if n % 2 == 0 else 3 * n + 1
        top = max(top, n)
    return top


for start in (2**62 - 3, 2**61 - 3, 2**63 - 3, -(2**62) - 3, 2**60 - 3):
    print(upwards(start, 6), downwards(start, 6), downwards(-start, 6), upwards(-start, 6))
print(doubling(3, 2**66), doubling(-1, 5) if False else doubling(1, 2**62), shifting(1), shifting(-1), shifting(5))
print(factorial(20), factorial(21), factorial(25), collatz(27), collatz(2**61 - 1))
print([(-(2**62)) // -1, -(2**62) * -1, -(-(2**62)), abs(-(2**62)), ~(2**62 - 1), (2**62 - 1) + 1, -(2**62) - 1, 2**31 * 2**31, -(2**31) * 2**31])
print([2**63 // -1, -(2**63) // -1, -(2**63) % -1, divmod(-(2**63), -1), (2**62) // 2, (2**62) % 3, -(2**62) % 3, (-(2**62)) // 3])
squares = [n * n for n in (2**30, 2**31 - 1, 2**31, 3037000499, 3037000500, 2**32)]
print(squares, sum(squares), sum([2**61] * 4), sum([2**62 - 1, 1]), sum([-(2**62), -1]), sum(range(2**31, 2**31 + 5)))
print(pow(2, 62), pow(-2, 62), pow(-2, 63), pow(3, 39), pow(3, 40), pow(7, 100, 2**62 - 1), 10**18, 10**19, pow(2, -1), pow(3, -1, 7))
print([x >> 62 for x in (2**62, 2**63, -(2**62), -1, -(2**63) - 1)], 1 << 0, -1 << 62, -1 << 63, 5 >> 100, -5 >> 100, 0 << 1000)
print(range(2**62, 2**62 + 3)[1], list(range(2**63 - 1, 2**63 + 2)), list(range(-(2**62), -(2**62) - 3, -1)))
print([n for n in range(2**62 - 2, 2**62 + 2)], sum(1 for _ in range(-(2**63), 2**63, 2**61)))
for bad in (lambda: [1][2**64], lambda: len(range(2**64)), lambda: 1 << -(2**64), lambda: bytes([2**64]), lambda: "abc"[2**63 :], lambda: round(2**62, -2)):
    try:
        print(bad())
    except Exception as error:
        print(type(error).__name__, error)
print(f"{2**62:,} {-(2**63):_x} {2**64:e} {2**62 - 1:#o} {2**62:>25} {2**63:.3g}", "%d %x %s" % (2**62, -(2**63), 2**64), str(-(2**62)), repr(2**62))
print(2**62 == 2.0**62, 2**62 + 1 == 2.0**62, 2**53 + 1 == float(2**53 + 1), 2**63 > 9.2e18, 2**1000 > 1e300)
print((2**62).to_bytes(8, "big"), int.from_bytes(b"\xff" * 8), int.from_bytes(b"\x80" + bytes(7), signed=True), (2**63 - 1).bit_count(), (-(2**62)).as_integer_ratio())
