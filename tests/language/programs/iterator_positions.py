# Covers: states of iterators: __reduce__, __length_hint__ and __setstate__ of iter and reversed over lists, tuples, texts, bytes, ranges and sequences written in Python, before, at and behind their end
def seqs():
    class Q:
        def __init__(self, n): self.n = n
        def __len__(self): return self.n
        def __getitem__(self, i):
            if not 0 <= i < self.n: raise IndexError
            return i * 10
        def __repr__(self): return "Q%d" % self.n
    return [lambda: [1, 2], lambda: (1, 2), lambda: "ab", lambda: b"ab", lambda: Q(2), lambda: [], lambda: (), lambda: Q(0), lambda: range(2)]
for make in seqs():
    for kind in ("reversed", "iter"):
        for taken in range(5):
            for state in (None, -5, -1, 0, 1, 2, 5, 100, 10**30, "x", True):
                it = reversed(make()) if kind == "reversed" else iter(make())
                for _ in range(taken):
                    next(it, None)
                out = []
                try:
                    r = it.__reduce__()
                    out.append((getattr(r[0], "__name__", r[0]), *r[1:]))
                except Exception as e: out.append((type(e).__name__, str(e)))
                try: out.append(it.__length_hint__())
                except Exception as e: out.append((type(e).__name__, str(e)))
                if state is not None and hasattr(it, "__setstate__"):
                    try: out.append(it.__setstate__(state))
                    except Exception as e: out.append((type(e).__name__, str(e)))
                    try:
                        r = it.__reduce__()
                        out.append((getattr(r[0], "__name__", r[0]), *r[1:]))
                    except Exception as e: out.append((type(e).__name__, str(e)))
                out.append([next(it, "stop") for _ in range(3)])
                try:
                    r = it.__reduce__()
                    out.append((getattr(r[0], "__name__", r[0]), *r[1:]))
                except Exception as e: out.append((type(e).__name__, str(e)))
                print(type(it).__name__, taken, state, out)
