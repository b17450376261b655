# Covers: sys.exit with an object: printed with str to stderr, exit code 1; finally and with blocks run; SystemExit's code attribute and catching.

import sys


class Reason:
    def __init__(self, text):
        self.text = text

    def __str__(self):
        return f"reason: {self.text}"


for argument in [(), (None,), (3,), ("text",), ((1, 2),), (Reason("r"),), (True,), (2.5,), ([],)]:
    try:
        sys.exit(*argument)
    except SystemExit as error:
        print(repr(error.code) if not isinstance(error.code, Reason) else error.code, len(error.args))
try:
    raise SystemExit(1, 2, 3)
except SystemExit as error:
    print(error.code, error.args)
try:
    sys.exit(1, 2)
except TypeError as error:
    print(error)
try:
    exit_error = SystemExit("changed")
    exit_error.code = 9
    raise exit_error
except BaseException as error:
    print(type(error).__mro__[1].__name__, error.code, error)


class Manager:
    def __enter__(self):
        return self

    def __exit__(self, kind, value, tb):
        print("exit sees", kind.__name__, value.code)


def leave():
    with Manager():
        try:
            sys.exit(Reason("final"))
        except Exception:
            print("never: SystemExit is no Exception")
        finally:
            print("finally")


leave()
