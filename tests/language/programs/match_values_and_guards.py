# Covers: literal, value, or-, as- and wildcard patterns; None/True/False by identity; guards with side effects; order; soft keywords as names.


class Color:
    RED = 1
    GREEN = 2

    class Deep:
        BLUE = 3


def kind(value):
    match value:
        case None:
            return "none"
        case True:
            return "true"
        case False:
            return "false"
        case 0 | -1 | 2 if False:
            return "never"
        case -5:
            return "minus five"
        case 1.5 | -2.5:
            return "float"
        case 3 + 4j | -1 - 2j:
            return "complex"
        case "a" "b":
            return "joined"
        case b"x" | r"raw\n":
            return "raw or bytes"
        case Color.RED | Color.Deep.BLUE:
            return "colour"
        case (4 | 5 | 6) as n if n != 5:
            return f"four or six: {n}"
        case int() as n if n > 1000:
            return f"big {n}"
        case [1 | 2 as first, (3 | 4) as second]:
            return f"pair {first} {second}"
        case (10):
            return "ten in parentheses"
        case x:
            return f"captured {x!r}"


for value in [None, True, False, 0, -1, 2, -5, 1.5, -2.5, 3 + 4j, -1 - 2j, "ab", b"x", "raw\\n", 1, 3, 4, 5, 6, 1001,
              [1, 3], [2, 4], [3, 3], 10, 1.0, "", float("nan")]:
    print(repr(value), "->", kind(value))


def guard(name, result):
    print("guard", name)
    return result


match 5:
    case n if guard("first", n > 10):
        print("one")
    case n if guard("second", n == 5):
        print("two")
    case n if guard("third", True):
        print("three")
print("n leaks:", n)

match = 3
case = 4
_ = "underscore"
type = "kind"
print(match, case, _, type)
match (match, case):
    case (3, case):
        print("soft keywords", case)
match: int = 7
match[0:1] if False else None
print(match * case)
match match:
    case 7:
        print("seven")
match _:
    case _:
        print("wild leaves _ alone:", _)


def falls_through(x):
    match x:
        case 1:
            return "one"
    return "nothing matched"


print(falls_through(1), falls_through(2))


def in_loop(items):
    for item in items:
        match item:
            case "stop":
                break
            case "skip":
                continue
            case str() as s if s.isdigit():
                print("digit", s)
            case _:
                print("item", item)
    else:
        print("exhausted")


in_loop(["a", "1", "skip", "stop", "b"])
in_loop(["x"])
