/** SyntaxWarnings of the lexer, of literals and of the code generator, as CPython prints them. */
import { expect, it } from "vitest";
import type { LoadedModule } from "../../compiler/driver/modules.ts";
import { syntaxWarnings } from "../../compiler/driver/warnings.ts";
import { compileModule } from "../../compiler/frontend/api.ts";
import { loadOracle } from "../oracle/pyodide.ts";

const sources = [
  "x = '\\d'\n",
  "import re\n\ndef f():\n    return '\\s+' + \"\\.\"\n",
  "x = b'\\q'; y = f'\\w{1}\\z'\n",
  "x = '''a\nb\\c'''\n",
  "x = '\\400'\n",
  "x = r'\\d'\n",
  "x = 1if 2else 3\n",
  "x = '\\d' '\\w'\n",
  "x = f'''a\n\\d'''\ny = f'''\\q{'\\w'}\n\\z'''\n",
  "x = 'a' '\\d'; y = '\\d'\n",
  "x = 1\nprint(x is 1, x is not 'a', 2 is x, x is x is 3.5, x is -1, x is (), x is [1], x is None, x is ..., x is b'')\n",
  "x = None\nif x is 5 or 'a' is None: pass\nwhile not (x is None is not 1j): break\ny = [i for i in 'ab' if i is 'a']\n",
  "x = 1\nassert (x, 'message')\nassert ()  if 0 else 1\nassert (\n    x,\n)\n",
  "try:\n    x = 1\nfinally:\n    x is 1\n",
  "def f():\n    for i in [1]:\n        try:\n            return 1\n        finally:\n            i is 1\n            continue\n",
  ...["return 1", "if 1: return", "for i in (): return", "while 0: break", "with open('') as f: return"].map(
    (exit) => `def f():\n  try: pass\n  finally:\n    ${exit}\n`,
  ),
  "def f(a):\n  for i in a:\n    try: pass\n    except E: return 1\n    finally:\n      if a: break\n      elif i: continue\n      else:\n        def g(): return 2\n        try: return 3\n        finally: x = '\\d'\n        match a:\n          case 1: break\n    try: pass\n    except* E: pass\n    finally: break\n",
  "while 1:\n  try: break\n  finally:\n    class A:\n      for i in (): continue\n    for j in (): pass\n    else: break\n",
  "def f():\n    return [\n        (1, 2)\n        (3, 4),\n        [5]\n        (6), {7: 8}(9), {1}(2), [i for i in 'a'](), 'a'(1), f'{1}'(), 1.5(), ...(), (i for i in 'a')(), {i for i in ''}(),\n        {i: i for i in ''}(), None(), (lambda: 1)(), b'x'(*[1]), 1(**{})\n    ]\n",
  "def f(a):\n    return [\n        None[a], ...[a], 1[a], 2.5[a], 3j[a], True[0], {1}[a], {i for i in a}[0], (i for i in a)[0], (lambda: 1)[0], 'a'['b'],\n        b'a'[1.0], (1, 2)['a'], [1][1, 2], [1][None], [i for i in a]['a'], f'{a}'[(1, 2)], 'a'[0], 'a'[True], 'a'[a], [1][1:2],\n        [1][{}], [1][[2]], [1][lambda: 1], [1][f'{a}'], {}['a'], [1][...], [1][{1}], [1][(i for i in a)]\n    ]\n",
  "def f(a):\n    'a'['b'] = 1\n    del (1, 2)['a']\n    [1]['a'] += 2\n",
  "def g():\n    @(1)(2)\n    def f(a: 'x'(1) = 5(6)): pass\n",
  "x = 1\nx is (1, x)\nx is (1, 2)\nx is (1, (2, -3))\nx is (1, (2, 'a'))\nx is 'a' 'b'\nx is f'a'\nx is +1\nx is 1+2\n",
  "def f():\n  while 1:\n    try:\n      if 1: return 1\n      if 2: break\n    finally:\n      x is 1\n  try: 1/0\n  except E: return\n  finally: x is 2\n  with a: return x is 3\n",
];

it.each(sources)("%j", async (text) => {
  const oracle = await loadOracle();
  const { stderr } = await oracle.runProgram({ files: { "app.py": text }, argv: ["app.py"] });
  const displayName = "/program/app.py";
  const source = Buffer.from(text);
  const code = compileModule([...source], displayName, "__main__");
  const module: LoadedModule = {
    name: "__main__",
    displayName,
    source,
    kind: "module",
    isOwn: true,
    specName: null,
    identity: "",
    code,
  };
  expect(syntaxWarnings([module])).toBe(stderr);
});
