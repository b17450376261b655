print("zoo starts", __name__, __package__)
from . import dogs
from .cats import lion
