# Covers: messages of failing operators, subscripts, attribute stores, calls and conversions on built-in types, one after the other; the last is not caught.


class Plain:
    pass


actions = {
    "1 + 'a'": lambda: 1 + "a",
    "'a' + 1": lambda: "a" + 1,
    "[] + ()": lambda: [] + (),
    "() + []": lambda: () + [],
    "b'' + ''": lambda: b"" + "",
    "'a' * 'b'": lambda: "a" * "b",
    "[] * 1.5": lambda: [] * 1.5,
    "{} | []": lambda: {} | [],
    "{1} - [1]": lambda: {1} - [1],
    "1 // 0": lambda: 1 // 0,
    "1 % 0": lambda: 1 % 0,
    "1.0 // 0": lambda: 1.0 // 0,
    "1.0 % 0": lambda: 1.0 % 0,
    "0 ** -1": lambda: 0**-1,
    "0.0 ** -1": lambda: 0.0**-1,
    "1 << -1": lambda: 1 << -1,
    "1j // 2": lambda: 1j // 2,
    "1 @ 2": lambda: 1 @ 2,
    "-'a'": lambda: -"a",
    "None[0]": lambda: Plain()[0],
    "[][0]": lambda: [][0],
    "[1][5]": lambda: [1][5],
    "[1]['a']": lambda x="a": [1][x],
    "(1,)[1.0]": lambda x=1.0: (1,)[x],
    "'abc'[10]": lambda: "abc"[10],
    "'abc'[None]": lambda x=None: "abc"[x],
    "b'a'[2]": lambda: b"a"[2],
    "range(3)[3]": lambda: range(3)[3],
    "{}['k']": lambda: {}["k"],
    "{}[[]]": lambda: {}[[]],
    "{1}[0]": lambda x={1}: x[0],
    "5[0]": lambda x=5: x[0],
    "len[0]": lambda: len[0],
    "str[0]": lambda: str[0],
    "x[0] = 1 on tuple": lambda: (1,).__setitem__(0, 1),
    "[1][::0]": lambda: [1][::0],
    "[1]['a':]": lambda: [1]["a":],
    "int('')": lambda: int(""),
    "int('1.5')": lambda: int("1.5"),
    "int('0x1g', 16)": lambda: int("0x1g", 16),
    "float('abc')": lambda: float("abc"),
    "int(nan)": lambda: int(float("nan")),
    "int(inf)": lambda: int(float("inf")),
    "chr(-1)": lambda: chr(-1),
    "'%d' % 'a'": lambda: "%d" % "a",
    "'%s %s' % 1": lambda: "%s %s" % 1,
    "'%' % ()": lambda: "%" % (),
    "'{}'.format()": lambda: "{}".format(),
    "'{a}'.format()": lambda: "{a}".format(),
    "format(1, 'q')": lambda: format(1, "q"),
    "max([])": lambda: max([]),
    "sum(['a'])": lambda: sum(["a"]),
    "1 in 5": lambda: 1 in 5,
    "1 in 'a'": lambda: 1 in "a",
    "1 < 'a'": lambda: 1 < "a",
    "hash([])": lambda: hash([]),
    "set([[]])": lambda: set([[]]),
    "''.join([1])": lambda: "".join([1]),
    "b''.join([''])": lambda: b"".join([""]),
    "10**400 * 1.0": lambda: 10**400 * 1.0,
}
for text, action in actions.items():
    try:
        print(text, "->", action())
    except Exception as error:
        print(text, "->", type(error).__name__, error)


def store(target):
    target[0] = 1


for target in ((1,), "a", 5, {1}, range(3), b"a", None, Plain()):
    try:
        store(target)
    except TypeError as error:
        print(error)
del actions["1 in 5"], actions["nothing"]
