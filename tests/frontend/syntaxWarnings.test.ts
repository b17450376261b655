/** SyntaxWarnings that the lexer and the decoding of literals give rise to, as CPython prints them. */
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
