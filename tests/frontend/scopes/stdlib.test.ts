import { expect, it, vi } from "vitest";
import { parseBytes } from "../../../compiler/frontend/api.ts";
import { ParseMode } from "../../../compiler/frontend/parser/parser.ts";
import { buildScopes } from "../../../compiler/frontend/scopes/analyzeScopes.ts";
import { loadOracle } from "../../oracle/pyodide.ts";
import { libraryFiles } from "../../support/library.ts";
import { oracleListing, scopeListing } from "./listing.ts";

// The whole library takes minutes on a busy machine.
vi.setConfig({ testTimeout: 600_000 });

/** Every nth file, so that PYC_SAMPLE of them are taken; `npm run test:stdlib-emit` takes all. */
function sample(): [string, Uint8Array][] {
  const all = [...libraryFiles()];
  const step = Math.max(1, Math.floor(all.length / Number(process.env["PYC_SAMPLE"] ?? 60)));
  return all.filter((_, index) => index % step === 0);
}

it("the symbol tables of library files are CPython's: every block, every name with its flags and scope", async () => {
  const oracle = await loadOracle();
  for (const [name, bytes] of sample()) {
    const source = new TextDecoder().decode(bytes);
    const future = /^from __future__ import .*\bannotations\b/m.test(source);
    const module = buildScopes(parseBytes([...bytes], name, ParseMode.Module), future, false);
    expect(scopeListing(module), name).toEqual(await oracleListing(oracle, source));
  }
});
