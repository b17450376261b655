# Covers: repeated lines in tracebacks: plain, mutual and through methods, comprehensions, properties and operators; counts of what is left out; recursion that is not without end.
import sys


def attempt(action):
    try:
        action()
    except Exception as error:
        return error
    return None


def countdown(n):
    if n == 0:
        raise ValueError("bottom")
    return countdown(n - 1)


def even(n):
    return odd(n - 1) if n else 1 // 0


def odd(n):
    return even(n - 1)


def two_lines(n):
    if n % 2:
        return two_lines(n - 1)
    if n == 0:
        raise LookupError("two lines")
    return (two_lines)(n - 1)


class Node:
    def __init__(self, depth):
        self.child = Node(depth - 1) if depth else None

    @property
    def deepest(self):
        return self.child.deepest

    def __len__(self):
        return 1 + len(self.child)

    def __repr__(self):
        return f"Node({self.child!r})" if self.child else f"Node({1 / 0})"

    def __add__(self, other):
        return self.child + other

    def walk(self):
        yield self
        yield from self.child.walk()


def nested_list(n):
    return [nested_list(n - 1) for _ in range(2)] if n else missing_name


def flip(n):
    try:
        if n == 0:
            raise KeyError("flip")
        flip(n - 1)
    except KeyError:
        raise


def translate(n):
    try:
        if n == 0:
            raise KeyError("start")
        translate(n - 1)
    except Exception as error:
        raise RuntimeError(n) from error


errors = [
    attempt(lambda: countdown(2)),
    attempt(lambda: countdown(3)),
    attempt(lambda: countdown(4)),
    attempt(lambda: countdown(20)),
    attempt(lambda: even(12)),
    attempt(lambda: two_lines(9)),
    attempt(lambda: Node(6).deepest),
    attempt(lambda: len(Node(6))),
    attempt(lambda: repr(Node(6))),
    attempt(lambda: Node(6) + 1),
    attempt(lambda: list(Node(6).walk())),
    attempt(lambda: nested_list(5)),
    attempt(lambda: flip(6)),
]
print([type(error).__name__ for error in errors])
chained = attempt(lambda: translate(2))


def forever(n):
    return forever(n + 1)


try:
    forever(0)
except RecursionError as error:
    depth = 0
    tb = error.__traceback__
    while tb:
        depth += 1
        tb = tb.tb_next
    print(type(error).__name__, error, depth > 900, depth <= sys.getrecursionlimit())


def all_of_them():
    raise ExceptionGroup("recursion", [ExceptionGroup("a", errors[:6]), ExceptionGroup("b", errors[6:]), chained])


all_of_them()
