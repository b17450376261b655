# every kind of assignment, unpacking, augmented assignment, deletion, slices, walrus
a = b = c = [1, 2]
print(a is b is c)
a, b = 1, 2
a, b = b, a
print(a, b)
a, b, c, d = b, a, 4, 3
print(a, b, c, d)
(x, y), [z, *w], *v = (1, 2), [3, 4, 5], 6, 7
print(x, y, z, w, v)
*a, b = "abc"
print(a, b)
a, *b, c = range(2)
print(a, b, c)
[] = ()
class O: pass
o = O(); o.x = 1; o.x += 2; o.l = [1]; o.l += [2]
print(o.x, o.l)
l = list(range(10)); l[0] += 5; l[2:4] = [9]; l[::3] = [0] * len(l[::3])
print(l, l[1:3], l[-1], l[::-1], l[:2], l[:])
del l[0], l[1:3]; print(l)
del o.x; print(hasattr(o, "x"))
d = {}; d["k"] = 1; d["k"] -= 3; print(d); del d["k"]; print(d)
i = 0
def idx(): global i; i += 1; print("idx", i); return i
l = [0, 0, 0]; l[idx()] += 7; print(l)
print((n := 10) + n, n)
def f(q):
    q = q + (q := 5) + q
    return q
print(f(1))
def g():
    x = 1
    y = [x, (x := 2), x, (x := 3), x]
    return y, x
print(g())
def swap(a, b, c):
    a, b, c = c, a, b
    a, b = b, a
    return a, b, c
print(swap(1, 2, 3))
def h(z):
    a, z = b = z
    return a, z, b
print(h((1, 2)))
def order():
    def o(n): print("o", n); return {}
    o(1)["a"], o(2)["b"] = o(3), o(4)
    o(5)["x"] = o(6)["y"] = o(7)
order()
x = 5; x **= 2; x //= 3; x <<= 2; x |= 1; x ^= 3; x &= 0xff; x %= 20; x -= 1; x *= 2; x >>= 1
print(x); x /= 4; print(x)
def unbound(k):
    if k: v = 1
    return v
print(unbound(1))
try: unbound(0)
except UnboundLocalError as e: print(e)
def deleted():
    q = 1
    del q
    try: q
    except UnboundLocalError as e: print(e)
    q = 2
    return q
print(deleted())
def loop():
    for k in range(2):
        try: print(u)
        except UnboundLocalError as e: print("unbound")
        u = k
        del u
loop()
try: a, b = 1,
except ValueError as e: print(e)
try: a, b = 1, 2, 3
except ValueError as e: print(e)
try: a, *b, c = [1]
except ValueError as e: print(e)
try: a, b = 5
except TypeError as e: print(e)
t: int = 3; u: str
print(t, __annotate__(1))
s = "a" "b" + "c" + "d"; print(s, -1, -2.5, +3, ~4, - -1, 1_000_000, 0xFFFF_FFFF_FFFF, 0o17, 0b11, 1e5, 3j, -0.0, 10**20, 123456789012345678901234567890)
print((1, (2, "x", None), -3), b"x\xff", ..., True, 1.5e-7, 0x10, 00)
undefined_name
