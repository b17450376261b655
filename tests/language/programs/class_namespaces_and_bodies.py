# Covers: class bodies as code: loops, conditions, try, with, del, comprehensions, nested functions, __prepare__ namespaces, names read before and after, doc strings.


class Statements:
    """The doc string."""

    names = []
    for n in range(3):
        names.append(n)
    if n > 1:
        big = True
    else:
        small = True
    try:
        missing_name
    except NameError as error:
        caught = str(error)
    while n:
        n -= 1
    with open("/dev/null") as handle:
        mode = handle.mode
    del names[0], handle
    squares = {k: k * k for k in range(3)}
    first, *rest = "abc"
    total = sum(squares.values())
    total += 1
    match total:
        case int(x) if x > 5:
            matched = x
    assert total, "never"
    import sys as system
    from math import floor, pi as circle

    def helper(value):
        return value * 2

    doubled = helper(21)
    functions = [lambda self, i=i: i for i in range(2)]

    class Nested:
        outer_visible = "total" in dir()


print(sorted(k for k in vars(Statements) if not k.startswith("__")))
print(Statements.__doc__, Statements.caught, Statements.doubled, Statements.rest, Statements.matched, Statements.circle)
print(Statements.Nested.outer_visible, Statements.Nested.__qualname__, hasattr(Statements, "error"), Statements.n, [f(None) for f in Statements.functions])
x = "module"


class Reads:
    before = x
    x = x + " and class"
    after = x
    del x
    again = x


print(Reads.before, Reads.after, Reads.again, hasattr(Reads, "x"))


class Logging(dict):
    def __init__(self):
        super().__init__()
        self.log = []

    def __getitem__(self, key):
        self.log.append(f"get {key}")
        return super().__getitem__(key)

    def __setitem__(self, key, value):
        self.log.append(f"set {key}")
        super().__setitem__(key, value)

    def __delitem__(self, key):
        self.log.append(f"del {key}")
        super().__delitem__(key)


class Meta(type):
    @classmethod
    def __prepare__(mcls, name, bases, **options):
        namespace = Logging()
        if options.get("preset"):
            namespace["preset"] = options["preset"]
        return namespace

    def __new__(mcls, name, bases, namespace, **options):
        cls = super().__new__(mcls, name, bases, namespace)
        cls.log = namespace.log
        return cls

    def __init__(cls, name, bases, namespace, **options):
        super().__init__(name, bases, namespace)


class Logged(metaclass=Meta, preset=5):
    a = preset
    b = a + len("xy")
    del a

    def method(self):
        return __class__

    [0 for _ in range(1)]
    c: int = b


print(Logged.log)
print(Logged.preset, Logged().method() is Logged, sorted(k for k in vars(Logged) if not k.startswith("_")))


class Defaulting(dict):
    def __missing__(self, key):
        if key.startswith("__") or key in ("print", "x"):
            raise KeyError(key)
        return f"<{key}>"


class DefaultMeta(type):
    def __prepare__(name, bases):
        return Defaulting()


class Invented(metaclass=DefaultMeta):
    value = undefined
    other = value + more
    known = x


print(Invented.value, Invented.other, Invented.known)
