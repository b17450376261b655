/** The command behind `npm run show:s4`: measures the front end bundled, the form in which it ships. */
import path from "node:path";
import { pathToFileURL } from "node:url";
import { buildSync } from "esbuild";
import { root } from "../../compiler/source/root.ts";
import type * as Limits from "./limits.ts";

const bundle = path.join(root, "build/limits/limits.mjs");
buildSync({
  entryPoints: [path.join(root, "tests/frontend/limits.ts")],
  bundle: true,
  platform: "node",
  format: "esm",
  target: "node20",
  outfile: bundle,
  logLevel: "silent",
});
const { LIMIT, measure, sources } = (await import(pathToFileURL(bundle).href)) as typeof Limits;

for (const name of Object.keys(sources)) {
  const figure = measure(name);
  if (figure.seconds >= LIMIT) process.exitCode = 1;
  const times = `${figure.processor.toFixed(3)} s of processor time, ${figure.elapsed.toFixed(3)} s by the clock`;
  console.log(`${name}: ${times} (${figure.characters} characters, ${figure.outcome})`);
}
