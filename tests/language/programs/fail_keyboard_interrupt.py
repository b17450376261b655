# Covers: an uncaught KeyboardInterrupt raised by the program: finally and with blocks run, except Exception does not see it, exit as by SIGINT.

log = []


class Resource:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        log.append(f"open {self.name}")
        return self

    def __exit__(self, kind, value, traceback):
        log.append(f"close {self.name} after {kind.__name__}")
        print(log[-1])


def worker(step):
    with Resource(f"worker {step}"):
        if step == 2:
            raise KeyboardInterrupt("stop now")
        worker(step + 1)


def guarded():
    try:
        worker(0)
    except Exception:
        print("never: it is no Exception")
    else:
        print("never")
    finally:
        print("finally", len(log))


try:
    guarded()
except KeyboardInterrupt as interrupt:
    print("first one caught", interrupt.args, isinstance(interrupt, Exception))
guarded()
