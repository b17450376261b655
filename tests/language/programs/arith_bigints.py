# Covers: integers beyond 63 bits: overflow in loops, multiplication, division with signs, powers, shifts, bit operations, conversion, comparison, hashing as keys.


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


print(factorial(25))
print(factorial(60) // factorial(57))
print(fibonacci(200))
x = 2**62
for step in range(-2, 3):
    v = x + step
    print(v, -v, v * 2, v - x, v // 3, -v // 3, v % 7, -v % 7)
big = 123456789012345678901234567890
print(big * big, big**3 % 1000007, pow(big, 12, 998244353))
print(divmod(-big, 987654321987654321), divmod(big, -987654321987654321))
print(big & 0xFFFFFFFFFFFFFFFF, big | 1, big ^ -1, ~big)
print(big >> 40, big << 13, -big >> 40, (1 << 100) >> 99)
print(big == 123456789012345678901234567890, big < big + 1, -big < big)
print(hex(big), oct(2**70), bin(2**65 + 1))
print(int("9" * 30) + 1, str(10**25), repr(-(10**20)))
print(big / 10**20, float(2**70), int(1e20))
table = {2**64: "a", 2**64 + 1: "b"}
print(table[2**64], table[18446744073709551617], 2**64 in table)
print((2**64).bit_length(), (-5).bit_length(), (2**70 - 1).bit_count())
total = 0
for i in range(40):
    total = total * 31 + i
print(total, total % 97, len(str(total)))
acc = 1
for i in range(1, 70):
    acc += acc
    if i in (61, 62, 63, 64):
        print(i, acc)
print(sum([2**62, 2**62, -(2**62)]), max(2**63, 2**63 - 1), abs(-(2**80)))
