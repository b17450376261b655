/** Suggestions for misspelt keywords: everything that CPython prints, line and carets included. */
import { expect, it } from "vitest";
import { FrontendFailure, stringToCodePoints } from "../../compiler/frontend/dialect.ts";
import { normaliseSource } from "../../compiler/frontend/lexer/decode.ts";
import { formatSyntaxFailure } from "../../compiler/source/diagnostics.ts";
import { loadOracle } from "../oracle/pyodide.ts";
import { checkProgram } from "../support/frontend.ts";

const sources = [
  "whille True:\n  pass\n",
  "fro x in y:\n  pass\n",
  "forr x in range(3): pass\n",
  "x = 1\nimpot os\n",
  "from os imporrt path\n",
  "def f():\n  if a:\n    b\n  retrun x\n",
  "def f():\n  yeild x\n",
  "class A:\n  def f(self):\n    pass\n\n  dfe g(self):\n    pass\n",
  "clas A:\n  pass\n",
  "ñ = 1; asert é, ñ\n",
  "try:\n  a\nexept B:\n  c\n",
  "wth open(x) as f:\n  pass\n",
  "with open(x) sa f:\n  pass\n",
  "a = b iff c else d\n",
  "a = b if c esle d\n",
  "x = [i fo i in j]\n",
  "if a andd b:\n  c\n",
  "print(a orr b)\n",
  "lamda x: 1\n",
  "ruturn 1\n",
  "zzzzzz yyyyy\n",
  "x = (a b c d e f g h i j fro)\n",
  "if x:\n  y\nelsee:\n  z\n",
  "asynch def f(): pass\n",
  "x y z w v u t s r q p fro i in j: pass\n",
];

function ownText(source: string): string {
  try {
    checkProgram(normaliseSource(stringToCodePoints(source)));
  } catch (error) {
    if (error instanceof FrontendFailure)
      return formatSyntaxFailure(error.failure, "/program/app.py", source);
    throw error;
  }
  return "";
}

it.each(sources)("%j", async (source) => {
  const oracle = await loadOracle();
  const { stderr } = await oracle.runProgram({ files: { "app.py": source }, argv: ["app.py"] });
  expect(stderr).not.toBe("");
  expect(ownText(source)).toBe(stderr);
});
