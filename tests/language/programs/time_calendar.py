# Covers: time.struct_time, gmtime, asctime, ctime, mktime, strftime, clocks by number, and their errors
import copy
import gc
import os
import sys
import time

os.environ["TZ"] = "UTC"
if hasattr(time, "tzset"):  # the reference's platform has no other zone
    time.tzset()


class Index:
    def __index__(self):
        return 3


def show(name, function, *arguments):
    try:
        outcome = ascii(function(*arguments))
    except Exception as error:
        outcome = f"{type(error).__name__}: {error}"
    print(name, outcome)


for value in (0, 1.9, -1.9, -1, True, 951782400, 4102444799.5, "x", float("nan"), float("inf"), 2**70, -(2**70), 1e30, Index(), (), [1]):
    show("gmtime", lambda: tuple(time.gmtime(value)))
    show("localtime", lambda: tuple(time.localtime(value)))
    show("ctime", time.ctime, value)
    show("asctime", time.asctime, value)
    show("mktime", time.mktime, value)
    show("strftime", time.strftime, value)
    show("strftime %Y", time.strftime, "%Y", value)
    if not (isinstance(value, (int, float)) and 0 <= value < 1e10):
        show("sleep", lambda: value.__class__ is Index or time.sleep(value))
    show("get_clock_info", lambda: time.get_clock_info(value))
    show("struct_time", time.struct_time, value)

leap = [2020, 2, 29, 12, 34, 56, 5, 60, 0]
FORMAT = "%Y-%m-%d %H:%M:%S %w %j %y %p %I %a %A %b %B %x %X %U %W %%"
for place in range(9):
    for value in (-2, -1, 0, 1, 6, 7, 12, 13, 23, 24, 31, 32, 59, 60, 61, 62, 366, 367, "x", 1.5, None):
        parts = tuple(leap[:place] + [value] + leap[place + 1 :])
        if place > 0:
            show(parts, time.strftime, FORMAT, parts)
            if place < 8 or value == 0:  # what libraries make of summer time where there is none differs
                show("mktime", time.mktime, parts)
        show("asctime", time.asctime, parts)
for count in range(13):
    show(count, time.asctime, tuple(range(1, count + 1)))
    show(count, time.struct_time, tuple(range(count)))
    if count != 9:  # a year 0, which libraries disagree about
        show(count, time.mktime, tuple(range(count)))

start = time.gmtime(0)
print(start, len(start), start.tm_gmtoff, start.n_fields, start.n_sequence_fields, start.n_unnamed_fields, start[:], start.tm_year, start[-1])
print(start == (1970, 1, 1, 0, 0, 0, 3, 1, 0), copy.copy(start) == start, copy.replace(start, tm_year=5), time.struct_time(range(11)).tm_gmtoff)
show("replace", lambda: start.__replace__(x=1, y=2))
show("replace", lambda: start.__replace__(1))
show("replace", lambda: start.__replace__(tm_zone="X").tm_zone)
show("replace", lambda: os.stat(".").__replace__(st_mode=1))
print(type(start).__match_args__, start.__reduce__()[1][0], time.asctime(start), time.mktime(start), repr(time.strftime("", start)))
show("mixed", time.strftime, "\xe9%Y\0%m\u1234%d", start)
show("surrogate", time.strftime, "\ud800%Y", start)
print(time.strftime("a" * 3000, start) == "a" * 3000, time.strftime("%Y" * 300, start) == "1970" * 300)
for name in ("time", "monotonic", "perf_counter", "process_time", "x", "time\0"):
    show(name, lambda: (time.get_clock_info(name).monotonic, time.get_clock_info(name).adjustable, sorted(vars(time.get_clock_info(name)))))
for clock in (time.CLOCK_REALTIME, time.CLOCK_MONOTONIC, True, Index(), 1.5, "x", None, 2**40):
    if isinstance(clock, Index):
        continue
    show("clock_gettime", lambda: type(time.clock_gettime(clock)))
    show("clock_gettime_ns", lambda: type(time.clock_gettime_ns(clock)))
print(abs(time.clock_gettime(time.CLOCK_REALTIME) - time.time()) < 100, abs(time.clock_gettime_ns(time.CLOCK_REALTIME) - time.time_ns()) < 10**11)
print(time.timezone, time.altzone, time.daylight, len(time.tzname), time._STRUCT_TM_ITEMS)
for call in (lambda: time.strftime(), lambda: time.strftime("", start, 1), lambda: time.gmtime(1, 2), lambda: time.mktime(), lambda: time.time(1), lambda: time.clock_gettime()):
    show("arguments", call)

# A function of a module that nobody has any more.
set_zone = getattr(time, "tzset", gc.collect)
del sys.modules["time"], time
gc.collect()
set_zone()
print("time" in sys.modules)
