# Covers: with statements: enter and exit, exceptions and suppression, several managers, targets, nesting, returns and loops inside, generators.


class Manager:
    def __init__(self, name, suppress=False, log=None):
        self.name = name
        self.suppress = suppress

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind.__name__ if kind else None, value, traceback is not None)
        return self.suppress


with Manager("a") as target:
    print("body", target)
with Manager("b"), Manager("c") as c, Manager("d") as (x):
    print(c, x)
with Manager("sup", suppress=True):
    raise ValueError("suppressed")
print("after")
try:
    with Manager("out"):
        with Manager("in"):
            raise KeyError("through")
except KeyError as error:
    print("caught", error)
with (
    Manager("p1") as p1,
    Manager("p2", True) as p2,
):
    print(p1, p2)
    1 / 0


def early():
    with Manager("ret"):
        return "returned"


print(early())
for i in range(3):
    with Manager(f"loop{i}"):
        if i == 0:
            continue
        break


def gen():
    with Manager("gen"):
        yield 1
        yield 2


for v in gen():
    print(v)
g = gen()
next(g)
g.close()
try:
    with 5:
        pass
except TypeError as error:
    print(error)


class NoExit:
    def __enter__(self):
        return 1


try:
    with NoExit():
        pass
except TypeError as error:
    print(error)


class Raises(Manager):
    def __exit__(self, *args):
        raise RuntimeError("exit failed")


try:
    with Raises("r"):
        raise ValueError("body failed")
except RuntimeError as error:
    print(error, "during", repr(error.__context__))
