# Covers: "[Previous line repeated N more times]" for mutual recursion, methods and lambdas; frames around it are printed in full.

import sys

sys.setrecursionlimit(150)
print(sys.getrecursionlimit())


class Walker:
    def down(self, n):
        return self.down(n + 1)


def even(n):
    return odd(n + 1)


def odd(n):
    return even(n + 1)


def attempt(function, *args):
    try:
        function(*args)
    except RecursionError as error:
        print(error)
        count = 0
        tb = error.__traceback__
        while tb:
            tb = tb.tb_next
            count += 1
        print("many entries", count > 100)


attempt(even, 0)
attempt(Walker().down, 0)


def outer():
    def recurse(x):
        return recurse(x)

    recurse(1)


def entry():
    outer()


def finite(n):
    if n == 0:
        raise KeyError("bottom")
    finite(n - 1)


try:
    finite(20)
except KeyError:
    entry()
