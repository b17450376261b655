/** The command behind `npm run show:s4`. */
import { measure, sources } from "./limits.ts";

for (const name of Object.keys(sources)) {
  const figure = measure(name);
  console.log(`${name}: ${figure.seconds.toFixed(3)} s (${figure.characters} characters, ${figure.outcome})`);
}
