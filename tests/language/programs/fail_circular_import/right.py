print("right starts")
from left import value
