from .recipes import find, lose
