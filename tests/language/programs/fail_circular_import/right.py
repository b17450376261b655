from left import value
