# Covers: in-place operators that fall back: NotImplemented, None as a method, reflected methods, unsupported operands of built-in types, failures that half happen, targets that change meanwhile.


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


class Falls:
    def __init__(self, n):
        self.n = n

    def __iadd__(self, other):
        return NotImplemented

    def __add__(self, other):
        return Falls(self.n + other) if isinstance(other, int) else NotImplemented

    __isub__ = None

    def __sub__(self, other):
        return "never"

    def __rmul__(self, other):
        return f"rmul {other}"


class Right:
    def __radd__(self, other):
        return f"radd {other.n}"

    def __rpow__(self, other, modulus=None):
        return "rpow"


def falls():
    x = Falls(1)
    y = x
    x += 5
    z = x
    z += Right()
    w = 3
    w *= Falls(2)
    v = 2
    v **= Right()
    return x.n, y.n, z, w, v


print(falls())


def unsupported(operation):
    x = Falls(1)
    match operation:
        case "+":
            x += "text"
        case "-":
            x -= 1
        case "/":
            x /= 2
        case "@":
            x @= 1
        case "**":
            x **= 1
        case "none":
            x = None
            x += 1
        case "list":
            x = [1]
            x += 5
        case "list -":
            x = [1]
            x -= [1]
        case "str":
            x = "s"
            x += 1
        case "tuple":
            x = (1,)
            x += [2]
        case "set":
            x = {1}
            x |= [2]
        case "dict":
            x = {}
            x |= [(1, 2)]
            return x
        case "dict 2":
            x = {}
            x |= 5
        case "missing":
            x.attribute += 1
        case "item":
            x[0] += 1
        case "bytearray":
            x = bytearray(b"a")
            x += b"b"
            x *= 2
            x += "c"
    return x


for operation in ("+", "-", "/", "@", "**", "none", "list", "list -", "str", "tuple", "set", "dict", "dict 2", "missing", "item", "bytearray"):
    attempt(operation, lambda: unsupported(operation))


def half():
    class Refuses(dict):
        def __setitem__(self, key, value):
            raise KeyError("refused")

    r = Refuses(k=[1])
    try:
        r["k"] += [2]
    except KeyError:
        return r


print(half())
n = 0
for n in range(3):
    n += 10
i = 1
i += (i := 5)
j = [1, 2, 3]
j[j[0]] += j.pop() + len(j)
print(n, i, j)
