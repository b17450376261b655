/** Recomputes expected.json with the oracle. */
import { computeExpectations, writeExpectations } from "./golden.ts";

writeExpectations(await computeExpectations());
process.exit(0);
