/** Import statements. */
import type { Alias, Import, ImportFrom, LocatedNode } from "../ast/nodes.ts";
import { type i32, stringToCodePoints } from "../dialect.ts";
import { Opcode } from "../opcodes/opcodes.ts";
import { ConstantKind } from "./code.ts";
import { loadNone } from "./expressions.ts";
import { failHere } from "./locations.ts";
import { storeName } from "./names.ts";
import type { Unit } from "./unit.ts";

export function emitImport(u: Unit, s: Import): void {
  for (const alias of s.names) emitImportAlias(u, s, alias);
}

function emitImportAlias(u: Unit, at: LocatedNode, alias: Alias): void {
  const mark = u.mark();
  const module = u.temp();
  const fromList = u.temp();
  loadNone(u, at, fromList);
  u.emit(at, Opcode.ImportName, [module, u.nameOperand(alias.name), fromList, 0]);
  const dot = alias.name.indexOf(".");
  if (alias.asname === "") {
    const first = dot < 0 ? alias.name : alias.name.slice(0, dot);
    storeName(u, at, first, module, true);
  } else {
    if (dot >= 0) emitSubmodules(u, at, alias.name.slice(dot + 1), module);
    storeName(u, at, alias.asname, module, true);
  }
  u.release(mark);
}

/** module = module.a.b.c, for `import x.a.b.c as y`. */
function emitSubmodules(u: Unit, at: LocatedNode, path: string, module: i32): void {
  let rest = path;
  while (rest !== "") {
    const dot = rest.indexOf(".");
    const name = dot < 0 ? rest : rest.slice(0, dot);
    rest = dot < 0 ? "" : rest.slice(dot + 1);
    u.emit(at, Opcode.ImportFrom, [module, module, u.nameOperand(name)]);
  }
}

export function emitImportFrom(u: Unit, s: ImportFrom): void {
  if (s.module === "__future__" && s.level === 0 && s.line > u.context.futureLine) {
    failHere(s, "from __future__ imports must occur at the beginning of the file");
  }
  if (u.bound === null) return;
  const mark = u.mark();
  const items: i32[] = [];
  for (const alias of s.names) {
    items.push(u.constants.text(ConstantKind.Str, stringToCodePoints(alias.name)));
  }
  const module = u.temp();
  const fromList = u.temp();
  u.emit(s, Opcode.LoadConst, [fromList, u.constants.group(ConstantKind.Tuple, items)]);
  u.emit(s, Opcode.ImportName, [module, u.nameOperand(s.module), fromList, s.level]);
  if (s.names[0]!.name === "*") {
    u.emit(s, Opcode.ImportStar, [u.namespace, module]);
    u.release(mark);
    return;
  }
  for (const alias of s.names) {
    u.emit(s, Opcode.ImportFrom, [fromList, module, u.nameOperand(alias.name)]);
    storeName(u, s, alias.asname === "" ? alias.name : alias.asname, fromList, true);
  }
  u.release(mark);
}
