from __future__ import annotations
import sys, os.path, os.path as osp, collections.abc as cabc
from os import path as p, sep
from math import *
print(sys.__name__, os.path is osp is p, cabc.__name__, sep, floor(2.5), pi)
def f(a: int | None = 1, *, b: "str" = 2, c: list[dict[str, int]], d: x.y(1, *z, k=2, **w)[1:2, ::3, ...] = 3, e: (lambda q, /, r=1, *s, t, **u: q if r else -t ** 2) = 4,
      g: not a and b or c < d <= e, h: {1: 2, **x} | {3} ^ [4, (5,), ()], i: f"a{x!r:>{w}}b{{}}", j: [i for i in x if y], k: b'x' @ 1.5e300, l: -1 + ~2 * (3 + 4) - (5 - 6), m: 3 if 0 else ..., n: a.b.c(x for x in y), o: 1 .real, p: "é'\"") -> Undefined: pass
print(*(f"{k}: {v}\n" for k, v in f.__annotate__(1).items()))
class A:
    x: int = 1
    y: Unknown[str]
    def m(self, __p: __q) -> __r.__s: pass
print(A.__annotations__, A.m.__annotate__(1))
z: Foo.bar = 3
print(__annotations__)
try: from os import nothing_here
except ImportError as e: print("ImportError")
try: import no.such.module
except ModuleNotFoundError as e: print(e)
def local():
    import json as j
    from sys import maxsize, path
    return j.__name__, maxsize > 0
print(local())
from sys import *
