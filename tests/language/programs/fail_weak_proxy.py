# Covers: ReferenceError of a dead proxy leaves the program with its traceback; weak callbacks ran before
import gc
import weakref


class Resource:
    def __init__(self, name):
        self.name = name

    def use(self):
        return f"using {self.name}"


log = []


def make():
    resource = Resource("file")
    proxy = weakref.proxy(resource, lambda p: log.append("gone"))
    print(proxy.use())
    return proxy


def clear_stack(n, a=0, b=0, c=0):
    return 0 if n == 0 else clear_stack(n - 1, n, n, n)


def use_later(proxy):
    print("log:", log)
    return proxy.use()


proxy = make()
clear_stack(50)
gc.collect()
use_later(proxy)
