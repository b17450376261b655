/** Source text of an expression as CPython's `ast.unparse` in C writes it: what annotations become under the future import. */
import type { Expr } from "../ast/nodes.ts";
import type { CodePoints } from "../dialect.ts";
import { failHere } from "./locations.ts";

export function unparse(e: Expr): CodePoints {
  failHere(e, "from __future__ import annotations is not supported yet");
}
