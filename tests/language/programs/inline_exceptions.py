# Covers: Small functions that raise, catch and clean up, called in loops, handlers and one another: which handler runs, and what tracebacks say.
import sys


def invert(x):
    return 100 // x


def invert_sum(a, b):
    return invert(a) + invert(b)


def careful(x):
    try:
        return invert(x)
    except ZeroDivisionError:
        return -1


def cleanup(x, log):
    try:
        return invert(x)
    finally:
        log.append(x)


def reraise(x):
    try:
        return invert(x)
    except ZeroDivisionError:
        raise


def translate(x):
    try:
        return invert(x)
    except ZeroDivisionError as error:
        raise ValueError("no inverse") from error


def bare():
    raise


def frames(error):
    names = []
    entry = error.__traceback__
    while entry is not None:
        names.append((entry.tb_frame.f_code.co_name, entry.tb_lineno))
        entry = entry.tb_next
    return names


def caught_outside(values):
    total = 0
    for v in values:
        try:
            total += invert_sum(v, v + 1)
        except ZeroDivisionError as error:
            print("outside", v, total, frames(error))
            total += 1000
        else:
            total += 1
    return total


def caught_inside(values):
    total = 0
    for v in values:
        total += careful(v)
    return total


def old_value(values):
    # The handler sees the variable's value from before the call that failed.
    result = "none yet"
    seen = []
    for v in values:
        try:
            result = invert(v)
        except ZeroDivisionError:
            seen.append(("before", result))
        seen.append(result)
    return seen


def nested(values):
    log = []
    for v in values:
        try:
            try:
                log.append(cleanup(v, log))
            except TypeError as error:
                log.append(frames(error))
            log.append(reraise(v - 1))
        except ZeroDivisionError as error:
            log.append(frames(error))
            try:
                translate(0)
            except ValueError as second:
                log.append((str(second), frames(second), frames(second.__cause__)))
    return log


def nothing_active():
    for _ in range(2):
        try:
            bare()
        except RuntimeError as error:
            print(error, frames(error))
        try:
            invert(0)
        except ZeroDivisionError:
            try:
                bare()
            except ZeroDivisionError as error:
                print(error, frames(error))


def walk(depth):
    return sys._getframe(depth).f_code.co_name


def whoami():
    return walk(1), walk(2), walk(3)


def callers():
    for _ in range(2):
        print(whoami())


print(caught_outside([1, 2, -1, 0, 5]))
print(caught_inside([1, 0, 3]))
print(old_value([0, 4, 0, "x"[1:] == "" and 5]))
for line in nested([4, 1, "a", 0]):
    print(line)
nothing_active()
callers()


def last(values):
    for v in values:
        invert_sum(v, v - 1)


last([5, 3, 1])
