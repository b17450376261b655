# Covers: exit, quit, copyright, credits, license and help as CPython's site puts them into builtins.
import builtins
import sys


def attempt(function, *args, **keywords):
    try:
        print(args, keywords, "->", function(*args, **keywords))
    except BaseException as error:
        print(args, keywords, type(error).__name__, error, error.args)


for each in (exit, quit, help):
    print(each, repr(each), type(each), vars(each), callable(each))
for name in ("copyright", "credits", "license"):
    each = getattr(builtins, name)
    text = repr(each)
    print(name, type(each), str(each) == text, len(text) > 10, "\n\n\n" in text, text.endswith("\n"))
print(repr(copyright) == sys.copyright, type(copyright).__doc__)


class Input:
    def close(self):
        print("closed")


class Broken:
    def close(self):
        raise ValueError("not now")


sys.stdin = Input()
attempt(exit)
attempt(exit, 3)
attempt(quit, None)
attempt(quit, code="text")
attempt(exit, 1, 2)
attempt(exit, foo=1)
sys.stdin = Broken()
attempt(exit, 5)
sys.stdin = None
attempt(exit, 6)
del sys.stdin
attempt(exit, 7)
sys.stdin = sys.__stdin__

exit.name = "leave"
exit.extra = 1
print(exit, exit.extra, exit.eof)
exit.name = "exit"
quitter = type(quit)
print(quitter("stop", "Escape"))
attempt(quitter, 1)

printer = type(license)
short, long = printer("short", "one\ntwo\nthree"), printer("long", "\n".join(map(str, range(30))))
print(short)
attempt(short)
print(long)
attempt(printer)
attempt(short, 1)
answers = iter(["what", "", "q"])


class Answers:
    def readline(self):
        return next(answers) + "\n"


sys.stdin = Answers()
attempt(long)
sys.stdin = Answers()
attempt(long)
sys.stdin = sys.__stdin__
print("help" in dir(builtins), builtins.exit is exit)
exit(0)
