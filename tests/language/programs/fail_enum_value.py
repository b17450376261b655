# Covers: the ValueError of an Enum call travels through the library's frames
from enum import Enum, IntEnum


class State(Enum):
    IDLE = "idle"
    BUSY = "busy"

    def next(self):
        order = list(State)
        return order[(order.index(self) + 1) % len(order)]


class Code(IntEnum):
    OK = 200
    MISSING = 404


class Machine:
    def __init__(self):
        self.state = State.IDLE

    def load(self, text):
        self.state = State(text)
        return self.state


machine = Machine()
print(machine.state.next(), Code(404).name)
for text in ("busy", "idle", "asleep"):
    print(machine.load(text))
