import { fileURLToPath } from "node:url";

declare const __PYC_ROOT__: string | undefined;

/** The folder of the repository: fixed when the compiler is bundled, relative to this file when it runs from its sources. */
export const root: string =
  typeof __PYC_ROOT__ !== "undefined"
    ? __PYC_ROOT__
    : fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
