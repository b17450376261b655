import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));

/** The text as the formatter would leave it in a file of that name: what generators' outputs are compared with. */
export function formatWithBiome(text: string, fileName: string): string {
  return execFileSync(
    `${root}node_modules/.bin/biome`,
    ["format", `--stdin-file-path=compiler/${fileName}`],
    {
      cwd: root,
      input: text,
      encoding: "utf8",
      maxBuffer: 1 << 28,
    },
  );
}
