/** Golden listings, one construct each: what the emitter makes of it. `npx vitest run tests/frontend/emit/listings.test.ts --update` */
import { expect, it } from "vitest";
import { compileText } from "../../../compiler/frontend/api.ts";
import { stringToCodePoints } from "../../../compiler/frontend/dialect.ts";
import { disassemble } from "../../../compiler/frontend/emit/disassemble.ts";
import { EmitOptions } from "../../../compiler/frontend/emit/module.ts";
import { ParseMode } from "../../../compiler/frontend/parser/parser.ts";

const sources: Record<string, string> = {
  arithmetic: "def f(a, b):\n  c = a + b * -a\n  c -= 1\n  return c ** 2 // ~b",
  attributes: "def f(o):\n  o.a.b = o.c\n  o.n += 1\n  del o.x\n  return o.m(1).k",
  subscripts: "def f(l, i):\n  l[i] = l[i + 1:2]\n  l[0] |= i\n  del l[:, ::2]",
  calls: "def f(g, *a, **k):\n  g()\n  g(1, x=2)\n  g(*a)\n  g(1, *a, y=3, **k, z=4)",
  names: "g = 1\ndef f():\n  global g\n  g = len\n  del g",
  unbound: "def f(c):\n  if c: x = 1\n  print(x, x)\n  del x\n  while c:\n    print(x)\n    x = c",
  closures: "def f(a):\n  b = 1\n  def g():\n    nonlocal b\n    b = a\n  return g, lambda: (a, b)",
  defaults: "@deco(1)\n@other\ndef f(a, b=x, /, c=2, *d, e, g=y, **h): 'doc'\nlambda q=1: q",
  conditions:
    "def f(a, b, c):\n  if a and (b or not c): return 1\n  elif a is None: return 2\n  x = a or b\n  return x if 1 < a < c else b",
  while:
    "def f(n):\n  while n > 0:\n    n -= 1\n    if n == 3: continue\n    if n == 5: break\n  else: return n",
  for: "def f(l):\n  for i, (a, *b) in l:\n    for i in l: print(i)\n    else: break\n  for o.x in l: pass",
  unpacking: "def f(t):\n  a, b = b, a = t\n  a, b = b, a\n  [c, *d, e] = t\n  return a, b, c, d, e",
  displays:
    "def f(a):\n  return [1, 2, 3], [a, *a], (1, (2, 'x')), {1, a}, {1, 2, 3}, {'k': a, **a}, a in [1, 2]",
  bigDisplay: `def f(a):\n  return [${Array(33).fill("a").join(", ")}]`,
  comprehensions:
    "def f(l, k):\n  return [x + k for x in l if x], {x: [y for y in l] for x in l}, [lambda: x for x in l]",
  generatorExpression: "def f(l):\n  return g(x for x in l), any(x for x in l)",
  walrus: "def f(l):\n  x = 1\n  y = x + (x := 2)\n  [z := i for i in l]\n  return z",
  finally: "def f(l):\n  for i in l:\n    try:\n      if i: return i\n      break\n    finally: print(i)",
  except: "def f():\n  try: g()\n  except (A, B) as e: print(e)\n  except C: raise\n  else: h()",
  exceptStar: "def f():\n  try: g()\n  except* A as e: h(e)",
  with: "def f(a, b):\n  with a as x, b:\n    return x",
  raise: "def f(e):\n  assert e, 'm'\n  raise e from None",
  generator: "def f(l):\n  x = yield\n  y = yield from l\n  return x",
  coroutine: "async def f(a):\n  async with a as b: await b\n  async for x in a: yield x\n  return",
  asyncComprehension: "async def f(a):\n  return [await x async for x in a]",
  class:
    "class A(B, m=C):\n  'doc'\n  x = y\n  def f(self):\n    self.z = super().f(1) + super(A, self).q\n    return __class__",
  classScope: "def f(v):\n  class A:\n    w = v\n    def g(self): return v\n    l = [v for _ in w]",
  mangling: "class _A:\n  def f(self, __x):\n    self.__y = __x.__z__",
  annotations:
    "x: int = 1\nif x:\n  y: A\ndef f(a: B, *c: D) -> E:\n  z: F = 1\nclass G:\n  h: I\n  if x: j: K",
  futureAnnotations: "from __future__ import annotations\nx: int = 1\ndef f(a: B[c, 'd']) -> -1: pass",
  typeParameters: "def f[T: int = str](a: T): pass\nclass A[T, *Ts](B): x: T\ntype X[**P] = Y[P]",
  imports: "import a, b.c, d.e as f\nfrom . import g\nfrom ..h import i as j, k\nfrom l import *",
  matchLiterals:
    "def f(x):\n  match x:\n    case 1 | 'a': return 1\n    case None: return 2\n    case y if y: return y",
  matchSequences:
    "def f(x):\n  match x:\n    case [1, y, *z]: return y, z\n    case [a, *_, b]: return a, b\n    case []: pass",
  matchMappings: "def f(x):\n  match x:\n    case {'a': 1, **r}: return r\n    case P(1, y=z) as p: return p",
  strings: "def f(a, b):\n  return f'{a}', f'x{a!r:>{b}}y{b=}', t'{a}z{b:c}', 'a' 'b' + 'c'",
  deadCode: "def f():\n  return 1\n  print(2)\n  while 0: g()\n  if True: h()",
  numbers: "x = 1, -1, 1.50, 2j, 0x1F, 0b11, 0o17, 10_000_000_000, 0xFFFF_FFFF_FFFF, -2.5e3, 00",
};

function listing(source: string, mode: ParseMode, namespaceBody: boolean): string {
  const options = new EmitOptions();
  options.namespaceBody = namespaceBody;
  return disassemble(compileText(stringToCodePoints(source), "<golden>", "m", mode, options));
}

it.each(Object.entries(sources))("%s", async (name, source) => {
  const text = `${source.replace(/^/gm, "# ")}\n\n${listing(source, ParseMode.Module, false)}`;
  await expect(text).toMatchFileSnapshot(`listings/${name}.txt`);
});

const others: Record<string, [string, ParseMode]> = {
  namespace: ["x = y\ndel x\ndef f():\n  return x", ParseMode.Module],
  eval: ["a + [b for b in c]", ParseMode.Expression],
  single: ["x = 1; x", ParseMode.Interactive],
};

it.each(Object.entries(others))("%s, in a namespace", async (name, [source, mode]) => {
  const text = `${source.replace(/^/gm, "# ")}\n\n${listing(source, mode, true)}`;
  await expect(text).toMatchFileSnapshot(`listings/${name}.txt`);
});
