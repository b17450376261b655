/** The command behind `npm run show:s4`. */
import { LIMIT, measure, sources } from "./limits.ts";

for (const name of Object.keys(sources)) {
  const figure = measure(name);
  if (figure.seconds >= LIMIT) process.exitCode = 1;
  console.log(`${name}: ${figure.seconds.toFixed(3)} s (${figure.characters} characters, ${figure.outcome})`);
}
