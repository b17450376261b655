# Covers: list.sort: the order of its comparisons on random, ascending, descending and repeated values of many lengths, order without an order (NaN), and what a comparison that raises leaves behind
def key(calls):
    class K:
        def __init__(self, v): self.v = v
        def __lt__(self, o):
            calls.append((self.v, o.v)); return self.v < o.v
        def __repr__(self): return repr(self.v)
    return K
rng = 12345
def rnd(n):
    global rng
    rng = (rng * 1103515245 + 12345) & 0x7fffffff
    return (rng >> 8) % n
for n in (2, 3, 5, 8, 13, 20, 33, 64, 65, 127, 200, 600):
    # Runs and repeated values are what long lists are about.
    for kind in range(6) if n < 600 else (3, 5):
        calls = []; K = key(calls)
        if kind == 0: values = [rnd(1000) for _ in range(n)]
        elif kind == 1: values = list(range(n))
        elif kind == 2: values = list(range(n, 0, -1))
        elif kind == 3: values = [rnd(3) for _ in range(n)]
        elif kind == 4: values = [i // 4 for i in range(n, 0, -1)]
        else: values = [i if i % 17 else rnd(n) for i in range(n)]
        s = sorted(K(v) for v in values)
        h = 0
        for a, b in calls: h = (h * 31 + a * 7 + b) & 0xffffffff
        print(n, kind, len(calls), h, [k.v for k in s] == sorted(values))
nan = float("nan")
for n in range(2, 70, 3):
    print(sorted([nan if rnd(4) == 0 else float(rnd(20)) for _ in range(n)]))


class Stops(Exception):
    pass


for n in (5, 70, 200):
    for stop in (1, 3, 40, 300):
        count = 0

        class Counted:
            def __init__(self, v):
                self.v = v

            def __lt__(self, other):
                global count
                count += 1
                if count == stop:
                    raise Stops(stop)
                return self.v < other.v

        items = [Counted(rnd(50)) for _ in range(n)]
        try:
            items.sort(reverse=n == 70)
        except Stops as e:
            print("stopped at", e, end=" ")
        h = 0
        for item in items:
            h = (h * 31 + item.v) & 0xffffffff
        print(n, len(items), h)
