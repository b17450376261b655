"""Imports a module that imports a module that fails."""
from deep_two import value as inner_value

value = inner_value + 1
