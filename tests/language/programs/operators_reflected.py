# Covers: reflected and in-place operators, priority of subclasses, NotImplemented, all operator dunders, errors for unsupported operands, matmul, pow with modulus.

OPS = [
    ("+", "add", lambda a, b: a + b), ("-", "sub", lambda a, b: a - b), ("*", "mul", lambda a, b: a * b),
    ("/", "truediv", lambda a, b: a / b), ("//", "floordiv", lambda a, b: a // b), ("%", "mod", lambda a, b: a % b),
    ("@", "matmul", lambda a, b: a @ b), ("**", "pow", lambda a, b: a**b), ("<<", "lshift", lambda a, b: a << b),
    (">>", "rshift", lambda a, b: a >> b), ("&", "and", lambda a, b: a & b), ("|", "or", lambda a, b: a | b),
    ("^", "xor", lambda a, b: a ^ b),
]


class Left:
    pass


class Right:
    pass


class Deaf:
    pass


def define(cls, prefix, result):
    for _, name, _ in OPS:
        setattr(cls, f"__{prefix}{name}__", lambda self, other, name=name: (result, prefix + name))


define(Left, "", "left")
define(Right, "r", "right")
for _, name, _ in OPS:
    setattr(Deaf, f"__{name}__", lambda self, other: NotImplemented)
    setattr(Deaf, f"__r{name}__", lambda self, other: NotImplemented)

for sign, name, op in OPS:
    print(sign, op(Left(), 1), op(1, Right()), op(Left(), Right()), op(Deaf(), Right()))
    for a, b in [(Deaf(), Deaf()), (Deaf(), 1), ("s", Deaf()), (1, "s"), (None, 1)]:
        try:
            op(a, b)
        except TypeError as error:
            print("   ", error)


class Number:
    def __init__(self, v):
        self.v = v

    def __add__(self, other):
        print("Number.__add__")
        return NotImplemented

    def __radd__(self, other):
        print("Number.__radd__")
        return "radd"


class Sub(Number):
    def __radd__(self, other):
        print("Sub.__radd__")
        return "sub radd"


class SubPlain(Number):
    pass


print(Number(1) + Sub(2))
try:
    print(Number(1) + SubPlain(2))
except TypeError as error:
    print(error)
try:
    print(Number(1) + Number(2))
except TypeError as error:
    print(error)


class InPlace:
    def __init__(self):
        self.log = []


for _, name, _ in OPS:
    setattr(InPlace, f"__i{name}__", lambda self, other, name=name: self.log.append((name, other)) or self)
x = InPlace()
x += 1
x -= 2
x *= 3
x /= 4
x //= 5
x %= 6
x @= 7
x **= 8
x <<= 9
x >>= 10
x &= 11
x |= 12
x ^= 13
print(x.log)


class FallsBack:
    def __iadd__(self, other):
        print("iadd refuses")
        return NotImplemented

    def __add__(self, other):
        return "added"


y = FallsBack()
y += 1
print(y)
for statement in ("z += []", "z -= 's'", "z @= 1", "z **= None", "z |= 1.5"):
    z = 5
    try:
        if statement == "z += []":
            z += []
        elif statement == "z -= 's'":
            z -= "s"
        elif statement == "z @= 1":
            z @= 1
        elif statement == "z **= None":
            z **= None
        else:
            z |= 1.5
    except TypeError as error:
        print(statement, "->", error)


class Unary:
    def __neg__(self):
        return "neg"

    def __pos__(self):
        return "pos"

    def __invert__(self):
        return "invert"

    def __abs__(self):
        return "abs"

    def __round__(self, n=None):
        return ("round", n)

    def __divmod__(self, other):
        return ("divmod", other)

    def __rdivmod__(self, other):
        return ("rdivmod", other)

    def __pow__(self, other, modulus=None):
        return ("pow", other, modulus)


u = Unary()
print(-u, +u, ~u, abs(u), round(u), round(u, 2), divmod(u, 1), divmod(1, u), u**2, pow(u, 2, 3))
for bad in (lambda: -"a", lambda: +[], lambda: ~1.5, lambda: abs("a"), lambda: round("a"), lambda: divmod("a", 1)):
    try:
        bad()
    except TypeError as error:
        print(error)
items = [1, 2]
alias = items
items += (3,)
items *= 2
print(items, alias is items)
t = (1,)
try:
    t[0] += 1
except TypeError as error:
    print(error)
nested = ([],)
try:
    nested[0] += [1]
except TypeError as error:
    print(error, nested)
