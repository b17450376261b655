# Covers: recursion through functions, comprehensions and closures; the limit raises RecursionError, finally blocks run, and the program goes on.

import sys


def depth(n):
    return 0 if n == 0 else 1 + depth(n - 1)


print(depth(500))
sys.setrecursionlimit(400)


def caught(label, function):
    try:
        function()
        print(label, "finished")
    except RecursionError as error:
        print(label, str(error).split(" in ")[0].split(" while")[0])


caught("function", lambda: depth(10**6))


def comprehension(n):
    return [comprehension(n + 1) for _ in range(1)]


def closure():
    def inner():
        return closure()()

    return inner


def try_finally(n):
    try:
        try_finally(n + 1)
    finally:
        counts.append(n)


counts = []
caught("comprehension", lambda: comprehension(0))
caught("closure", closure())
caught("finally", lambda: try_finally(0))
print(len(counts) > 100, counts[-1], counts == sorted(counts, reverse=True))
lists = []
for _ in range(100):
    lists = [lists]
print(str(lists).count("["))
sys.setrecursionlimit(5000)
print(depth(3000))


def mutual_even(n):
    return True if n == 0 else mutual_odd(n - 1)


def mutual_odd(n):
    return False if n == 0 else mutual_even(n - 1)


print(mutual_even(2000), mutual_odd(2000))


def ackermann(m, n):
    if m == 0:
        return n + 1
    return ackermann(m - 1, 1 if n == 0 else ackermann(m, n - 1))


print(ackermann(2, 50))
