# Covers: SystemExit with a code through finally blocks and with statements; atexit order does not matter; output is flushed.
import sys


class Session:
    def __enter__(self):
        print("session opened")
        return self

    def __exit__(self, kind, value, traceback):
        print("session closed:", kind.__name__, value.code)
        return False


def work(items):
    for index, item in enumerate(items):
        try:
            if item == "stop":
                sys.exit(3)
            print("item", index, item)
        finally:
            print("finished", index)


def guarded():
    try:
        work(["a", "b", "stop", "c"])
    except Exception:
        print("SystemExit is no Exception")


with Session():
    guarded()
print("not reached")
