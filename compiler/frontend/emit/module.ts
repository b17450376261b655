/** The entry of the emitter: a tree becomes a `CodeModule`. */
import {
  type Constant,
  type Expression,
  type ExprStmt,
  type ImportFrom,
  type Interactive,
  ConstantKind as Literal,
  type LocatedNode,
  type Mod,
  type Module,
  NodeKind,
  type Stmt,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { Opcode } from "../opcodes/opcodes.ts";
import { buildScopes } from "../scopes/analyzeScopes.ts";
import { emitAnnotationSetup, emitBodyAnnotate } from "./annotations.ts";
import { type Code, CodeFlag, CodeModule, ConstantKind } from "./code.ts";
import { cleanDocstring } from "./docstring.ts";
import { value } from "./expressions.ts";
import { warnOfFinallyExits } from "./finallyExits.ts";
import { docstringOf, emitImplicitReturn } from "./functions.ts";
import { failHere, noLocation } from "./locations.ts";
import { storeMangled } from "./names.ts";
import { emitStatement } from "./statements.ts";
import { Context, Unit } from "./unit.ts";

/** How a tree is to be compiled. */
export class EmitOptions {
  /** exec, eval: module-level names are entries of a namespace in register 0. */
  namespaceBody: boolean;
  /** Features that the code calling compile() has switched on. */
  futureAnnotations: boolean;
  topLevelAwait: boolean;
  constructor() {
    this.namespaceBody = false;
    this.futureAnnotations = false;
    this.topLevelAwait = false;
  }
}

const futureFeatures = new Set([
  "nested_scopes",
  "generators",
  "division",
  "absolute_import",
  "with_statement",
  "print_function",
  "unicode_literals",
  "generator_stop",
  "annotations",
  "barry_as_FLUFL",
]);

/** Notes the future imports at the start of a body; they may follow only each other and the docstring. */
function readFutures(context: Context, body: Stmt[]): void {
  let ended = false;
  let line: i32 = 0;
  for (const s of body) {
    if (ended && s.line > line) return;
    line = s.line;
    if (s.kind === NodeKind.ImportFrom && (s as ImportFrom).module === "__future__") {
      if (ended) failHere(s, "from __future__ imports must occur at the beginning of the file");
      readFeatures(context, s as ImportFrom);
      context.futureLine = s.line;
    } else if (s.kind !== NodeKind.ExprStmt || ended) ended = true;
    else {
      const e = (s as ExprStmt).value;
      const isText = e.kind === NodeKind.Constant && (e as Constant).constantKind === Literal.Str;
      if (!isText) ended = true;
    }
  }
}

function readFeatures(context: Context, s: ImportFrom): void {
  for (const alias of s.names) {
    if (alias.name === "braces") failHere(alias, "not a chance");
    if (!futureFeatures.has(alias.name)) failHere(alias, `future feature ${alias.name} is not defined`);
    if (alias.name === "annotations") context.futureAnnotations = true;
  }
}

/** Compiles a tree. Fails with CPython's SyntaxErrors of the symbol table and the compiler. */
export function emitModule(
  tree: Mod,
  fileName: string,
  moduleName: string,
  options: EmitOptions,
): CodeModule {
  const context = new Context(fileName, options.namespaceBody);
  context.futureAnnotations = options.futureAnnotations;
  context.topLevelAwait = options.topLevelAwait;
  context.interactive = tree.kind === NodeKind.Interactive;
  let body: Stmt[] = [];
  if (tree.kind === NodeKind.Module) body = (tree as Module).body;
  if (tree.kind === NodeKind.Interactive) body = (tree as Interactive).body;
  readFutures(context, body);
  warnOfFinallyExits(context, body);
  const scope = buildScopes(tree, context.futureAnnotations, context.topLevelAwait);
  const u = new Unit(context, null, scope, "<module>", "<module>", 1);
  u.code.flags = CodeFlag.ModuleBody;
  if (context.futureAnnotations) u.code.flags = u.code.flags | CodeFlag.FutureAnnotations;
  if (options.namespaceBody) {
    u.code.flags = u.code.flags | CodeFlag.Namespace;
    u.namespace = 0;
  }
  if (context.topLevelAwait && scope.coroutine) u.code.flags = u.code.flags | CodeFlag.Coroutine;
  u.layOut();
  if (tree.kind === NodeKind.Expression) {
    const e = (tree as Expression).body;
    const register = value(u, e);
    u.emit(e, Opcode.Return, [register]);
  } else emitModuleBody(u, body);
  const module = new CodeModule(fileName, moduleName);
  collectCodes(u.finish(), module.codes);
  module.warnings = context.warnings;
  return module;
}

function emitModuleBody(u: Unit, body: Stmt[]): void {
  const at: LocatedNode = body.length > 0 ? body[0]! : noLocation();
  if (u.scope.hasConditionalAnnotations) {
    const set = u.temp();
    u.emit(at, Opcode.BuildSet, [set, set, 0]);
    storeMangled(u, at, "__conditional_annotations__", set, false);
    u.release(0);
  }
  emitAnnotationSetup(u, at);
  emitBodyAnnotate(u, at);
  let start: i32 = 0;
  const doc = u.context.interactive ? null : docstringOf(body);
  if (doc !== null) {
    start = 1;
    const text = u.temp();
    u.code.docConst = u.constants.text(ConstantKind.Str, cleanDocstring(doc));
    u.emit((body[0]! as ExprStmt).value, Opcode.LoadConst, [text, u.code.docConst]);
    storeMangled(u, at, "__doc__", text, false);
    u.release(0);
  }
  for (let i = start; i < body.length; i++) emitStatement(u, body[i]!);
  emitImplicitReturn(u);
}

/** Lists code objects in order of first mention, each before what it contains. */
function collectCodes(first: Code, codes: Code[]): void {
  codes.push(first);
  for (let next = 0; next < codes.length; next++) {
    codes[next]!.index = next;
    for (const constant of codes[next]!.constants) {
      if (constant.kind === ConstantKind.Code) codes.push(constant.code!);
    }
  }
}
