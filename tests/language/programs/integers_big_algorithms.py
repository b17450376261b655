# Covers: big integers in algorithms: factorials, Fibonacci, primes, powers modulo, square roots, base conversion, bit tricks, division identities with all signs.


def factorial(n):
    result = 1
    for i in range(2, n + 1):
        result *= i
    return result


def fibonacci(n):
    a, b = 0, 1
    for bit in bin(n)[2:]:
        a, b = a * (2 * b - a), a * a + b * b
        if bit == "1":
            a, b = b, a + b
    return a


def isqrt(n):
    if n < 2:
        return n
    x = 1 << (n.bit_length() + 1) // 2
    while True:
        y = (x + n // x) // 2
        if y >= x:
            return x
        x = y


def is_probable_prime(n):
    if n < 2:
        return False
    for p in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        if n % p == 0:
            return n == p
    d, s = n - 1, 0
    while d % 2 == 0:
        d, s = d // 2, s + 1
    for a in (2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37):
        x = pow(a, d, n)
        if x in (1, n - 1):
            continue
        for _ in range(s - 1):
            x = x * x % n
            if x == n - 1:
                break
        else:
            return False
    return True


def to_base(n, base):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    sign, n = ("-", -n) if n < 0 else ("", n)
    out = []
    while n:
        n, digit = divmod(n, base)
        out.append(digits[digit])
    return sign + ("".join(reversed(out)) or "0")


def extended_gcd(a, b):
    if b == 0:
        return a, 1, 0
    g, x, y = extended_gcd(b, a % b)
    return g, y, x - a // b * y


print(factorial(50), len(str(factorial(300))), sum(map(int, str(factorial(100)))))
print(fibonacci(10), fibonacci(200), fibonacci(1000) % 10**20, len(str(fibonacci(5000))))
print(isqrt(10**60), isqrt(2 * 10**40), isqrt(2**127 - 1) ** 2 <= 2**127 - 1)
print([p for p in range(100) if is_probable_prime(p)], is_probable_prime(2**89 - 1), is_probable_prime(2**89 + 1), is_probable_prime((2**31 - 1) * (2**61 - 1)))
for base in (2, 3, 16, 36):
    text = to_base(3**100, base)
    print(base, text, int(text, base) == 3**100)
print(extended_gcd(10**30 + 57, 2**90), pow(3, -1, 10**9 + 7), pow(7, 10**30, 10**20 + 39))
for a in (7, -7, 10**25, -(10**25), 2**64, -(2**64), 2**63 - 1, -(2**63)):
    for b in (3, -3, 10**12, -(10**12), 2**64, -(2**32)):
        q, r = divmod(a, b)
        assert q * b + r == a and (0 <= r < b or b < r <= 0), (a, b)
        print(a, b, q, r, a // b == q, a % b == r, end="; ")
    print()
for shift in (0, 1, 31, 32, 62, 63, 64, 65, 128):
    one = 1 << shift
    print(shift, one, -one >> 1, one - 1 & ~(one >> 1), (one | 5) ^ one, -one & 0xFF, ~one, one.bit_length(), (-one).bit_length())
values = [2**62 - 1, 2**62, -(2**62), -(2**62) - 1, 2**63, 2**64 - 1]
for a in values:
    print(a + 1, a - 1, a * 2, a * a, -a, abs(a), a == a + 0, a < a + 1, hash(a) == hash(a + 0), float(a), a / 2, a // 3, a % 1000)
total = 0
for i in range(200):
    total = (total << 3) ^ (i * i * i) if i % 2 else total + (1 << i)
print(total, total.bit_count(), str(total)[::-1][:10], int(str(total)) == total, total.to_bytes(64, "little")[:4])
