# Covers: if/elif/else, while, for, break, continue, loop else, nested loops, pass, conditional expressions, boolean operators, ranges.


def classify(n):
    if n < 0:
        return "negative"
    elif n == 0:
        return "zero"
    elif n < 10:
        return "small"
    else:
        return "large"


print([classify(n) for n in (-5, 0, 7, 70)])
for n in range(2, 20):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, end=" ")
print()
n = 27
steps = 0
while n != 1:
    n = n // 2 if n % 2 == 0 else 3 * n + 1
    steps += 1
else:
    print("collatz", steps)
i = 0
while True:
    i += 1
    if i % 2:
        continue
    if i > 10:
        break
    print(i, end=" ")
print("end", i)
found = None
for row in range(5):
    for column in range(5):
        if row * column == 12:
            found = (row, column)
            break
    if found:
        break
print(found)
for _ in []:
    print("never")
else:
    print("empty loop else")
for i in range(10, 0, -3):
    print(i, end=",")
print(list(range(5)), list(range(2, 8, 2)), list(range(0)), len(range(0, 100, 7)), range(10)[3], 4 in range(0, 10, 2))
print(None or "default", 0 or [] or "last", 1 and 2, "" and 1, not 0, not "x")
print("yes" if [] else "no", 1 if True else 2 if False else 3)


def short(calls, value):
    calls.append(value)
    return value


calls = []
print(short(calls, 0) and short(calls, 1), short(calls, 2) or short(calls, 3), calls)
x = 5
if x > 3: print("one line"); x = 1
while x < 4: x += 1
print(x)
if not x: pass
for ch in "abc":
    pass
print(ch)
