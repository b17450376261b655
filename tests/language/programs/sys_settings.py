# Covers: the numbers that sys keeps (switch interval, recursion limit, digits), intern, and questions about the interpreter.
import sys


class Text(str):
    pass


def attempt(function, *args):
    try:
        print(function.__name__, args, "->", function(*args))
    except Exception as error:
        print(function.__name__, args, type(error).__name__, error)


for argument in (None, 1, Text("a"), b"a"):
    attempt(sys.intern, argument)
attempt(sys.intern)
attempt(sys.intern, "a", "b")
first, second = "".join(["inter", "ned text"]), "".join(["inter", "ned text"])
print(first is second, sys.intern(first) is sys.intern(second))
print(sys._is_interned(sys.intern(first)), sys._is_interned("".join(["not ", "interned"])))
attempt(sys._is_interned, 1)
attempt(sys._is_interned, None)

print(sys.getswitchinterval())
for argument in (0, -1, None, "a", 0.25, 1, 1e-7, float("nan"), True, 10**400):
    attempt(sys.setswitchinterval, argument)
    print(sys.getswitchinterval())
sys.setswitchinterval(0.005)

attempt(sys.getswitchinterval, 1)
attempt(sys.gettrace, 1)
attempt(sys.settrace)
attempt(sys.settrace, None)
attempt(sys.setprofile, None)
print(sys.gettrace(), sys.getprofile())
attempt(sys.call_tracing, len, ("abc",))
attempt(sys.call_tracing, len, ["abc"])
attempt(sys.call_tracing, len)
attempt(sys.call_tracing, 1, ())
print(sys.is_finalizing(), sys._clear_internal_caches())
attempt(sys.is_finalizing, 1)
print(sys._is_immortal(None), sys._is_immortal(1), sys._is_immortal([]), sys._is_immortal(int))
frames = sys._current_frames()
print(len(frames), list(frames.values())[0].f_code.co_name)
try:
    raise KeyError("here")
except KeyError:
    print([type(each) for each in sys._current_exceptions().values()])
print(list(sys._current_exceptions().values()))
for argument in (None, "a", 1.5, 2**31, -(2**31) - 1, 2**70, 5):
    try:
        sys.set_int_max_str_digits(argument)
    except Exception as error:
        print(argument, type(error).__name__, error)
