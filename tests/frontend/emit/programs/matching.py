# match statements
class P:
    __match_args__ = ("x", "y")
    def __init__(self, x, y): self.x, self.y = x, y
class K: RED = "red"
def m(v):
    match v:
        case 0 | 1: return "small"
        case -1: return "minus"
        case "a" | "b" as s: return "str " + s
        case None: return "none"
        case True: return "true"
        case K.RED: return "dotted"
        case []: return "empty"
        case [x]: return f"one {x}"
        case [1, *rest]: return f"starts {rest}"
        case [*init, 9]: return f"ends {init}"
        case (a, [b, c], *_): return f"nested {a} {b} {c}"
        case [_, 2, *_]: return "second"
        case [_, _, _, *_]: return "long"
        case {"k": 1, **rest}: return f"k1 {rest}"
        case {"k": [a, *_], "j": str(j)}: return f"kj {a} {j}"
        case {}: return "dict"
        case P(0, y): return f"P0 {y}"
        case P(x=a, y=P(b, c)): return f"PP {a} {b} {c}"
        case P(x, y) if x == y: return f"diag {x}"
        case P(): return "P"
        case float(f) | int(f) if f > 100: return f"num {f}"
        case int(): return "int"
        case str() | bytes(): return "text"
        case (1.5 | 2.5) as h: return f"half {h}"
        case _: return "other"
for v in (0, 1, -1, "a", "b", "c", None, True, "red", [], [5], [1, 2, 3], [4, 9], (7, [8, 0], 1), [5, 2, 0], [5, 6, 7, 8], {"k": 1, "z": 2},
          {"k": [3, 4], "j": "s"}, {"k": 5}, P(0, 4), P(1, P(2, 3)), P(3, 3), P(3, 4), 1000, 1e6, 50, b"x", 1.5, 3.25, object):
    print(m(v))
def order(v):
    match v:
        case [x, y] | [y, x, _]: return x, y
        case {"a": x, "b": y}: return x, y
    return "none"
print(order([1, 2]), order([1, 2, 3]), order({"a": 1, "b": 2, "c": 3}), order(0))
def rebinding(x):
    match x:
        case [x, _] if False: return "no"
        case [y, z] if (t := y) > 5: return "big", t
        case x: return "last", x
print(rebinding([1, 2]), rebinding([9, 2]))
def loop(items):
    for item in items:
        match item:
            case 1: continue
            case 2: break
            case n: print("n", n)
    else: print("else")
loop([0, 1, 3]); loop([0, 2, 4])
match [1, 2, 3]:
    case [a, b, *c]: print(a, b, c)
match {"x": 1}:
    case {"x": 1 | 2 as v}: print(v)
match 5:
    case 6: print("no")
match (1, 2), 3:
    case (a, b), c: print(a, b, c)
match P(1, 2):
    case P(q, w, e): print("no")
