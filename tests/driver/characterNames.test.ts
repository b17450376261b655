import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { expect, it } from "vitest";
import { mentionsCharacterNames } from "../../compiler/driver/characterNames.ts";
import { compileModule } from "../../compiler/frontend/api.ts";
import { runPyc } from "../support/pyc.ts";

function mentions(source: string): boolean {
  return mentionsCharacterNames(compileModule([...Buffer.from(source)], "app.py", "__main__"));
}

it("programs that mention what needs the names of characters have them", () => {
  for (const source of [
    's.encode("ascii", "namereplace")',
    "codecs.namereplace_errors(e)",
    'def f(b):\n    return [b.decode(c) for c in ("utf-8", "unicode_escape")]',
    's.encode("ascii", errors="name" "replace")',
    'b.decode("Unicode-Escape")',
    'b.decode("unicodeescape")',
    'b.decode("unicode escape")',
    "codecs.unicode_escape_decode(b)",
    'for name in "ascii unicode_escape".split(): pass',
    'class C:\n    handler = "namereplace"',
  ])
    expect(mentions(source), source).toBe(true);
  for (const source of [
    's.encode("ascii", "backslashreplace")',
    'b.decode("raw_unicode_escape")',
    'b.decode("raw-unicode-escape")',
    'b.decode("rawunicodeescape")',
    "codecs.raw_unicode_escape_decode(b)",
    "# namereplace",
    'print("\\N{EURO SIGN}")',
  ])
    expect(mentions(source), source).toBe(false);
});

it("an executable without the names of characters says so", { timeout: 600_000 }, async () => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "pyc-names-"));
  const sizes: number[] = [];
  const outcomes: string[] = [];
  for (const handler of ['"".join(["name", "replace"])', '"namereplace"']) {
    const file = path.join(folder, "app.py");
    await fs.writeFile(file, `print("\\u20ac".encode("ascii", ${handler}))\n`);
    await runPyc(["build", "--quiet", "--tier=interp", "-o", path.join(folder, "app"), file]);
    const { stdout, stderr } = await runPyc(["run", "--tier=interp", file]);
    outcomes.push(stdout + stderr);
    sizes.push((await fs.stat(path.join(folder, "app"))).size);
  }
  expect(outcomes[0]).toContain(
    "NotImplementedError: this executable was built without the names of characters",
  );
  expect(outcomes[1]).toBe("b'\\\\N{EURO SIGN}'\n");
  expect(sizes[1]! - sizes[0]!).toBeGreaterThan(150_000);
  await fs.remove(folder);
});
