# Covers: TypeErrors of calls: wrong arguments for functions, methods, constructors; carets over several lines.


def area(width, height, *, unit="cm"):
    return f"{width * height} {unit}²"


class Shape:
    def __init__(self, name, sides):
        self.name = name
        self.sides = sides

    def scale(self, factor):
        return Shape(self.name, [side * factor for side in self.sides])


print(area(2, 3), area(2, 3, unit="m"))
for call in (
    lambda: area(1),
    lambda: area(1, 2, 3),
    lambda: area(1, 2, color="red"),
    lambda: Shape("triangle"),
    lambda: Shape("square", [1]).scale(),
    lambda: area(1, width=2),
    lambda: len(1, 2),
    lambda: str("text")(),
    lambda: int("1", base=10, extra=3),
):
    try:
        call()
    except TypeError as error:
        print("TypeError:", error)
result = area(
    10,
    Shape("square", [1, 2]).scale(2)
    .sides,
    unit="mm",
    depth=3,
)
