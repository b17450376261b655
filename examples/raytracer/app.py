"""A ray tracer: spheres and a chequered floor with shadows and reflections, written as a PPM picture.

usage: app.py SCENE OUTPUT.ppm [WIDTH]
"""

import math
import sys


class Vector:
    __slots__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        self.x = x
        self.y = y
        self.z = z

    def __add__(self, other):
        return Vector(self.x + other.x, self.y + other.y, self.z + other.z)

    def __sub__(self, other):
        return Vector(self.x - other.x, self.y - other.y, self.z - other.z)

    def __mul__(self, factor):
        return Vector(self.x * factor, self.y * factor, self.z * factor)

    __rmul__ = __mul__

    def __neg__(self):
        return Vector(-self.x, -self.y, -self.z)

    def __matmul__(self, other):
        """The dot product."""
        return self.x * other.x + self.y * other.y + self.z * other.z

    def __and__(self, other):
        """The product of each component: light through a colour."""
        return Vector(self.x * other.x, self.y * other.y, self.z * other.z)

    def unit(self):
        return self * (1.0 / math.sqrt(self @ self))

    def reflect(self, normal):
        return self - normal * (2.0 * (self @ normal))

    def __repr__(self):
        return f"Vector({self.x:g}, {self.y:g}, {self.z:g})"


BLACK = Vector(0.0, 0.0, 0.0)
EPSILON = 1e-6
MAX_BOUNCES = 4


class Material:
    def __init__(self, colour, reflection=0.0, shine=0):
        self.colour = colour
        self.reflection = reflection
        self.shine = shine

    def colour_at(self, point):
        return self.colour


class Chequered(Material):
    def __init__(self, colour, other, reflection=0.0):
        super().__init__(colour, reflection)
        self.other = other

    def colour_at(self, point):
        return self.colour if (math.floor(point.x) + math.floor(point.z)) % 2 == 0 else self.other


class Sphere:
    def __init__(self, centre, radius, material):
        self.centre = centre
        self.radius = radius
        self.material = material

    def hit(self, origin, direction):
        """The distance to the nearest point in front of the origin, or None."""
        offset = origin - self.centre
        half = offset @ direction
        root = half * half - (offset @ offset - self.radius * self.radius)
        if root < 0.0:
            return None
        root = math.sqrt(root)
        for distance in (-half - root, -half + root):
            if distance > EPSILON:
                return distance
        return None

    def normal(self, point):
        return (point - self.centre) * (1.0 / self.radius)


class Floor:
    def __init__(self, height, material):
        self.height = height
        self.material = material

    def hit(self, origin, direction):
        if abs(direction.y) < EPSILON:
            return None
        distance = (self.height - origin.y) / direction.y
        return distance if distance > EPSILON else None

    def normal(self, point):
        return Vector(0.0, 1.0, 0.0)


class Scene:
    def __init__(self):
        self.things = []
        self.lights = []
        self.camera = Vector(0.0, 1.0, -5.0)

    def nearest(self, origin, direction):
        best, found = math.inf, None
        for thing in self.things:
            distance = thing.hit(origin, direction)
            if distance is not None and distance < best:
                best, found = distance, thing
        return best, found

    def sky(self, direction):
        t = 0.5 * (direction.y + 1.0)
        return Vector(0.9, 0.9, 1.0) * (1.0 - t) + Vector(0.3, 0.5, 0.9) * t

    def trace(self, origin, direction, bounces=0):
        distance, thing = self.nearest(origin, direction)
        if thing is None:
            return self.sky(direction)
        point = origin + direction * distance
        normal = thing.normal(point)
        material = thing.material
        colour = material.colour_at(point)
        total = colour * 0.1
        for position, light in self.lights:
            to_light = position - point
            reach = math.sqrt(to_light @ to_light)
            to_light = to_light * (1.0 / reach)
            shadow, blocker = self.nearest(point + normal * EPSILON, to_light)
            if blocker is not None and shadow < reach:
                continue
            total = total + (colour & light) * max(0.0, normal @ to_light)
            if material.shine:
                highlight = max(0.0, to_light.reflect(normal) @ direction)
                total = total + light * highlight**material.shine
        if material.reflection > 0.0 and bounces < MAX_BOUNCES:
            mirrored = self.trace(point + normal * EPSILON, direction.reflect(normal), bounces + 1)
            total = total * (1.0 - material.reflection) + mirrored * material.reflection
        return total

    def render(self, width, height):
        for row in range(height):
            for column in range(width):
                x = (column + 0.5) / width * 2.0 - 1.0
                y = (1.0 - (row + 0.5) / height * 2.0) * height / width
                yield self.trace(self.camera, Vector(x, y, 1.5).unit())


def read_scene(path):
    scene = Scene()
    with open(path, encoding="utf-8") as file:
        for number, line in enumerate(file, 1):
            words = line.split("#")[0].split()
            if not words:
                continue
            kind, *rest = words
            numbers = [float(word) for word in rest]
            match kind, numbers:
                case "camera", [x, y, z]:
                    scene.camera = Vector(x, y, z)
                case "light", [x, y, z, r, g, b]:
                    scene.lights.append((Vector(x, y, z), Vector(r, g, b)))
                case "sphere", [x, y, z, radius, r, g, b, reflection, shine]:
                    material = Material(Vector(r, g, b), reflection, int(shine))
                    scene.things.append(Sphere(Vector(x, y, z), radius, material))
                case "floor", [height, r, g, b, r2, g2, b2, reflection]:
                    material = Chequered(Vector(r, g, b), Vector(r2, g2, b2), reflection)
                    scene.things.append(Floor(height, material))
                case _:
                    raise ValueError(f"{path}:{number}: cannot read {line.strip()!r}")
    return scene


def byte(value):
    return min(255, int(255.0 * math.sqrt(max(0.0, value)) + 0.5))


def main(arguments):
    if len(arguments) < 2:
        sys.exit(__doc__.strip())
    width = int(arguments[2]) if len(arguments) > 2 else 160
    height = width * 9 // 16
    scene = read_scene(arguments[0])
    pixels = [(byte(c.x), byte(c.y), byte(c.z)) for c in scene.render(width, height)]
    with open(arguments[1], "w", encoding="ascii") as file:
        file.write(f"P3\n{width} {height}\n255\n")
        for row in range(height):
            file.write(" ".join(f"{r} {g} {b}" for r, g, b in pixels[row * width : (row + 1) * width]) + "\n")
    checksum = 0
    for r, g, b in pixels:
        checksum = (checksum * 31 + (r << 16 | g << 8 | b)) % (2**61 - 1)
    print(f"{len(scene.things)} things, {len(scene.lights)} lights, {width}x{height}, checksum {checksum:#018x}")
    shades = " .:-=+*#%@"
    for row in range(0, height, 2):
        line = pixels[row * width : (row + 1) * width]
        print("".join(shades[(r * 2 + g * 5 + b) * 9 // 2040] for r, g, b in line))


main(sys.argv[1:])
