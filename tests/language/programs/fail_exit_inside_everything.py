# Covers: SystemExit raised inside generators, comprehensions, context managers, properties, sort keys, __del__-free clean-up, handlers and finally clauses; which of several codes wins.
import sys
from contextlib import contextmanager


def caught(action):
    try:
        action()
    except SystemExit as exit:
        print(f"{exit.code!r}", "context", type(exit.__context__).__name__, exit.args)
    else:
        print("no exit")


def in_generator():
    def gen():
        yield 1
        sys.exit("from a generator")

    list(gen())


class Thing:
    @property
    def prop(self):
        sys.exit(3)

    def __eq__(self, other):
        raise SystemExit("from eq")

    def __iter__(self):
        raise SystemExit

    def __hash__(self):
        return sys.exit((1, 2))

    def __getattr__(self, name):
        raise SystemExit(name, 2)


@contextmanager
def swallows():
    try:
        yield
    except SystemExit as exit:
        print("swallowed", exit.code)


@contextmanager
def replaces():
    try:
        yield
    finally:
        sys.exit("replaced")


def in_manager():
    with swallows():
        sys.exit(4)
    print("goes on")
    with replaces():
        sys.exit(5)


def in_handler():
    try:
        1 / 0
    except ZeroDivisionError:
        sys.exit(6)


def in_finally():
    try:
        sys.exit(7)
    finally:
        sys.exit(8)


def returned_over():
    for i in range(3):
        try:
            try:
                sys.exit(i)
            finally:
                i += 10
        except SystemExit as exit:
            print("stopped", exit.code, i)
    return "survived"


def key(value):
    if value == 2:
        sys.exit()
    return value


caught(in_generator)
caught(lambda: Thing().prop)
caught(lambda: Thing() == 1)
caught(lambda: [1] == [Thing()])
caught(lambda: [*Thing()])
caught(lambda: {Thing()})
caught(lambda: Thing().missing)
caught(lambda: hasattr(Thing(), "missing"))
caught(in_manager)
caught(in_handler)
caught(in_finally)
print(returned_over())
caught(lambda: sorted([3, 2, 1], key=key))
caught(lambda: [sys.exit(n) for n in (9, 10)])
caught(lambda: sys.exit(None))


def exit_with_keyword():
    try:
        sys.exit(status=3)
    except TypeError as error:
        print(error)
    try:
        sys.exit(1, 2)
    except TypeError as error:
        print(error)


caught(exit_with_keyword)
exit = SystemExit(1, 2, 3)
print(exit.code, exit.args, SystemExit().code, SystemExit("x").code, SystemExit(None).code, repr(SystemExit(4)))
exit.code = "changed"
print(exit.code, exit.args)
try:
    try:
        sys.exit("first")
    except* SystemExit as group:
        print(group.exceptions[0].code)
        raise ExceptionGroup("g", [ValueError()])
except* ValueError:
    print("values only")


class Code:
    def __str__(self):
        print("asked for its text")
        return "object code\nin two lines"


def last():
    try:
        try:
            raise KeyError("lost")
        finally:
            print("leaving")
            sys.stdout.flush()
            raise SystemExit(Code())
    except ValueError:
        print("never")


last()
print("never either")
