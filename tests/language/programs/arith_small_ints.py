# Covers: arithmetic on small integers: all binary and unary operators, signs of // and %, divmod, bit operations, comparison chains.


def table(values):
    for a in values:
        row = []
        for b in values:
            row.append(a + b)
            row.append(a - b)
            row.append(a * b)
            if b:
                row.append(a // b)
                row.append(a % b)
                row.append(divmod(a, b))
        print(a, row)


table([-7, -3, 0, 2, 5])


def bits(a, b):
    return a & b, a | b, a ^ b, ~a, a << 3, a >> 1, -a, +b


for pair in [(12, 10), (-12, 10), (12, -10), (-12, -10), (0, -1)]:
    print(pair, bits(*pair))

total = 0
for i in range(1000):
    total += i * i
    total -= i
    total ^= i & 7
print(total)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 >= 2 != 1, 0 <= -0 <= 0)
print(2**10, 2**0, (-2) ** 5, 2**-1, 0**0)
print(7 / 2, -7 / 2, 6 / 3, 0 / 5)
print(abs(-5), min(3, 1, 2), max([4, 9, 2]), sum([1, 2, 3], 10))
print(int("42"), int("-17"), int("ff", 16), int("0b101", 0), int(3.99), int(True))
x = 10
x //= 3
x **= 2
x %= 5
x <<= 4
x |= 3
x >>= 1
print(x)
