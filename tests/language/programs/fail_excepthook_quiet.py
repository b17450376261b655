# Covers: a sys.excepthook that swallows everything: nothing on stderr but what it writes, exit code 1; output is flushed.

import sys


class Report:
    def __init__(self):
        self.lines = []

    def __call__(self, kind, value, traceback):
        chain = []
        while value is not None:
            chain.append(f"{type(value).__name__}({value})")
            value = value.__cause__ or (None if value.__suppress_context__ else value.__context__)
        print("caught by hook:", " <- ".join(chain))
        sys.stderr.write("written by the hook\n")


def one():
    raise KeyError("one")


def two():
    try:
        one()
    except KeyError:
        raise ValueError("two")


def three():
    try:
        two()
    except ValueError as error:
        raise TypeError("three") from error


sys.excepthook = Report()
print("text without newline", end="")
three()
