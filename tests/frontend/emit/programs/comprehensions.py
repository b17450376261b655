# comprehensions in every scope
x = 10
print([x for x in range(3)], x, {x for x in "aab"} == {"a", "b"}, {k: v for k, v in zip("ab", range(2))})
print([[i * j for i in range(3)] for j in range(2)], [(a, b) for a in range(3) for b in range(a)])
def f(n):
    fs = [lambda: i for i in range(n)]
    gs = [[lambda: (i, j) for j in range(2)] for i in range(2)]
    i = "own"
    return [h() for h in fs], [h() for g in gs for h in g], i
print(f(2))
def g(items):
    last = None
    out = [last := y for y in items if (z := y) or True]
    return out, last, z
print(g([1, 2]))
print([w := 1, w], w)
def unbound():
    try: return [a for b in range(2) for a in a]
    except UnboundLocalError as e: return str(e)
print(unbound())
def shadow(x):
    y = [x for x in range(x)]
    return x, y, [x for x in [x, x]]
print(shadow(2))
def dup(l):
    r = [x + y for x in l for y in [x * 2] if y > 2]
    s = [[y := x, x] for x in l]
    return r, s, y
print(dup([1, 2, 3]))
def cells():
    n = 3
    def inner(): return [n for _ in range(n)]
    r = [n + k for k in range(2)]
    n = 1
    return inner(), r, [inner() for n in range(2)], n
print(cells())
def star(): return [a for a, *b in [(1, 2, 3), (4,)]], [b for a, *b in [(1, 2, 3), (4,)]], {**{"a": 1}, "b": 2}, [*range(2), *"ab"], {*[1], 2}, (*[1], 2)
print(star())
d = {"self": 1}
print([d[k] for d[k] in () for k in d] if 0 else d, [o for o in [1] for d["z"] in [o]], d)
m = [0]
print([m[0] for m[0] in range(3)], m)
print(list(map(lambda v: [v for _ in range(v)], range(3))))
def exc():
    try: return [1 // v for v in (1, 0)]
    except ZeroDivisionError as e: return str(e)
print(exc(), [v for v in range(3) if not v == 1], [True for v in [1] if 0 < v < 2])
big = {i: str(i) for i in range(20)}
print(len(big), len({0: 0, 1: 1, 2: 2, 3: 3, 4: 4, 5: 5, 6: 6, 7: 7, 8: 8, 9: 9, 10: 10, 11: 11, 12: 12, 13: 13, 14: 14, 15: 15, 16: 16, 17: 17, 18: x, **big, "k": 1}))
print([x, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, *[x], 32])
print((x, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31))
print([1, 2, 3], {1, 2, 3} == {3, 2, 1}, [], (), {}, [[]], ((),), (x,), [x], {x})
print([i for i in range(5) if i % 2 == 0 or i == 3], [i if i else None for i in range(2)])
print([undefined for _ in range(1)])
