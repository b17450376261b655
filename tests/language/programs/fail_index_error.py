# Covers: IndexError in nested subscripts and slices, in a method of a class that wraps a list, with non-ASCII characters before the carets.


class Board:
    def __init__(self, size):
        self.cells = [[0] * size for _ in range(size)]

    def __getitem__(self, position):
        row, column = position
        return self.cells[row][column]

    def __setitem__(self, position, value):
        row, column = position
        self.cells[row][column] = value

    def neighbours(self, row, column):
        return [self[row + dr, column + dc] for dr in (-1, 0, 1) for dc in (-1, 0, 1)]


board = Board(3)
board[1, 1] = 5
board[0, 2] = 7
print(board.cells, board[1, 1], sum(board.neighbours(1, 1)))
for bad in (lambda: [][0], lambda: (1, 2)[5], lambda: "abc"[9], lambda: [1].pop(3), lambda: [].pop(), lambda: range(3)[7]):
    try:
        bad()
    except IndexError as error:
        print(error)
größe = [1, 2, 3]
text = "naïve"; print(text, größe[2])
text = "日本"; value = größe[0] + größe[len(text) + 1] + 1
