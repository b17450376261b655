# Covers: a warning that a filter turns into an uncaught exception, with warnings shown before it
import warnings


class Resource:
    def __init__(self, name):
        self.name = name
        self.open = True

    def close(self):
        self.open = False

    def __exit__(self, *exc_info):
        if self.open:
            warnings.warn(f"{self.name} was left open", ResourceWarning, stacklevel=2)

    def __enter__(self):
        return self


def use(name, close):
    with Resource(name) as resource:
        if close:
            resource.close()
    return resource


warnings.simplefilter("default")
use("first", True)
use("second", False)
warnings.simplefilter("error", ResourceWarning)
try:
    use("third", False)
except ResourceWarning as error:
    print("caught", error)
    warnings.warn("before the end")
use("fourth", False)
