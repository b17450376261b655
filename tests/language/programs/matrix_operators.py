# Covers: @ and @= of user classes inside functions: in place, reflected, falling back, on attributes and items, and where no operand knows them


class Matrix:
    def __init__(self, rows):
        self.rows = [list(row) for row in rows]

    def __matmul__(self, other):
        if not isinstance(other, Matrix):
            return NotImplemented
        columns = list(zip(*other.rows))
        return Matrix([[sum(a * b for a, b in zip(row, column)) for column in columns] for row in self.rows])

    def __rmatmul__(self, other):
        return Matrix([[other * item for item in row] for row in self.rows])

    def __repr__(self):
        return repr(self.rows)


class InPlace(Matrix):
    def __imatmul__(self, other):
        self.rows = (Matrix(self.rows) @ other).rows
        return self


def power(base, exponent):
    result = Matrix([[1, 0], [0, 1]])
    for _ in range(exponent):
        result @= base
    return result


def kept(start, factors):
    value = start
    for factor in factors:
        value @= factor
    return value is start, value


def targets(holder, items, factor):
    holder.matrix @= factor
    items[0] @= factor
    items[-1], last = items[0] @ factor, items[-1]
    return holder.matrix, items, last


def refused(left, right):
    try:
        left @= right
    except TypeError as error:
        return str(error)
    return left


class Holder:
    pass


fibonacci = Matrix([[1, 1], [1, 0]])
print(power(fibonacci, 10), power(fibonacci, 90).rows[0][1])
print(kept(InPlace([[2, 0], [0, 3]]), [fibonacci] * 4))
print(kept(Matrix([[2, 0], [0, 3]]), [fibonacci] * 4))
holder = Holder()
holder.matrix = Matrix([[1, 2], [3, 4]])
print(targets(holder, [Matrix([[1, 1], [1, 1]]), InPlace([[5, 6], [7, 8]])], fibonacci))
print(refused(3, fibonacci), refused(1.5, fibonacci))
print(refused(fibonacci, 3), refused([1], [2]), refused(2, 2), sep="\n")
