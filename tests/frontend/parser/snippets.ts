/** Sources for snippets.test.ts; a blank line separates statements' snippets. */
export const expressions = String.raw`
()
(a)
((a, b), *c)
(yield)
(yield from a)
(yield *a, b)
(x := 1)
[x := 1, y]
{x := 1, y}
a[x := 1]
a[1:2, ::3, *b]
a[*b]
a[*b, c]
a[b, ]
a[:]
a[::]
a[1:]
a[:2:]
a[x:y:z]
a[(x := 1):2]
f(*a, b, c=1, *d, **e)
f(a, *b, c)
f(**a, b=1, **c)
f(x for x in y)
f((x for x in y), z)
f(a := 1, b)
f(a)(b)[c].d
f(a, b,)
{**a, b: c, **d}
{a: b for a, b in c if d if e}
{a for a in b async for c in d}
[a async for a in b if c]
[a for a, *b in c]
[a for a.b[0], (c, [d]) in e]
[x for x, in y]
{*a, b}
{(x := 1): 2}
lambda: 0
lambda a, b=1, /, c=2, *d, e, f=3, **g: a
lambda *, a: a
lambda *a, b: b
lambda **a: a
lambda a, /: a
lambda a=1, *, b, : b
lambda: (yield)
lambda x: lambda y: x + y
a if b else c if d else e
(a if b else c) if d else e
not not a
not a in b
a not in b is not c < d != e
a or b and c or not d
a < b == c >= d <= e > f is g
-a ** -b
- - -a
~a + +b
a ** b ** c
a @ b % c // d / e * f
a | b ^ c & d << e >> f
a - (b - c) - d
await a ** b
-await a.b(c)
(await a)[0]
1_000 + 0x_ff + 0o17 + 0b1_0 + 00 + 0XFFFFFFFFFFFFFFFFFFFFFFFF
0b111111111111111111111111111111111111111111111111111111111111111111
1.5 + 1e10 + 1E-5 + .5 + 5. + 1_0.0_1e1_0 + 1e16 + 1e15 + 1e-4 + 1e-5 + 123456789012345678.0
1e400 + 1e22 + 1.7976931348623157e308 + 5e-324 + 0.1 + 100000.0 + 1e100 + 4.35
1j + 1.5J + 1e3j + 0xe + 0j + 1e16j
u'a' 'b'
'a' u'b'
U'a'
b'\x00\xff\'"' rb'\d' Br"x"
'\'' + "'" + '"' + '\'"' + '\\ \t\n\r\x00\x7f'
'\N{LATIN SMALL LETTER A} \u0041 \U0001F600 \x41 \101'
'é ÿ \u200b \ud800 😀 ﷐ \xad \xa0 \u3000'
r'\n' R"\""
f''
f'' ''
f'a' 'b' f'c{d}' 'e' ''
'a' f'{b}' u'c'
u'a' f'{b}'
f'{a}{b}'
f'{a!r}{b!s:>10}{c:{d}.{e}}{f!a:x{g!r:y}z}'
f'{a=}{b = }{c=!s}{d=:>5}{e = !a:x}{ f }'
f'{a:}'
f'{a:{b}}'
f'{a:x}'
f'{{{a}}}'
f'{{}}a}}b{{'
f'{a:%H:%M}'
f'{(lambda x: 1)}'
f'{ {1: 2}[1] }'
f'{a["b"]}' f"{'x' + f'{1 + 1}'}"
f'{a,}{*a, b}{yield}'
f'{a:{b:{c}}}'
rf'\d{a}\{b:\w}' fr'\n'
f'\n{a}\x41\N{DIGIT ONE}{b}'
f'{a!r:^{width}.{precision}}'
f"{a:'x'}"
f"{x:{'{'}>10}"
t''
t'a{b}c'
t'{a}' t'{b!r:>{c}}x' t''
t'{ a + b = }{c:{d=}}'
t'{{}}'
t'{a}{f"{b}"}' rt'\d'
...
...[0]
None is True is False
a.b.c
"a".b
1 .real
1..real
a if (b := c) else d
(a, b)[0]
[*a, *b]
[]
{}
{1: 2,}
x[lambda: 1]
x[a if b else c: d]
match + case + type + _
match(x)
print(*a, sep='')
a,
a, b
`
  .trim()
  .split("\n");

