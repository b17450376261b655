# Covers: which operator of a long expression the carets mark: precedence, power, unary chains, comparison chains, in-place targets, slices, conversions, walrus, conditional expressions.


def attempt(action):
    try:
        action()
    except Exception as error:
        return error
    return None


class V:
    def __init__(self, *names):
        for name in names:
            setattr(V, f"__{name}__", lambda self, *other, name=name: exec_fail(name))
        self.names = names


def exec_fail(name):
    raise NotImplementedError(name)


none, text, number, items = None, "text", 5, [1, 2, 3]


def actions():
    x = 3
    yield lambda: 1 + 2 * none - 4
    yield lambda: (1 + 2) * (3 - none) * 4
    yield lambda: 2 ** 3 ** none
    yield lambda: -~-none
    yield lambda: not number + none
    yield lambda: number if none + 1 else text
    yield lambda: number and text and none.attribute
    yield lambda: 1 < number < none < 10
    yield lambda: text in items in number
    yield lambda: items[1:none.x]
    yield lambda: items[none]
    yield lambda: items[0][1]
    yield lambda: items["a":"b"]
    yield lambda: text % (1, 2)
    yield lambda: text @ items
    yield lambda: number << -1
    yield lambda: number // (number - 5)
    yield lambda: (y := number) + (y := none)
    yield lambda: [*items, *number]
    yield lambda: {**items}
    yield lambda: print(*none)
    yield lambda: print(**items)
    yield lambda: (text)(1)
    yield lambda: items  [ 5 ]
    yield lambda: number   .  missing
    yield lambda: text . upper ( 1 )
    yield lambda: number ( ) ( )
    yield lambda: f"{number + none}" + text
    yield lambda: text[0] + items[0] + text
    yield lambda: number * text * text
    yield lambda: {text: 1}[number]
    yield lambda: {items: 1}
    yield lambda: (1, 2)[x]
    yield lambda: max(number, text) + 1


def statements():
    def augmented():
        value = number
        value += 1
        value -= text
        return value

    def augmented_item():
        table = {"k": none}
        table["k"] += 1

    def augmented_attribute():
        function = augmented
        function.count = text
        function.count **= 2

    def unpack():
        (a, b), c = items[0], 2

    def nested_unpack():
        a, (b, *c) = 1, number

    def delete():
        del items[0], items[10]

    def loop():
        for a, b in [(1, 2), 3]:
            pass

    def returns(): return number + text

    return [augmented, augmented_item, augmented_attribute, unpack, nested_unpack, delete, loop, returns]


errors = [attempt(action) for action in [*actions(), *statements()]]
for error in errors:
    print(type(error).__name__, error)
n = len(errors)
raise ExceptionGroup("operators", [ExceptionGroup(f"from {i}", errors[i : i + 11]) for i in range(0, n, 11)])
