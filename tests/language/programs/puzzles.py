# Covers: a larger program: n queens with backtracking generators, sieve of Eratosthenes, dynamic programming, matrix determinant with exact fractions, roman numerals.


def queens(n, row=0, columns=(), d1=(), d2=()):
    if row == n:
        yield columns
        return
    for c in range(n):
        if c not in columns and row + c not in d1 and row - c not in d2:
            yield from queens(n, row + 1, columns + (c,), d1 + (row + c,), d2 + (row - c,))


solutions = list(queens(6))
print(len(solutions), solutions[0], sum(1 for _ in queens(5)))


def sieve(limit):
    flags = [True] * (limit + 1)
    flags[0:2] = [False, False]
    for n in range(2, int(limit**0.5) + 1):
        if flags[n]:
            flags[n * n :: n] = [False] * len(flags[n * n :: n])
    return [n for n, prime in enumerate(flags) if prime]


primes = sieve(500)
print(len(primes), primes[-1], sum(primes))


def knapsack(items, capacity):
    best = [0] * (capacity + 1)
    for weight, value in items:
        for c in range(capacity, weight - 1, -1):
            best[c] = max(best[c], best[c - weight] + value)
    return best[capacity]


print(knapsack([(12, 4), (2, 2), (1, 1), (1, 2), (4, 10)], 15))


def lcs(a, b):
    rows = [[""] * (len(b) + 1) for _ in range(len(a) + 1)]
    for i, x in enumerate(a):
        for j, y in enumerate(b):
            rows[i + 1][j + 1] = rows[i][j] + x if x == y else max(rows[i][j + 1], rows[i + 1][j], key=len)
    return rows[-1][-1]


print(lcs("AGGTABQXY", "GXTXAYBQ"))


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


class Fraction:
    def __init__(self, n, d=1):
        g = gcd(n, d) * (1 if d > 0 else -1)
        self.n, self.d = n // g, d // g

    def __sub__(self, o):
        return Fraction(self.n * o.d - o.n * self.d, self.d * o.d)

    def __mul__(self, o):
        return Fraction(self.n * o.n, self.d * o.d)

    def __truediv__(self, o):
        return Fraction(self.n * o.d, self.d * o.n)

    def __repr__(self):
        return f"{self.n}/{self.d}" if self.d != 1 else str(self.n)


def determinant(matrix):
    m = [[Fraction(v) for v in row] for row in matrix]
    result = Fraction(1)
    for i in range(len(m)):
        pivot = next((r for r in range(i, len(m)) if m[r][i].n), None)
        if pivot is None:
            return Fraction(0)
        if pivot != i:
            m[i], m[pivot] = m[pivot], m[i]
            result = result * Fraction(-1)
        result = result * m[i][i]
        for r in range(i + 1, len(m)):
            factor = m[r][i] / m[i][i]
            m[r] = [a - factor * b for a, b in zip(m[r], m[i])]
    return result


print(determinant([[2, 0, 1], [1, 3, 2], [1, 1, 4]]), determinant([[1, 2], [2, 4]]), determinant([[0, 1], [1, 0]]), Fraction(6, -8))


def roman(n):
    out = ""
    for value, digits in ((1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I")):
        while n >= value:
            out, n = out + digits, n - value
    return out


print([roman(n) for n in (1994, 2024, 49, 3999)])
