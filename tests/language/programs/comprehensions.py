# Covers: list, set, dict comprehensions and generator expressions, nesting, conditions, walrus inside, unpacking targets, laziness.
print([n * n for n in range(8)])
print([n for n in range(20) if n % 2 if n % 3])
print([(x, y) for x in range(3) for y in range(x)])
print([[row * col for col in range(1, 4)] for row in range(1, 4)])
print({word: len(word) for word in ["a", "bb", "ccc"]})
print(sorted({c.lower() for c in "Hello World" if c.isalpha()}))
print(sum(n for n in range(101)), max(len(w) for w in ["x", "yyy"]), any(n > 5 for n in [1, 9]), all(n for n in [1, 0]))
flat = [item for sub in [[1, 2], [], [3]] for item in sub]
print(flat, [a + b for a, b in zip("ab", "cd")], [k for k, *v in [(1, 2, 3)]])
gen = (print("made", n) or n for n in range(2))
print("before")
print(next(gen))
print(list(gen))
outer = 10
print([outer + n for n in range(3)], [outer := outer + n for n in range(4)], outer)
print([y for x in "ab" if (y := x.upper()) != "A"], y)
matrix = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
print([[row[i] for row in matrix] for i in range(3)], [matrix[i][i] for i in range(3)])
print({i: {j: i * j for j in range(2)} for i in range(2)})
print([f"{i}{j}" for i in "xy" for j in "12" if i + j != "x2"])
print(dict(enumerate("ab")), list(map(lambda p: p[0] * p[1], [(2, 3), (4, 5)])), list(filter(None, [0, 1, "", "a"])))
primes = [n for n in range(2, 40) if all(n % d for d in range(2, int(n**0.5) + 1))]
print(primes)


def scope_test():
    values = [lambda: n for n in range(3)]
    return [f() for f in values]


print(scope_test())
print([x if x % 2 else -x for x in range(5)], [*(n for n in "ab")], set(n // 2 for n in range(5)))
try:
    [1 // n for n in (1, 0)]
except ZeroDivisionError as error:
    print("caught", error)
print(list(n for n in range(10) if n > 7), tuple(c for c in "xyz"), sorted((-n for n in range(3))))


class Holder:
    size = 3
    items = [i for i in range(size)]


print(Holder.items)
