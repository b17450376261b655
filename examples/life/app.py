"""Conway's Game of Life on a torus: reads a pattern, draws every generation, and reports when it repeats."""

import sys


class World:
    def __init__(self, width, height, alive):
        self.width = width
        self.height = height
        self.alive = frozenset((x % width, y % height) for x, y in alive)
        self.generation = 0

    @classmethod
    def read(cls, path):
        """The first line has width and height; '#' marks a living cell of the pattern below it."""
        with open(path, encoding="utf-8") as file:
            width, height = (int(word) for word in file.readline().split())
            alive = [(x, y) for y, line in enumerate(file) for x, char in enumerate(line) if char == "#"]
        return cls(width, height, alive)

    def neighbours(self, x, y):
        for dy in (-1, 0, 1):
            for dx in (-1, 0, 1):
                if dx or dy:
                    yield (x + dx) % self.width, (y + dy) % self.height

    def step(self):
        counts = {}
        for x, y in self.alive:
            for cell in self.neighbours(x, y):
                counts[cell] = counts.get(cell, 0) + 1
        self.alive = frozenset(
            cell for cell, count in counts.items() if count == 3 or (count == 2 and cell in self.alive)
        )
        self.generation += 1

    def draw(self):
        print(f"generation {self.generation}, {len(self.alive)} alive")
        for y in range(self.height):
            print("".join("#" if (x, y) in self.alive else "." for x in range(self.width)))


def run(world, generations):
    seen = {world.alive: 0}
    world.draw()
    for _ in range(generations):
        world.step()
        world.draw()
        if world.alive in seen:
            first = seen[world.alive]
            print(f"generation {world.generation} is the same as generation {first}")
            break
        seen[world.alive] = world.generation


def main(arguments):
    if len(arguments) != 3 or not arguments[2].isdigit():
        print("usage: app.py FILE GENERATIONS", file=sys.stderr)
        return 2
    try:
        world = World.read(arguments[1])
    except (OSError, ValueError) as error:
        print(f"{arguments[1]}: {error}", file=sys.stderr)
        return 1
    run(world, int(arguments[2]))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
