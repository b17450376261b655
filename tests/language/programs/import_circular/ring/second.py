import ring
from . import first

ring.LOADED.append(("second", hasattr(first, "VALUE")))
try:
    first.VALUE
except AttributeError as error:
    print(str(error).replace(str(first.__file__), "FILE"))
VALUE = 2


def peek():
    return first.VALUE
