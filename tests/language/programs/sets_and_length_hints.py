# Covers: methods of sets and iterables with items that cannot be hashed, casts of memoryviews with nothing in them, __length_hint__ that is wrong and who asks for it
for fs in (frozenset("ab"), set("ab")):
    for name in ("issubset", "issuperset", "isdisjoint", "intersection", "difference", "union", "symmetric_difference", "__contains__"):
        for arg in (([],), iter([[]]), [1, []]):
            try:
                print(name, getattr(fs, name)(arg))
            except TypeError as e:
                print(name, e)
    for name in ("update", "intersection_update", "difference_update", "symmetric_difference_update"):
        try:
            print(name, getattr(set(fs), name)([1, []]))
        except TypeError as e:
            print(name, e)
for m in (memoryview(b""), memoryview(b"ab"), memoryview(b"")[::2], memoryview(bytearray(4)).cast("B", (2, 2))):
    for args in (("c", 3), ("c", [0]), ("c", (1,)), ("zz", 3), ("c", []), ("c",), (3,), ("I", 3), ("c", [2, 1]), ("c", ["x"]), ("c", [-1])):
        try:
            print(m.cast(*args).shape)
        except Exception as e:
            print(args, type(e).__name__, e)
class Hint:
    def __init__(self, h): self.h = h
    def __length_hint__(self): return self.h
    def __iter__(self): return iter([1, 2])
for h in (None, -1, 5, "x", 1.5, 10**30, True, NotImplemented):
    for f in (lambda x: int.from_bytes(x), bytes, bytearray, list, tuple, lambda x: b"".join([x]), lambda x: bytearray(b"q").__iadd__(x), lambda x: bytearray().extend(x), lambda x: [].extend(x), lambda x: [0].__iadd__(x), set, sum, lambda x: [*x], lambda x: (*x,), lambda x: "".join(x),sorted):
        try:
            print(f(Hint(h)), end=" ")
        except Exception as e:
            print(type(e).__name__, e, end=" ")
    print()
