# Covers: complex: construction, parsing, arithmetic, powers, comparison, formatting of repr, conversion protocols, errors.


def show(label, function):
    try:
        print(label, "=", function())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


for z in (1j, -1j, 1 + 2j, -0.0 + 0j, complex(-0.0, -0.0), complex(1, -0.0), 1e20 + 1e-20j, complex(float("inf"), float("nan")), 3 + 0j,
          complex(1.5), complex(1, 2), complex("1+2j"), complex(" -3.5j "), complex("(2-1j)"), complex("inf-infj"), complex("j"), complex("1e3")):
    print(repr(z), str(z), z.real, z.imag, z.conjugate(), bool(z))
for text in ("", "1+", "1 + 2j", "j1", "1+2", "1j+2j", "(1", "one", "1+2k", "--1"):
    show(f"complex({text!r})", lambda: complex(text))
a, b = 3 + 4j, 1 - 2j
print(a + b, a - b, a * b, a / b, -a, +a, abs(a), a == 3 + 4j, a != b, a == (3 + 4j), 3 + 0j == 3, hash(3 + 0j) == hash(3))
print(a**2, a**-1, a**0, 0j**0, 2**1j, a**0.5, 1j**2, (1 + 1j) ** 10, 2.0 * a, a + 1, 1 - a, a / 2)
show("zero division", lambda: a / 0)
show("zero power", lambda: 0j**-1)
show("floor", lambda: a // b)
show("mod", lambda: a % b)
show("divmod", lambda: divmod(a, b))
show("less", lambda: a < b)
show("int", lambda: int(a))
show("float", lambda: float(a))
show("round", lambda: round(a))
show("pow mod", lambda: pow(a, 2, 3))
show("matmul", lambda: a @ b)
show("str and number", lambda: complex("1", 2))
show("number and str", lambda: complex(1, "2"))
show("list", lambda: complex([1]))
show("set real", lambda: setattr(a, "real", 1))
show("two complex", lambda: complex(1 + 2j, 3 + 4j))


class Convertible:
    def __complex__(self):
        return 5 + 6j


class BadConvertible:
    def __complex__(self):
        return 5


class FloatOnly:
    def __float__(self):
        return 2.5


for thing in (Convertible(), BadConvertible(), FloatOnly(), True):
    show(type(thing).__name__, lambda: complex(thing))


class Sub(complex):
    def __abs__(self):
        return "own abs"


print(Sub(1, 2), abs(Sub(1, 2)), Sub(1, 2) + 1, type(Sub(1, 2) + 1).__name__, [Sub(1)])
print(sum([1j, 2, 3.5]), 1j in [1j], {1j: "key"}[1j], complex.__name__, isinstance(1j, complex))
points = [complex(x, y) for x in range(-2, 3) for y in range(-2, 3)]
print(sorted(points, key=lambda p: (abs(p), p.real, p.imag))[:5])


def mandelbrot(c, limit=30):
    z = 0
    for n in range(limit):
        z = z * z + c
        if abs(z) > 2:
            return n
    return limit


for y in range(-4, 5):
    print("".join("#" if mandelbrot(complex(x / 10, y / 4)) == 30 else "." for x in range(-20, 8)))
