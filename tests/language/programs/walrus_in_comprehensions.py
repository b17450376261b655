# Covers: assignment expressions in comprehensions, generators, lambdas, defaults, conditions, f-strings and slices: which scope gets the name, order, reuse, nesting, class-level limits.

values = [3, 1, 4, 1, 5, 9, 2, 6]
print([last := v for v in values], last)
print([y for x in values if (y := x * 2) > 6], y)
print([(total := (0 if i == 0 else total) + v) for i, v in enumerate(values)], total)
print({(k := v): (w := k * k) for v in values[:3]}, k, w)
print({s := v % 3 for v in values}, s)
print(any((witness := v) > 4 for v in values), witness)
print(all((counter := v) < 9 for v in values), counter)
print(next((found for v in values if (found := v) % 2 == 0), None), found)
gen = ((lazy := v) for v in values)
print("lazy" in globals(), next(gen), lazy, next(gen), lazy)


def in_function(n):
    partial = [acc := i for i in range(n)]
    inner = [[deep := (i, j) for j in range(2)] for i in range(2)]
    return partial, acc, inner, deep


print(in_function(3))


def unbound(n):
    [maybe := i for i in range(n)]
    return maybe


print(unbound(2))
try:
    unbound(0)
except UnboundLocalError as error:
    print(error)


def with_global():
    global from_function
    [from_function := i for i in range(4)]


with_global()
print(from_function)


def with_nonlocal():
    name = "before"

    def inner():
        nonlocal name
        return [name := i for i in range(3)], name

    return inner(), name


print(with_nonlocal())


def closure():
    functions = [lambda: captured for i in range(3) if (captured := i) >= 0]
    return [f() for f in functions], captured


print(closure())
print((lambda a: (b := a + 1) * b)(3), (lambda: [z := 5, z + 1])())


def defaults(a=(d := 4), *, b=(e := d + 1)):
    return a, b


print(defaults(), d, e)


def readers():
    chunks = iter(["one", "two", "", "three"])
    out = []
    while chunk := next(chunks):
        out.append(chunk.upper())
    else:
        out.append(repr(chunk))
    return out


print(readers())


def parse(text):
    if (n := text.find("=")) > 0 and (key := text[:n].strip()) and (value := text[n + 1 :].strip()):
        return key, value
    elif n == 0:
        return "no key"
    return n, locals()


print(parse("a = b"), parse("=b"), parse("none"), parse("a="))
print([a := 1, b := a + 1, a + b], (a, b), {a: (c := 3), c: a}, f"{(f := 10)} {f + 1} {(f := f + 1):>{(width := 5)}} {width}")
items = list(range(10))
print(items[(i := 2) : (j := i + 4)], items[(m := -1)], items[:: (step := 3)], i, j, m, step)
print((p := 1, q := 2), (p := (r := 3)), p, q, r, (t := 1, 2), t)


class Scope:
    attribute = (own := 5) + 1
    items = [own * 1 for own in range(2)]
    table = {own: 1}

    def method(self, x=(default := 7)):
        return x, self.own, self.default


print(Scope.attribute, Scope.own, Scope.items, Scope.table, Scope().method())


def matching(subject):
    match subject:
        case [x, *_] if (doubled := x * 2) > 5:
            return "big", doubled
        case [x, *_]:
            return "small", doubled
        case _ if (seen := subject):
            return "other", seen
    return None


print(matching([3]), matching([2]), matching("text"))


def asserting(n):
    assert (half := n // 2) > 1, f"{half=} {(half := 0)} {half}"
    return half


print(asserting(6))
try:
    asserting(2)
except AssertionError as error:
    print(error)


def generator():
    while (received := (yield (sent := "ready"))) is not None:
        yield received, sent
    return sent


g = generator()
print(next(g), g.send(1), next(g))
try:
    g.send(None)
except StopIteration as stop:
    print(stop.value)
with (manager := open("/dev/null")) as handle:
    print(manager is handle, handle.closed)
print(manager.closed, [n for n in range(20) if all(n % d for d in range(2, n)) and (prime := n) > 1], prime)
del last, y
try:
    last
except NameError as error:
    print(error)
print(sorted(name for name in ("x", "v", "i", "total", "k") if name in globals()))
