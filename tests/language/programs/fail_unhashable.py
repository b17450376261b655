# Covers: TypeErrors of operators and protocols: unhashable keys, unsupported operands, comparisons, iteration, item assignment.


def attempt(label, action):
    try:
        result = action()
    except TypeError as error:
        print(f"{label}: {error}")
    else:
        print(f"{label} gave {result!r}")


class Plain:
    pass


attempt("add", lambda: 1 + "1")
attempt("concat", lambda: "a" + 1)
attempt("list concat", lambda: [1] + (2,))
attempt("multiply", lambda: "a" * "b")
attempt("compare", lambda: 1 < "2")
attempt("sort", lambda: sorted([Plain(), Plain()]) and 1)
attempt("negate", lambda: -"x")
attempt("index", lambda: list([1, 2])["0"])
attempt("float index", lambda: list([1, 2])[1.0])
attempt("subscript", lambda: int(5)[0])
attempt("in", lambda: 1 in 5)
attempt("iterate", lambda: [x for x in 5])
attempt("unpack", lambda: (lambda a, b: a)(*5))
attempt("keywords", lambda: dict(**5))
attempt("not callable", lambda: Plain()())
attempt("join", lambda: ",".join([1, 2]))
attempt("contains", lambda: 5 in "text")
attempt("set", lambda: {[1], [2]})
table = {}
for key in ("a", (1, 2), frozenset([3]), ["list"]):
    table[key] = len(table)
    print("stored", key)
