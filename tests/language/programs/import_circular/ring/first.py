from ring import LOADED
import ring.second

LOADED.append("first")
VALUE = 1
late_value = "late"


def peek():
    return ring.second.VALUE
