# with in all forms
class M:
    def __init__(self, n, swallow=False): self.n, self.swallow = n, swallow
    def __enter__(self): print("enter", self.n); return self.n
    def __exit__(self, t, v, tb):
        print("exit", self.n, t and t.__name__, v)
        return self.swallow
with M(1) as a: print("body", a)
with M(1) as a, M(2) as b, M(3): print(a, b)
with (M(1) as a, M(2) as (b)): print(a, b)
with M(1, True): raise ValueError("swallowed")
try:
    with M(1), M(2): raise KeyError("out")
except KeyError as e: print(e)
with M(1, True), M(2): 1 / 0
def f():
    with M(1):
        for i in range(5):
            with M(i + 10):
                if i == 0: continue
                if i == 1: break
        return "ret"
print(f())
def g():
    with M(1, True): raise ValueError
    return "after"
print(g())
def h():
    try:
        with M(5): return "h"
    finally: print("fin")
print(h())
class N: pass
try:
    with N(): pass
except TypeError as e: print(e)
class Bad:
    def __enter__(self): raise ValueError("enter")
    def __exit__(self, *a): print("never")
try:
    with M(1), Bad(): print("never")
except ValueError as e: print(e)
class Bad2(M):
    def __exit__(self, *a): raise TypeError("exit")
try:
    with Bad2(1): raise ValueError("body")
except TypeError as e: print(e, repr(e.__context__))
d = {}
with M(7) as d["k"]: pass
with M((1, [2, 3])) as (p, [q, *r]): print(p, q, r)
print(d)
x = M(9)
with x as x: print(x)
with M(1): raise SystemError("uncaught")
