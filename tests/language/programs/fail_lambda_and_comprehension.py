# Covers: frames called <lambda>, <listcomp>-free comprehensions, <genexpr> and <module>: names shown for nested functions, classes in functions, and carets in one-line bodies.


def attempt(action):
    try:
        action()
    except Exception as error:
        return error
    return None


add = lambda a, b: a + b
curried = lambda a: lambda b: lambda c: a / b / c
table = {"div": lambda x: 1 // x, "get": lambda d: d["k"], "call": lambda f: f(f)}


def outer():
    def middle():
        class Inner:
            def method(self): return [self.attribute for _ in (1,)]

            static = staticmethod(lambda: {}["in static"])

            @classmethod
            def make(cls): return cls(1)

        return Inner

    return middle


def comprehension_kinds(values):
    yield lambda: [1 // v for v in values]
    yield lambda: {1 // v for v in values}
    yield lambda: {v: 1 // v for v in values}
    yield lambda: list(1 // v for v in values)
    yield lambda: [[1 // w for w in (v,)] for v in values]
    yield lambda: [v for v in values if 1 // v]
    yield lambda: [v for v in values for w in range(1 // v)]
    yield lambda: [(lambda: 1 // v)() for v in values]
    yield lambda: [v for v in undefined_values]
    yield lambda: [a for a, b in [(1, 2), (3,)]]
    yield lambda: [x.y for x in values][0]


Inner = outer()()
actions = [
    lambda: add(1, "a"),
    lambda: curried(1)(0)(2),
    lambda: curried(1)(2)("x"),
    lambda: table["div"](0),
    lambda: table["get"]({}),
    lambda: table["call"](lambda f: f()),
    lambda: Inner().method(),
    lambda: Inner.static(),
    lambda: Inner.make(),
    lambda: (lambda *, key: key)(1),
    lambda: sorted([3, 1], key=lambda v: v.key),
    lambda: list(filter(lambda v: v > "a", [1])),
    lambda: list(map(lambda a, b: a % b, [1], [0])),
    lambda: max([1, 2], key=lambda: 0),
    *comprehension_kinds([1, 0]),
]
errors = [attempt(action) for action in actions]
for error in errors:
    names = []
    tb = error.__traceback__
    while tb:
        names.append(tb.tb_frame.f_code.co_name)
        tb = tb.tb_next
    print(type(error).__name__, names)
qualified = [f.__qualname__ for f in (add, curried, curried(1), table["div"], Inner.method, Inner.static, next(comprehension_kinds([])))]
print(qualified)
if errors: raise ExceptionGroup("anonymous", [ExceptionGroup("lambdas", errors[:14]), ExceptionGroup("comprehensions", errors[14:])])
