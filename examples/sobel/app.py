"""Sobel edge detection on an image that is indexed with tuples: reads a PGM picture, writes the edges as another.

usage: app.py INPUT.pgm OUTPUT.pgm [THRESHOLD]
"""

import math
import sys

KERNEL_X = ((-1, 0, 1), (-2, 0, 2), (-1, 0, 1))
KERNEL_Y = ((-1, -2, -1), (0, 0, 0), (1, 2, 1))


class Image:
    """Grey values from 0 to `peak`; `image[x, y]` is a pixel, and coordinates outside give the nearest one inside."""

    def __init__(self, width, height, peak=255, pixels=None):
        self.width = width
        self.height = height
        self.peak = peak
        self.pixels = pixels if pixels is not None else [0] * (width * height)
        if len(self.pixels) != width * height:
            raise ValueError(f"{width}x{height} pixels expected, got {len(self.pixels)}")

    def __getitem__(self, position):
        x, y = position
        x = min(max(x, 0), self.width - 1)
        y = min(max(y, 0), self.height - 1)
        return self.pixels[y * self.width + x]

    def __setitem__(self, position, value):
        x, y = position
        if not (0 <= x < self.width and 0 <= y < self.height):
            raise IndexError(f"({x}, {y}) is outside of {self.width}x{self.height}")
        self.pixels[y * self.width + x] = value

    def __iter__(self):
        for y in range(self.height):
            for x in range(self.width):
                yield x, y

    def map(self, function):
        """A new image of function(pixel)."""
        return Image(self.width, self.height, self.peak, [function(p) for p in self.pixels])

    def histogram(self, bins):
        counts = [0] * bins
        for pixel in self.pixels:
            counts[pixel * bins // (self.peak + 1)] += 1
        return counts


def tokens(data):
    """The white-space separated words of a PGM file, comments left out."""
    for line in data.split("\n"):
        yield from line.split("#", 1)[0].split()


def read_pgm(path):
    with open(path, encoding="ascii") as file:
        words = tokens(file.read())
        if next(words, None) != "P2":
            raise ValueError(f"{path}: not a plain PGM file")
        width, height, peak = int(next(words)), int(next(words)), int(next(words))
        return Image(width, height, peak, [int(word) for word in words])


def write_pgm(image, path):
    with open(path, "w", encoding="ascii") as file:
        file.write(f"P2\n# edges found by the Sobel operator\n{image.width} {image.height}\n{image.peak}\n")
        for y in range(image.height):
            row = image.pixels[y * image.width : (y + 1) * image.width]
            file.write(" ".join(map(str, row)) + "\n")


def convolve(image, x, y, kernel):
    total = 0
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            weight = kernel[dy + 1][dx + 1]
            if weight:
                total += weight * image[x + dx, y + dy]
    return total


def sobel(image):
    edges = Image(image.width, image.height, image.peak)
    for x, y in image:
        gradient = math.sqrt(convolve(image, x, y, KERNEL_X) ** 2 + convolve(image, x, y, KERNEL_Y) ** 2)
        edges[x, y] = min(image.peak, round(gradient / 4))
    return edges


def preview(image, columns=64):
    """Rows of characters, darker where the picture is brighter."""
    shades = " .:-=+*#%@"
    step = max(1, image.width // columns)
    for y in range(0, image.height, step * 2):
        row = (image[x, y] for x in range(0, image.width, step))
        yield "".join(shades[p * (len(shades) - 1) // image.peak] for p in row).rstrip()


def main(arguments):
    if len(arguments) < 2:
        print(__doc__.strip(), file=sys.stderr)
        return 2
    image = read_pgm(arguments[0])
    edges = sobel(image)
    if len(arguments) > 2:
        threshold = int(arguments[2])
        edges = edges.map(lambda p: edges.peak if p >= threshold else 0)
    write_pgm(edges, arguments[1])
    print(f"{image.width}x{image.height}, {sum(1 for p in edges.pixels if p)} pixels on edges")
    print("histogram:", *edges.histogram(8))
    for line in preview(edges):
        print(line)
    return 0


sys.exit(main(sys.argv[1:]))
