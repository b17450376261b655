# Covers: guesses of native code that turn out wrong late in a function, with integers, floats, truth values and constants alive there.


def truth_alive(values, big):
    total = 1
    found = []
    for value in values:
        small = value < 10
        odd = not (value & 1) == 0
        # The product leaves the machine's integers while both truth values are still wanted.
        total = total * big + value
        if small:
            total = total + 1
        if odd:
            found.append((small, odd))
    return total, found


def constant_alive(n, big):
    five = 5
    kept = +five
    ratio = 0.5
    half = +ratio
    product = n * big
    product = product * product
    return product + kept, half, kept


def below(values, limit):
    # Elements that are no floats: ints that a double holds exactly or not, bools, and a class of its own.
    count = 0
    for value in values:
        if value < 1.5:
            count = count + 1
        if value > limit:
            count = count + 100
    return count


def scaled(x, depth):
    if depth > 0:
        return scaled(x * 0.5, depth - 1) + x
    return x * 2.0


def any_scaled(items):
    return [scaled(item, 3) for item in items]


def call_scaled(item):
    result = scaled(item, 2)
    return result


class Measure:
    def __init__(self, size):
        self.size = size

    def __lt__(self, other):
        return self.size < other

    def __gt__(self, other):
        return self.size > other

    def __mul__(self, factor):
        return Measure(self.size * factor)

    def __add__(self, other):
        return Measure(self.size + (other.size if isinstance(other, Measure) else other))

    def __repr__(self):
        return f"Measure({self.size})"


def shifts(values):
    result = []
    for value in values:
        try:
            result.append((1 << value) >> 3)
        except ValueError as error:
            result.append(str(error))
    return result


def divisions(pairs):
    result = []
    for a, b in pairs:
        try:
            result.append((a // b + 1, a % b - 1, a / b * 2.0))
        except ZeroDivisionError as error:
            result.append(str(error))
    return result


def product(n):
    if n < 2:
        return 1
    return n * product(n - 1)


def sum_of_products(count):
    total = 0
    for n in range(count):
        total = total + product(n) - n
    return total


def powers(bases):
    result = []
    for base in bases:
        try:
            result.append(base**0.5 + 1.0)
        except (ZeroDivisionError, OverflowError) as error:
            result.append(str(error))
    return result


print(truth_alive([1, 2, 3], 10))
print(truth_alive([5, 12, 13, 20], 2**40))
print(truth_alive([2**70, 3], 2**40))
print(constant_alive(3, 4))
print(constant_alive(2**20, 2**30))
print(below([0.5, 1.0, 2.0, 7.5], 7.0))
print(below([1, True, 2, 2**60 + 1, 0.25], 2.5))
print(below([Measure(1), Measure(9), 3.0], 2.5))
print(any_scaled([1.0, 2.5, -0.0]), any_scaled([1, 3, True]))
print(call_scaled(4.0), call_scaled(3), call_scaled(Measure(8.0)))
print(shifts([3, 5, 62, 63, 64, 100, -1]))
print(divisions([(7, 2), (-7, 2), (7, -2), (7, -1), (-(2**62), -1), (1, 0), (7.5, 2), (1.5, 0.0)]))
print(product(20), product(21), product(30))
print(sum_of_products(19), sum_of_products(25))
print(powers([4.0, 2, 0.0, -0.0]))
