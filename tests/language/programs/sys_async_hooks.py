# Covers: sys.set_asyncgen_hooks with both hooks called, and sys.set_coroutine_origin_tracking_depth with cr_origin.
import gc
import sys


def attempt(function, *args, **keywords):
    try:
        print(function.__name__, args, keywords, "->", function(*args, **keywords))
    except Exception as error:
        print(function.__name__, args, keywords, type(error).__name__, error)


attempt(sys.set_asyncgen_hooks, 1)
attempt(sys.set_asyncgen_hooks, finalizer=1)
attempt(sys.set_asyncgen_hooks, 1, 2, 3)
attempt(sys.set_asyncgen_hooks, foo=1)
attempt(sys.set_asyncgen_hooks, None, 1)
hooks = sys.get_asyncgen_hooks()
print(hooks, type(hooks), type(hooks).__module__, type(hooks)((1, 2)))


async def numbers(name):
    for i in range(3):
        yield name, i


async def guarded(name):
    try:
        yield name
    finally:
        print("closing", name)


def step(awaitable):
    try:
        awaitable.send(None)
    except StopIteration as stop:
        return stop.value
    except BaseException as error:
        return type(error).__name__


def first(generator):
    print("first", generator.__name__)


ROUNDS = 24  # A word left on the stack may keep a generator (README), so most of many must go.
finals = []


def final(generator):
    finals.append((generator.__name__, step(generator.aclose())))


sys.set_asyncgen_hooks(first, final)
print(sys.get_asyncgen_hooks().firstiter is first, sys.get_asyncgen_hooks().finalizer is final)


def leave(make):
    generator = make("a")
    print(step(generator.__anext__()))
    print(step(generator.asend(None)))


for make in (numbers, guarded):
    for _ in range(ROUNDS):
        leave(make)
    gc.collect()
    print(len(finals) > ROUNDS * 3 // 4, set(finals))
generator = numbers("done")
while step(generator.__anext__()) != "StopAsyncIteration":
    pass
del generator
gc.collect()
generator = guarded("closed")
print(step(generator.__anext__()), step(generator.aclose()))
del generator
gc.collect()


def failing(generator):
    raise ValueError("not this one")


sys.set_asyncgen_hooks(firstiter=failing)
generator = numbers("b")
attempt(generator.__anext__)
print(step(generator.__anext__()))
sys.set_asyncgen_hooks(None, None)
print(sys.get_asyncgen_hooks())
del generator
gc.collect()
print(step(numbers("plain").__anext__()))


async def work():
    return 1


def make_one():
    return work()


def make_two():
    return make_one()


def show(coroutine):
    origin = coroutine.cr_origin
    print(origin and [(line, name) for file, line, name in origin])
    step(coroutine)
    print(coroutine.cr_origin == origin)


for depth in (-1, None, "a", 1.0, 2**40):
    attempt(sys.set_coroutine_origin_tracking_depth, depth)
print(sys.get_coroutine_origin_tracking_depth())
show(make_two())
sys.set_coroutine_origin_tracking_depth(1)
print(sys.get_coroutine_origin_tracking_depth())
show(make_two())
sys.set_coroutine_origin_tracking_depth(depth=2)
show(make_two())
sys.set_coroutine_origin_tracking_depth(0)
show(make_two())
