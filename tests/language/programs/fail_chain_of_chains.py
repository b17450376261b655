# Covers: long chains with causes and contexts mixed, groups as causes, a context that is cut, __cause__ set by hand, the same traceback shown once, exceptions in else and finally.


class Step(Exception):
    def __init__(self, name, **details):
        super().__init__(name)
        self.details = details

    def __str__(self):
        return f"step {self.args[0]}" + "".join(f" {k}={v}" for k, v in self.details.items())


def first():
    try:
        {}["missing"]
    except KeyError:
        raise Step("one", depth=1)


def second():
    try:
        first()
    except Step as error:
        raise Step("two") from error


def third():
    try:
        second()
    except Step:
        try:
            int("x")
        except ValueError:
            try:
                [][0]
            except IndexError as error:
                raise Step("three", a=1, b="x") from None


def group_cause():
    errors = []
    for function in (first, second, third):
        try:
            function()
        except Step as error:
            errors.append(error)
    raise Step("four") from ExceptionGroup("collected", errors)


def in_else():
    try:
        pass
    except Step:
        raise
    else:
        group_cause()


def in_finally():
    try:
        in_else()
    finally:
        try:
            raise Step("five")
        except Step as error:
            error.__cause__ = OSError(2, "by hand", "file.txt")
            print(error.__suppress_context__, type(error.__context__).__name__, error.__context__)
            kept = error
    raise kept


def replaced():
    try:
        in_finally()
    except Step as error:
        outer = Step("six")
        outer.__context__ = error
        outer.__suppress_context__ = False
        raise outer


def cut():
    try:
        try:
            1 / 0
        except ZeroDivisionError:
            raise Step("hidden") from None
    except Step as error:
        error.__suppress_context__ = False
        raise


def unset():
    error = Step("seven")
    error.__cause__ = Step("cause without traceback")
    error.__cause__.__cause__ = Step("and its cause")
    raise error


collected = []
for function in (first, second, third, group_cause, in_finally, replaced, cut, unset):
    try:
        function()
    except Step as error:
        chain = []
        at = error
        while at is not None and len(chain) < 12:
            chain.append(str(at).split("(")[0])
            at = at.__cause__ if at.__cause__ is not None else None if at.__suppress_context__ else at.__context__
        print(function.__name__, chain)
        collected.append(error)
for wrong in (5, "text", Step):
    try:
        collected[0].__cause__ = wrong
    except TypeError as error:
        print(error)
    try:
        collected[0].__context__ = wrong
    except TypeError as error:
        print(error)
try:
    del collected[0].__cause__
except TypeError as error:
    print(error)


def final():
    try:
        cut()
    except Step:
        try:
            replaced()
        except Step as six:
            unset()


final()
