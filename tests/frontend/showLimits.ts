/** The command behind `npm run show:s4`. */
import { LIMIT, measure, sources } from "./limits.ts";

for (const name of Object.keys(sources)) {
  const figure = measure(name);
  if (figure.seconds >= LIMIT) process.exitCode = 1;
  const times = `${figure.processor.toFixed(3)} s of processor time, ${figure.elapsed.toFixed(3)} s by the clock`;
  console.log(`${name}: ${times} (${figure.characters} characters, ${figure.outcome})`);
}
