from . import shadow as _module
from .shadow import shadow

value = "right value"
loads = [object()]
