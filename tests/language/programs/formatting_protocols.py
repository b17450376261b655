# Covers: __format__, __str__, __repr__, __bytes__, __index__, __int__, __float__, __round__, __len__, __hash__ and their wrong results, subclasses of built-in types.


def show(label, function):
    try:
        print(label, "=", function())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


class Good:
    def __repr__(self):
        return "R"

    def __str__(self):
        return "S"

    def __format__(self, spec):
        return f"F[{spec}]"

    def __bytes__(self):
        return b"B"

    def __index__(self):
        return 10

    def __int__(self):
        return 20

    def __float__(self):
        return 3.5

    def __complex__(self):
        return 1j

    def __bool__(self):
        return False

    def __len__(self):
        return 7

    def __hash__(self):
        return 11

    def __round__(self, digits=None):
        return ("round", digits)

    def __trunc__(self):
        return 30

    def __floor__(self):
        return 40

    def __ceil__(self):
        return 50

    def __abs__(self):
        return "abs"


g = Good()
for label, function in {"repr": lambda: repr(g), "str": lambda: str(g), "format": lambda: format(g, "x"), "f": lambda: f"{g} {g!r} {g:>5} {g!s:>3}",
                        "bytes": lambda: bytes(g), "index": lambda: "abcdefghijklm"[g], "int": lambda: int(g), "float": lambda: float(g),
                        "complex": lambda: complex(g), "bool": lambda: bool(g), "len": lambda: len(g), "hash": lambda: hash(g), "round": lambda: round(g, 2),
                        "abs": lambda: abs(g), "hex": lambda: hex(g), "percent": lambda: "%s %r %d %f %x" % (g, g, g, g, g), "list": lambda: [g, (g,), {g: g}],
                        "join": lambda: ",".join(map(str, [g])), "range": lambda: range(g), "chr": lambda: chr(g), "mul": lambda: "-" * g}.items():
    show(label, function)


def bad(**methods):
    return type("Bad", (), {f"__{name}__": (lambda value: lambda self, *a: value)(value) for name, value in methods.items()})()


show("repr int", lambda: repr(bad(repr=5)))
show("str None", lambda: str(bad(str=None)))
show("format int", lambda: format(bad(format=5)))
show("f-string", lambda: f"{bad(format=None)}")
show("bytes str", lambda: bytes(bad(bytes="x")))
show("index str", lambda: [1][bad(index="0")])
show("index float", lambda: hex(bad(index=1.0)))
show("int str", lambda: int(bad(int="5")))
show("int float", lambda: int(bad(int=5.5)))
show("float int", lambda: float(bad(float=5)))
show("complex float", lambda: complex(bad(complex=1.5)))
show("bool int", lambda: bool(bad(bool=1)))
show("len negative", lambda: len(bad(len=-1)))
show("len str", lambda: len(bad(len="1")))
show("len huge", lambda: len(bad(len=2**100)))
show("len float", lambda: bool(bad(len=1.5)))
show("hash str", lambda: hash(bad(hash="x")))
show("hash float", lambda: hash(bad(hash=1.5)))
show("hash None", lambda: hash(type("N", (), {"__hash__": None})()))
show("iter int", lambda: iter(bad(iter=5)))
show("next", lambda: next(bad(next=1)))
show("contains", lambda: (1 in bad(contains=[]), 1 in bad(contains="x")))
show("getitem", lambda: bad(getitem="item")[1])
show("call", lambda: bad(call="called")(1, 2))
show("round none", lambda: round(object()))
show("abs none", lambda: abs(object()))
show("dir", lambda: dir(bad(dir=["b", "a"])))
show("dir int", lambda: dir(bad(dir=5)))
show("instancecheck", lambda: isinstance(1, bad(instancecheck=5)))
show("bool result", lambda: bool(bad(bool=True)) and not bad(bool=False))


class Text(str):
    def __str__(self):
        return "own str"

    def __format__(self, spec):
        return "own format " + spec


class Number(int):
    def __repr__(self):
        return "own repr"


class Real(float):
    def __format__(self, spec):
        return "real " + super().__format__(spec)


print(Text("x"), f"{Text('x')}", f"{Text('x'):>3}", f"{Text('x')!s}", "%s" % Text("x"), repr(Text("x")), Text("x") + "y", "".join([Text("a")]))
print(Number(5), f"{Number(5)}", f"{Number(5):03}", "%d %s" % (Number(5), Number(5)), [Number(5)], str(Number(5)), Number(5) + 1)
print(Real(1.5), f"{Real(1.5)}", f"{Real(1.5):.3f}", "%.2f" % Real(1.5), round(Real(2.567), 1))
print(str(Text("x")) is str, type(str(Text("x"))).__name__, str(b"bytes"), str(object)[:8], repr("it's"), ascii("é"))
