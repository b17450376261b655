# Covers: hot loops over unboxed values: integer and float accumulators, overflow into bigints inside a loop, mixed types, nested ranges, Mandelbrot.


def mandelbrot(width, height, limit):
    rows = []
    for j in range(height):
        row = ""
        for i in range(width):
            cr = 3.0 * i / width - 2.25
            ci = 2.5 * j / height - 1.25
            zr = zi = 0.0
            n = 0
            while n < limit and zr * zr + zi * zi < 4.0:
                zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
                n += 1
            row += " .:-=+*#%@"[n * 9 // limit]
        rows.append(row)
    return rows


print("\n".join(mandelbrot(40, 14, 30)))


def overflow(n):
    product = 1
    for i in range(1, n):
        product *= i
    return product


print(overflow(18), overflow(21), overflow(30))


def mixed(values):
    total = 0
    for v in values:
        total += v
    return total


print(mixed(range(1000)), mixed([1, 2.5, 3]), mixed([True, 2**70, -(2**70)]), mixed([0.5] * 7))


def collatz(limit):
    best = (0, 0)
    for start in range(1, limit):
        n, length = start, 1
        while n != 1:
            n = 3 * n + 1 if n & 1 else n >> 1
            length += 1
        if length > best[1]:
            best = (start, length)
    return best


print(collatz(1500))
s = 0
for i in range(300):
    for j in range(i % 7):
        s += i * j if (i ^ j) & 1 else -j
print(s)
x = 2**61
for _ in range(5):
    x += x // 2
    print(x, end=" ")
print()
y = 1.0
k = 0
while y > 1e-12:
    y /= 3.0
    k += 1
print(k, y)
n = -5
while n < 5:
    print(n // 3, n % 3, n // -3, n % -3, end="; ")
    n += 2
print()
