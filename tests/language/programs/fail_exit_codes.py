# Covers: exit code of sys.exit with large, negative and boolean integers; the last one ends the program; nothing is printed for integers.

import sys

seen = []


def attempt(code):
    try:
        sys.exit(code)
    except SystemExit as error:
        seen.append(error.code)
        return error
    finally:
        seen.append("finally")


for code in (0, 1, 255, 256, -1, True, False):
    attempt(code)
print(seen)
error = attempt("text")
print(str(error), repr(error), error.args)
print(isinstance(error, BaseException), isinstance(error, Exception))


class Stop(SystemExit):
    def __init__(self):
        super().__init__(259)


def generator():
    try:
        yield 1
        yield 2
    finally:
        print("generator closed")


g = generator()
next(g)
g.close()
try:
    raise Stop
except SystemExit as stop:
    print(stop.code)
raise Stop
