/** What the generators of the runtime's tables share. */
import { readFileSync, writeFileSync } from "node:fs";

/** A C++ array of numbers. */
export function array(type: string, name: string, numbers: ArrayLike<number>): string {
  const all = Array.from(numbers);
  const lines: string[] = [];
  for (let i = 0; i < all.length; i += 24) lines.push(`  ${all.slice(i, i + 24).join(",")},`);
  return `const ${type} ${name}[] = {\n${lines.join("\n")}\n};\n`;
}

/** Writes what `generate` makes to the file that the command line names, unless that is in it already. */
export async function writeTables(generate: () => Promise<string>): Promise<void> {
  const [file] = process.argv.slice(2);
  if (file === undefined) throw new Error("which file is to be written?");
  const text = await generate();
  let old = "";
  try {
    old = readFileSync(file, "utf8");
  } catch {
    // first build
  }
  if (old !== text) writeFileSync(file, text);
}
