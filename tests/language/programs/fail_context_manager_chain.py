# Covers: errors raised in __enter__ and __exit__ of nested context managers: contexts, order of clean-up, suppression in the middle, the final traceback.


class Manager:
    def __init__(self, name, on_enter=None, on_exit=None, suppress=False):
        self.name, self.on_enter, self.on_exit, self.suppress = name, on_enter, on_exit, suppress

    def __enter__(self):
        print("enter", self.name)
        if self.on_enter:
            raise self.on_enter(f"entering {self.name}")
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__)
        if self.on_exit:
            raise self.on_exit(f"leaving {self.name}")
        return self.suppress


def suppressed():
    with Manager("outer", suppress=True), Manager("middle", on_exit=KeyError), Manager("inner"):
        raise ValueError("body")
    return "suppressed"


def entering():
    with Manager("a"), Manager("b", on_enter=OSError), Manager("c"):
        print("never")


def leaving():
    with Manager("d", on_exit=LookupError):
        with Manager("e", on_exit=IndexError):
            print("body is fine")


def both():
    with Manager("f", on_exit=RuntimeError):
        entering()


def loops():
    for i in range(3):
        with Manager(f"loop {i}", suppress=i == 0):
            if i < 2:
                raise ArithmeticError(f"round {i}")


print(suppressed())
try:
    leaving()
except LookupError as error:
    print(repr(error), repr(error.__context__), repr(error.__context__.__context__))
try:
    loops()
except ArithmeticError as error:
    print("second round left:", error)
    both()
