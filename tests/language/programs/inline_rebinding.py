# Covers: Functions that change under code which has taken them in: rebound globals, other defaults, other code, classes instead of functions, wrong arguments.


def step(x):
    return x + 1


def scale(x, factor=2, offset=0):
    return x * factor + offset


def run(n):
    total = 0
    for i in range(n):
        total += step(i)
    return total


def run_scale(n):
    return [scale(i) for i in range(n)] + [scale(n, 5), scale(n, 5, 1)]


def loop_rebinds(n):
    global step
    seen = []
    for i in range(n):
        if i == 3:
            old = step
            step = lambda x: x * 100
        if i == 6:
            step = old
        seen.append(step(i))
    return seen


def rebind_in_callee(x):
    global helper
    helper = lambda y: y - 1000
    return x


def helper(y):
    return y + 1


def mixed(n):
    total = 0
    for i in range(n):
        total += rebind_in_callee(helper(i)) + helper(i)
    return total


print(run(10))
keep = step
step = lambda x: "?" * x
try:
    print(run(4))
except TypeError as error:
    print(error)
step = keep
print(run(10))
print(loop_rebinds(9))

print(run_scale(3))
scale.__defaults__ = (7,)
try:
    print(run_scale(3))
except TypeError as error:
    print(error)
print(scale(4, 1, 1))
scale.__defaults__ = (3, 4)
print(run_scale(3))
scale.__defaults__ = None
try:
    run_scale(1)
except TypeError as error:
    print(error)

print(mixed(3))


class step:
    def __init__(self, x):
        self.x = x

    def __radd__(self, other):
        return other + self.x * 2


print(run(5))


def too_few(a, b):
    return a - b


def wrong(n):
    for i in range(n):
        try:
            print(too_few(i))
        except TypeError as error:
            print(error)
        try:
            print(too_few(i, 2, 3))
        except TypeError as error:
            print(error)
        print(too_few(i, 2), too_few(b=i, a=2), too_few(*[i, 3]))


wrong(2)
too_few.__code__ = (lambda a, b: a * 1000 + b).__code__
wrong(1)


def unbound(flag):
    if flag:
        value = 1
    return value


def use_unbound(n):
    for i in range(n):
        try:
            print(unbound(i % 2))
        except UnboundLocalError as error:
            print(error)


use_unbound(4)
del unbound
try:
    use_unbound(1)
except NameError as error:
    print(error)
