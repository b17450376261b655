# Covers: SystemExit with a message: it goes to stderr and the exit code is 1; catching and replacing SystemExit.
import sys


def usage(problem):
    raise SystemExit(f"usage: tool FILE\nproblem: {problem}")


def check(arguments):
    if not arguments:
        usage("no file given")
    if len(arguments) > 1:
        usage("too many files")
    return arguments[0]


for arguments in (["one"], ["one", "two"]):
    try:
        print("file:", check(arguments))
    except SystemExit as error:
        print("exit wanted:", str(error).splitlines()[1])
try:
    sys.exit()
except SystemExit as error:
    print(repr(error.code))
try:
    sys.exit([1, 2])
except SystemExit as error:
    print(error.code, error.args)
print("last", file=sys.stdout)
check([])