export const statements = String.raw`
x = 'a' "b" """c
d"""

x = 'a \
b'

f"""{
a
}
{b
 = }"""

f"""{x # comment
=}{y  # more = '#'
}"""

f"{'#' + a = }"

f"""{x:
y}"""

a = b = *c, d

a, *b = c

(a), [b, (c, *d)], e.f, g[0] = h

(a) = ((b)) = [] = () = c

*a, = b

a: int

(a): int = 1

a.b: int = 2

a[0]: int = yield

a: int = *b, c

a += yield x

a @= b; a -= 1; a *= 1; a /= 1; a //= 1; a %= 1; a **= 1; a <<= 1; a >>= 1; a &= 1; a |= 1; a ^= 1

(a) += 1

(a.b) -= 1, 2

a;

del a, b.c, d[0], (e, [f]), (g), (), []

del a,

del (a)

import a, b.c as d, e.f.g

from . import a

from .... import a as b, c

from ...a.b import (c, d as e,)

from a import *

from .a import (b)

from __future__ import barry_as_FLUFL
x <> y

global a, b
nonlocal c

assert a, b

assert a

raise

raise a

raise a from b

return a, *b

pass; break; continue

if a: b

if a:
    b
elif c:
    d
elif (e := f):
    g
else:
    h

if a:
  if b: c;
  else: d; e
f

while a: b
else: c

while (a := b):
    break

for a in b: c
else: d

for a, in b, c: pass

for *a, b in c, *d: pass

for (a, b), c.d, e[0] in f: pass

for x in *a, b: pass

async def f():
    async for a in b: pass
    else: pass
    async with a as b, c: pass
    await x
    return [y async for y in z]

with a: pass

with a as b, c as (d, e): pass

with (a): pass

with (a, b): pass

with (a as b): pass

with (a as b, c, d as e.f,): pass

with (a) as b: pass

with (a, b) as c: pass

with (yield): pass

with (a := b): pass

with (*a, b): pass

with (a, b := c): pass

with (x for x in y): pass

with (): pass

with (a)(b): pass

with (a), b: pass

with (a).b as c, d: pass

with (a, (b := c)): pass

with ((a, b)): pass

with (a,): pass

with (lambda: x): pass

with a as (b): pass

with a as b.c, d as e[0], f as [g, h]: pass

with open(a) as b, \
     open(c) as d:
    pass

try: a
finally: b

try:
    a
except: b

try:
    a
except b: c
except (d, e) as f: g
except: h
else: i
finally: j

try: a
except b, c: d

try: a
except b, (c, d),: e

try: a
except* b: c
except* (d, e) as f: g

try: a
except* b, c: d
else: e

try: a
except (b): c

try: a
except (b) as c: d

def f(): pass

def f(a, b=1, /, c: int = 2, *d: int, e, f: str = 3, **g: dict) -> x: pass

def f(*, a): pass

def f(*a: *b): pass

def f(a, /): pass

def f(a, /, *, b=1, c,): pass

def f[T, *Ts, **P](a: T, *b: *Ts) -> T: return a

def f[T: int = str, *Ts = *a, **P = [int]](): pass

@a
@b.c(d)
@(e := f)
@x[0]
def f():
    """doc"""

@a
async def f(): pass

@a
class A: pass

class A(): pass

class A(B, *c, metaclass=D, **e):
    x: int = 1
    def f(self): ...

class A[T: (int, str)](B[T]): pass

type A = B

type A[T, *U, **V] = dict[T, U]

type = 1

type(a)

type.a

type: int = 1

type in a

type A[T = int,] = B

match = 1

match.a

match(a)

match[a]

match: int

match, b = c

match - a

match -a:
    case _: pass

match (a):
    case 1: b

match (a, b):
    case 1: b

match a, *b:
    case x: pass

match *a, b:
    case x: pass

match not a:
    case x: pass

match not in a

match[a:b]

match[a]:
    case x: pass

match {a: b}:
    case x: pass

match a:
    case 1 | -1 | 1.5 | -2j | 1 + 2j | -1.5 - 3j | 'a' 'b' | b'c' | None | True | False: pass
    case a: pass
    case _: pass
    case a.b.c: pass
    case (a): pass
    case (a, b): pass
    case (a,): pass
    case (): pass
    case []: pass
    case [a, *b, *_]: pass
    case [a, [b, (c, d)]]: pass
    case a, b: pass
    case a,: pass
    case *a, b: pass
    case {}: pass
    case {'a': b, 1: c, -1: d, a.b: e, None: f, 1 + 1j: g}: pass
    case {**rest}: pass
    case {'a': 1, **rest,}: pass
    case A(): pass
    case A.B(a, b, c=d, e=f,): pass
    case A(a): pass
    case A(b=c): pass
    case (a | b) as c: pass
    case [a as b, c] as d: pass
    case a if b: pass
    case a if (b := c): pass
    case match: pass
    case case: pass
    case type(): pass
    case {'a': [b, c], 'd': e | f as g}: pass

match x:
    case y:
        match z:
            case match.case: pass

case = 1; case(x)

_ = 1

print(x); print(y)

x = lambda: (yield)

# comment only

x = 1 # comment
  # indented comment
y = 2

if x:
	tab
	tab2

if x:
    pass
	# comment with tab

def f():
    return

    # trailing
x

a = [
    1,
    2,  # c
    3
]

é = ª = ﬁ = 1

print("é", é.x, "😀", y)

x = 1 if 2 else 3,

for x in lambda: y, z: pass

a[b] = c.d = e

a = b if c else d, e

x = yield

x = await y

async def f(): x = [await y for z in w]

x = {**a, 'b': c}

x = a if b else lambda: c

x = not a == b

assert (a, b)

a<b>c

if x:
    if y:
        z
    # c
  # d
w
`
  .trim()
  .split("\n\n");
