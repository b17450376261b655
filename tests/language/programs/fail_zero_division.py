# Covers: an uncaught exception through several functions; carets of binary operations and calls; output before the traceback.


def ratio(a, b):
    return a / b


def average(values):
    total = 0
    for value in values:
        total += value
    return ratio(total, len(values))


def report(name, values):
    result = average(values)
    print(f"{name}: {result:.2f}")


class Table:
    def __init__(self):
        self.rows = {}

    def add(self, name, *values):
        self.rows[name] = list(values)

    def print_all(self):
        for name, values in self.rows.items():
            report(name, values)


table = Table()
table.add("first", 1, 2, 3)
table.add("second", 4, 5)
table.add("empty")
table.print_all()
print("not reached")
