# Covers: sequence patterns: lengths, star anywhere, nesting, which types count as sequences, capture side effects of failed cases.


def shape(value):
    match value:
        case []:
            return "empty"
        case [x]:
            return f"one {x}"
        case [x, y]:
            return f"two {x} {y}"
        case [first, *middle, last]:
            return f"{first} .. {middle} .. {last}"
        case _:
            return "not a sequence"


class Seq:
    def __init__(self, *items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, index):
        return self.items[index]


class MyList(list):
    pass


for value in [[], [1], (1, 2), [1, 2, 3], (1, 2, 3, 4), range(3), range(0), "ab", b"ab", bytearray(b"ab"), {1, 2},
              {1: 2}, Seq(1, 2), MyList([5, 6, 7]), iter([1, 2]), None]:
    print(type(value).__name__, "->", shape(value))


def parse(command):
    match command.split():
        case ["go", ("north" | "south" | "east" | "west") as direction]:
            return f"moving {direction}"
        case ["go", other]:
            return f"cannot go {other}"
        case ["get", item, *rest] if "all" in rest:
            return f"all {item}"
        case ["get" | "take", item, *_]:
            return f"taking {item}"
        case ["drop", *items]:
            return f"dropping {len(items)}: {items}"
        case [*_, "please"]:
            return "polite"
        case [*everything]:
            return f"? {everything}"


for command in ["go north", "go up", "get lamp all", "get lamp", "take it now", "drop", "drop a b", "do it please", "", "hm"]:
    print(repr(command), "->", parse(command))

match [[1, [2, 3]], (4, [5, *"abc"])]:
    case [[a, [b, *c]], (d, [e, *_, f])]:
        print(a, b, c, d, e, f)

match 1, 2, 3:
    case first, *others:
        print(first, others)

match (1,):
    case (x,):
        print("single", x)

match [1, 2, 3, 4]:
    case [*head, 3, 4]:
        print(head)

x = "before"
match [10, 20]:
    case [x, 21]:
        print("no")
    case [_, 20]:
        print("x is", x)

match [1, 1]:
    case [a, b] if a != b:
        print("differ")
    case [a, b]:
        print("same", a, b)


class Tracing:
    def __eq__(self, other):
        print("compared with", other)
        return other == 3


match [Tracing(), Tracing()]:
    case [1, 2]:
        print("12")
    case [3, 4]:
        print("34")
    case [3, 3]:
        print("33")
    case [*_]:
        print("any")
