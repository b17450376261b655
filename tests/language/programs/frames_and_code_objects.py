# Covers: frames of generators, what debuggers keep in frames, dir() of tracebacks and generic aliases, equality and positions of code objects, names of built-in methods.
import collections
import sys
import types
import weakref


def show(label, function):
    try:
        print(label, function())
    except BaseException as error:
        print(label, type(error).__name__, error)


def generator():
    frame = sys._getframe()
    yield frame.f_generator is running
    yield frame


running = generator()
print(next(running), next(running).f_generator is running, running.gi_frame.f_generator is running, sys._getframe().f_generator)


async def coroutine():
    return sys._getframe().f_generator is started


started = coroutine()
try:
    started.send(None)
except StopIteration as stop:
    print(stop.value)


def asker():
    return sys._getframe(1).f_generator


def recursive(depth):
    yield asker() is generators[depth]
    if depth:
        generators[depth - 1] = recursive(depth - 1)
        yield from generators[depth - 1]
    yield [each.gi_frame.f_generator is each for each in generators[depth:]]


def outside():
    return asker()


generators = [None] * 3
generators[2] = recursive(2)
kept_frame = generators[2].gi_frame
print(list(generators[2]), kept_frame.f_generator, outside(), generators[2].gi_frame)


async def awaited():
    return asker().__name__, [each.f_generator and each.f_generator.__name__ for each in frames_outwards()][:2]


def frames_outwards():
    frame = sys._getframe(1)
    while frame:
        yield frame
        frame = frame.f_back


async def awaiting():
    return await awaited(), asker().__name__


try:
    awaiting().send(None)
except StopIteration as stop:
    print(stop.value)

frame = sys._getframe()
print(frame.f_trace, frame.f_trace_lines, frame.f_trace_opcodes)


def store(name, value):
    setattr(frame, name, value)
    return getattr(frame, name)


def remove(name):
    delattr(frame, name)
    return getattr(frame, name)


for name in ("f_trace", "f_trace_lines", "f_trace_opcodes", "f_generator"):
    for value in (None, True, False, 5):
        show(name, lambda: store(name, value))
    show(name, lambda: remove(name))


def failing(items):
    first = items[0]
    return first + (items[5]
                    * 2)


def positions(error):
    found = []
    traceback = error.__traceback__
    while traceback:
        code = traceback.tb_frame.f_code
        found.append((code.co_name, list(code.co_positions())[traceback.tb_lasti // 2]))
        starts = [start for start, end, line in code.co_lines() if start <= traceback.tb_lasti < end and line == traceback.tb_lineno]
        found.append(len(starts))
        traceback = traceback.tb_next
    return found


try:
    failing([1])
except IndexError as error:
    show("positions", lambda: positions(error))
    show("traceback", lambda: (dir(error.__traceback__), error.__traceback__.__dir__()))
lines = list(failing.__code__.co_lines())
print(all(start < end for start, end, _ in lines), all(a[1] == b[0] for a, b in zip(lines, lines[1:])), lines[0][0], lines[-1][1] // 2 == len(list(failing.__code__.co_positions())))


def twin(x):
    return x + 1


def other(x):
    return x + 1


def factory():
    def inner(a, b=1):
        return a + b

    return inner


codes = [twin.__code__, other.__code__, factory().__code__, factory().__code__, twin.__code__.replace(), twin.__code__.replace(co_name="renamed"), twin.__code__.replace(co_filename="elsewhere"), twin.__code__.replace(co_firstlineno=1)]
for code in codes:
    print([code == each for each in codes], [hash(code) == hash(each) for each in codes if code == each])
print(len(set(codes)), codes[0] == 5, codes[0] != codes[1])
show("order", lambda: codes[0] < codes[1])


class Box:
    def __class_getitem__(cls, item):
        return types.GenericAlias(cls, item)


for alias in [list[int], dict[str, int], collections.deque[int], tuple[int, ...], type[int], types.GenericAlias(5, int)]:
    added = set(dir(alias)) - set(dir(alias.__origin__))
    print(alias, len(dir(alias)) - len(set(dir(alias))), sorted(added), set(dir(alias.__origin__)) <= set(dir(alias)))
print(sorted(set(dir(Box[int])) - set(dir(Box))), isinstance(5, int | str), issubclass(bool, int | str), isinstance("", int | None))
show("union", lambda: isinstance(5, int | list[int]))
show("union", lambda: (int | str).__instancecheck__(5))
show("union", lambda: isinstance("", int | list[int]))


class Reversible:
    def __reversed__(self):
        return iter([3, 2])

    def __getitem__(self, key):
        return key

    def __len__(self):
        return 2


class CallableReversible(Reversible):
    def __call__(self):
        pass


class Sized:
    def __getitem__(self, key):
        return key

    def __len__(self):
        return 2

    def __bytes__(self):
        return b"sized"


kept = [Reversible(), CallableReversible(), Sized()]
for each in kept:
    show(type(each).__name__, lambda: list(reversed(weakref.proxy(each))))
    show(type(each).__name__, lambda: bytes(weakref.proxy(each)))
show("alias", lambda: reversed(list[int]))
for method in (int.mro, Reversible.__subclasses__, dict.fromkeys, str.maketrans, bytes.maketrans, Reversible.mro, [].append):
    print(method.__qualname__, method.__name__)
    show("call", lambda: method(1, 2, 3, 4))
    show("call", lambda: method(wrong=1))
print(repr(str.maketrans).split(" at ")[0], str.maketrans.__self__)
for kind in (type(sys.float_info), type(sys.hash_info), type(sys.thread_info)):
    show("sequence", lambda: kind())
