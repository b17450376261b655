# Covers: carets in long expressions: nested binary operators, calls in arguments, subscripts in conditions, method chains, comparisons, multi-line statements.
values = {"a": 1, "b": None, "c": [1, 2, 3]}


def attempt(action):
    try:
        return action()
    except Exception as error:
        tb = error.__traceback__
        while tb.tb_next:
            tb = tb.tb_next
        return f"{type(error).__name__} at {tb.tb_lineno}: {error}"


def one():
    return values["a"] + (values["c"][0] * (values["b"] - 2)) // 3


def two():
    return (values["a"]
            + values["c"][1]
            + values["c"]["x"])


def three():
    if values["a"] < 2 and values["c"][7] > 1 or None:
        return "yes"


def four():
    return [v ** 2 for v in values["c"]] + list(map(lambda v: v.upper(), ["ok", 5]))


for action in (one, two, three, four):
    print(attempt(action))
result = max(values["c"]) + len(str(values["a"])) ** values["c"][0] - sum(values["c"][1:] + [values["b"]])
print(result)
