"""Solves Sudoku puzzles by constraint propagation and depth-first search on the square with the fewest candidates."""

import sys

DIGITS = "123456789"
ROWS = "ABCDEFGHI"


def cross(rows, columns):
    return [row + column for row in rows for column in columns]


SQUARES = cross(ROWS, DIGITS)
UNITS = (
    [cross(ROWS, column) for column in DIGITS]
    + [cross(row, DIGITS) for row in ROWS]
    + [cross(rows, columns) for rows in ("ABC", "DEF", "GHI") for columns in ("123", "456", "789")]
)
UNITS_OF = {square: [unit for unit in UNITS if square in unit] for square in SQUARES}
PEERS_OF = {square: {s for unit in UNITS_OF[square] for s in unit} - {square} for square in SQUARES}


class Contradiction(Exception):
    """A square has no candidate left, or a unit no place for a digit."""


class Solver:
    def __init__(self):
        self.guesses = 0

    def parse(self, text):
        """Candidates of each square once all givens are placed."""
        if len(text) != len(SQUARES):
            raise ValueError(f"a puzzle has {len(SQUARES)} squares, not {len(text)}")
        candidates = {square: DIGITS for square in SQUARES}
        for square, char in zip(SQUARES, text):
            if char in DIGITS:
                self.assign(candidates, square, char)
            elif char not in ".0":
                raise ValueError(f"unexpected {char!r} at {square}")
        return candidates

    def assign(self, candidates, square, digit):
        for other in candidates[square].replace(digit, ""):
            self.eliminate(candidates, square, other)

    def eliminate(self, candidates, square, digit):
        if digit not in candidates[square]:
            return
        rest = candidates[square] = candidates[square].replace(digit, "")
        if not rest:
            raise Contradiction(square)
        if len(rest) == 1:
            for peer in PEERS_OF[square]:
                self.eliminate(candidates, peer, rest)
        for unit in UNITS_OF[square]:
            places = [s for s in unit if digit in candidates[s]]
            if not places:
                raise Contradiction(f"{digit} in {unit[0]}-{unit[-1]}")
            if len(places) == 1 and len(candidates[places[0]]) > 1:
                self.assign(candidates, places[0], digit)

    def search(self, candidates):
        unsolved = [square for square in SQUARES if len(candidates[square]) > 1]
        if not unsolved:
            return candidates
        square = min(unsolved, key=lambda s: (len(candidates[s]), s))
        for digit in candidates[square]:
            self.guesses += 1
            attempt = candidates.copy()
            try:
                self.assign(attempt, square, digit)
                return self.search(attempt)
            except Contradiction:
                continue
        raise Contradiction(square)


def show(candidates):
    for index, row in enumerate(ROWS):
        if index in (3, 6):
            print("------+-------+------")
        line = " ".join(candidates[row + column] + (" |" if column in "36" else "") for column in DIGITS)
        print(line)


def main(arguments):
    if len(arguments) != 2:
        print("usage: app.py FILE", file=sys.stderr)
        return 2
    failed = 0
    with open(arguments[1], encoding="ascii") as file:
        for number, line in enumerate(file, 1):
            text = line.split("#")[0].strip()
            if not text:
                continue
            solver = Solver()
            try:
                solution = solver.search(solver.parse(text))
            except (Contradiction, ValueError) as error:
                failed += 1
                print(f"puzzle in line {number}: {type(error).__name__}: {error}")
                continue
            print(f"puzzle in line {number}: {solver.guesses} guesses")
            show(solution)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
