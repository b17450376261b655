# Covers: Inlining and recursion: mutual recursion through small functions, RecursionError from inlined calls, deep chains of tiny functions, loops in callees.
import sys


def a(x):
    return b(x) + 1


def b(x):
    return c(x) * 2


def c(x):
    return d(x) - 3


def d(x):
    return e(x) + x


def e(x):
    return f(x) + 1


def f(x):
    return x if x < 3 else f(x - 3)


def chain(n):
    total = 0
    for i in range(n):
        total += a(i)
    return total


def even(n):
    return True if n == 0 else odd(n - 1)


def odd(n):
    return False if n == 0 else even(n - 1)


def visit(n):
    return n + descend(n)


def descend(n):
    return visit(n + 1)


depth = 0


def count():
    global depth
    depth = depth + 1
    again()


def again():
    count()


def deepest():
    global depth
    depth = 0
    try:
        count()
    except RecursionError as error:
        return str(error)


def recover(n):
    try:
        return plus(n)
    except RecursionError:
        return 0


def plus(n):
    return recover(n + 1) + 1


def collatz(n):
    steps = 0
    while n != 1:
        n = half(n) if is_even(n) else n * 3 + 1
        steps += 1
    return steps


def half(n):
    return n // 2


def is_even(n):
    return n % 2 == 0


def longest(limit):
    best = 0
    for n in range(1, limit):
        best = max(best, collatz(n))
    return best


def powers(n):
    out = []
    for i in range(n):
        out.append(power(i, i))
    return out


def power(x, n):
    result = 1
    while n > 0:
        if n % 2:
            result *= x
        x *= x
        n //= 2
    return result


def first(items, wanted):
    for position, item in enumerate(items):
        if item == wanted:
            return position
    return -1


def positions(text):
    return [first(text, c) for c in "aeiouz"]


print(chain(30))
print(even(40), odd(41), even(33))
sys.setrecursionlimit(300)
try:
    visit(0)
except RecursionError as error:
    print(error)
print(deepest(), depth > 100, depth < 160)
first_depth = depth
print(deepest(), depth == first_depth)
print(recover(0) > 100)
sys.setrecursionlimit(1000)
print(longest(300))
print(powers(25))
print(positions("the quick brown fox jumps over a lazy dog"))
print(chain(3), collatz(27))
