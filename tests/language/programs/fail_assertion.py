# Covers: assert with and without a message, AssertionError uncaught, conditions over several lines.


def check(value, limit):
    assert value >= 0
    assert value < limit, f"{value} is not below {limit}"
    return value


for value in (3, -1, 12):
    try:
        print("ok", check(value, 10))
    except AssertionError as error:
        print("failed:", str(error) or "no message")


class Matrix:
    def __init__(self, rows):
        self.rows = rows
        width = len(rows[0])
        assert all(len(row) == width for row in rows), "ragged"

    def multiply(self, other):
        assert (
            len(self.rows[0])
            == len(other.rows)
        ), ("shapes", len(self.rows[0]), len(other.rows))
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])


identity = Matrix([[1, 0], [0, 1]])
print(Matrix([[1, 2], [3, 4]]).multiply(identity).rows)
Matrix([[1, 2, 3]]).multiply(identity)
