# Covers: frame objects: identity, current line and variables, and what they show after the function has ended
import sys

base = sys._getframe()
print(base is sys._getframe(), base.f_code.co_name, base.f_locals is globals(), base.f_globals is globals())


def inner(depth):
    frame = sys._getframe()
    first_line = frame.f_lineno
    again = sys._getframe(0)
    value = depth * 2
    second_line = frame.f_lineno
    print(frame is again, second_line - first_line, sorted(frame.f_locals), frame.f_locals["value"])
    return frame if depth == 0 else inner(depth - 1)


def outer(x):
    frame = sys._getframe()
    made = inner(1)
    print(made.f_back.f_back is frame, made.f_back is not made, frame.f_back is base, made.f_code is inner.__code__)
    return frame, made


frame, made = outer("argument")
print(frame.f_locals["x"], made.f_locals["depth"], made.f_locals["value"], frame.f_code.co_name)
print(frame.f_lineno - outer.__code__.co_firstlineno, made.f_lineno - inner.__code__.co_firstlineno)


def change():
    frame = sys._getframe()
    counts = []
    for i in range(3):
        counts.append(frame.f_locals["i"])
    before = frame.f_locals.get("late")
    late = 1
    return counts, before, frame.f_locals["late"]


print(change())


def handler():
    try:
        raise ValueError
    except ValueError as error:
        return error.__traceback__.tb_frame.f_code.co_name, error.__traceback__.tb_lineno - handler.__code__.co_firstlineno


print(handler())


class Body:
    inside = 3
    names = sorted(n for n in locals() if not n.startswith("__"))


print(Body.names)


def in_function():
    a = 1
    b = [a for c in (1,)]
    return sorted(locals())


print(in_function())
print((lambda q: locals())(5), list(sorted(locals()) for g in (1,)))
