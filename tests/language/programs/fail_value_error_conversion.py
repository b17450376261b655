# Covers: ValueErrors of conversions and unpacking, nested expressions with carets, an assignment over several targets.
rows = """
1,2,3
4,5,6
7,8
""".strip().split("\n")


def convert(row):
    a, b, c = [int(cell) for cell in row.split(",")]
    return a + b * c


for text in ("12", "-3 ", "x", "", "1.5", "0x10"):
    try:
        print(repr(text), int(text))
    except ValueError as error:
        print(error)
for text in ("1.5", "1e3", "nan", "abc"):
    try:
        print(repr(text), float(text))
    except ValueError as error:
        print(error)
try:
    first, second = [1, 2, 3]
except ValueError as error:
    print(error)
try:
    first, *middle, last = [1]
except ValueError as error:
    print(error)
total = 0
for number, row in enumerate(rows):
    total += convert(row) + number
    print("total", total)
