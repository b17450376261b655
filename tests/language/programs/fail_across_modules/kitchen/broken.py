READY = False
from .tools import Oven

Oven().heat(
    -1
)
READY = True
