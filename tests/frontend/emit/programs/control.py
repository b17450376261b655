# if, while, for, else, break, continue, boolean operators, chained comparisons, conditional expressions
def classify(n):
    if n < 0: return "neg"
    elif n == 0: return "zero"
    elif 0 < n < 10 <= 10: return "small"
    else: return "big"
print([classify(n) for n in (-1, 0, 5, 11)])
i = 0
while i < 10:
    i += 1
    if i == 3: continue
    if i == 7: break
    print(i, end=" ")
else:
    print("never")
print()
while i: i -= 1
else: print("while else", i)
for x in []: pass
else: print("for else")
for x in range(3):
    for y in range(3):
        if y == 2: break
        if x == 1: continue
        print(x, y)
    else: print("no")
def t(x, r): print("eval", x); return r
print(t(1, 0) or t(2, "") or t(3, None))
print(t(1, 1) and t(2, [1]) and t(3, 0))
print(not t(1, 0), not not t(2, 2))
print(t(1, 1) if t(2, 0) else t(3, 3))
print(t(1, 1) < t(2, 2) < t(3, 1) < t(4, 9))
if t(1, 0) or (t(2, 1) and not t(3, 0)): print("yes")
if not (t(1, 1) and t(2, 1)) or t(3, 0): print("no")
if (1 if t(1, 1) else 0) and t(2, 3) > 2 > 1: print("ok")
while True:
    break
if 0: print("dead")
if not __debug__: print("dead")
print(1 if None else 2, 1 if "a" else 2)
x = None
print(x is None, x is not None, x == None)
if x is None: print("none")
if x is not None: print("not none")
print([a for a in range(10) if a % 2 if a > 3], 3 in [1, 2, 3], 4 not in {1, 2}, "a" in ("b",))
def f(a):
    for i in a:
        while i:
            i -= 1
            if i == 5: return "five"
    return "end"
print(f([3, 9]), f([1]))
assert 1, "fine"
try:
    assert 0, "wrong"
except AssertionError as e: print(e)
assert x, "final"
