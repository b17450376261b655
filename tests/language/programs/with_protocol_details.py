# Covers: with: suppression, several items, targets, order, exceptions in __enter__/__exit__, missing methods, return/break through it, nesting.


class Manager:
    def __init__(self, name, suppress=False, enter_error=None, exit_error=None):
        self.name = name
        self.suppress = suppress
        self.enter_error = enter_error
        self.exit_error = exit_error

    def __enter__(self):
        print("enter", self.name)
        if self.enter_error:
            raise self.enter_error
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, value, traceback is not None)
        if self.exit_error:
            raise self.exit_error
        return self.suppress


with Manager("a") as a, Manager("b") as b:
    print(a, b)
with (Manager("c") as c, Manager("d"),):
    print(c)
with Manager("s", suppress=True):
    raise ValueError("swallowed")
print("after swallow")
try:
    with Manager("outer"), Manager("inner", suppress=False):
        raise KeyError("k")
except KeyError as error:
    print("propagated", error)
try:
    with Manager("o", suppress=True), Manager("e", enter_error=OSError("in enter")):
        print("unreachable")
finally:
    print("continued")
try:
    with Manager("x", exit_error=RuntimeError("in exit")):
        raise ValueError("body")
except RuntimeError as error:
    print(repr(error), repr(error.__context__))
try:
    with Manager("y", exit_error=RuntimeError("in exit, no body error")):
        pass
except RuntimeError as error:
    print(repr(error), repr(error.__context__))


def returning():
    with Manager("r"):
        return "returned"


def looping():
    for i in range(3):
        with Manager(f"l{i}"):
            if i == 0:
                continue
            break
    return i


print(returning(), looping())


class Target:
    pass


target = Target()
items = [0, 0]
with Manager("t1") as target.attribute, Manager("t2") as items[1], Manager("ab") as (first, second):
    print(target.attribute, items, first, second)
try:
    with Manager("bad unpack") as (p, q, r, s, t):
        print("never")
except ValueError as error:
    print(error)


class NoExit:
    def __enter__(self):
        return 1


class NoEnter:
    def __exit__(self, *args):
        return False


class Neither:
    pass


class AsyncOnly:
    async def __aenter__(self):
        pass

    async def __aexit__(self, *args):
        pass


for kind in (NoExit, NoEnter, Neither, AsyncOnly):
    try:
        with kind():
            print("no")
    except TypeError as error:
        print(kind.__name__, error)

instance = Neither()
instance.__enter__ = lambda: 1
instance.__exit__ = lambda *a: None
try:
    with instance:
        print("instance attributes do not count")
except TypeError as error:
    print(error)


class Truthy:
    def __enter__(self):
        return self

    def __exit__(self, *args):
        return self

    def __bool__(self):
        print("asked for truth")
        return True


with Truthy():
    1 / 0


class BadTruth(Truthy):
    def __bool__(self):
        raise OverflowError("truth fails")


try:
    with BadTruth():
        1 / 0
except OverflowError as error:
    print(repr(error), repr(error.__context__))
with BadTruth():
    print("no error, truth not asked")
