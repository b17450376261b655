/** Methods of arrays, strings, maps and sets: the table of what exists on both sides. */
import ts from "typescript";
import { isModuleConstant } from "./checkExpressions.ts";
import type { Checking } from "./checker.ts";
import type { TypeClass } from "./classify.ts";

/** One method: how many arguments it takes, and whether it changes its receiver. */
interface Member {
  least: number;
  most: number;
  changes: boolean;
}

const reads = (least: number, most: number): Member => ({ least, most, changes: false });
const writes = (count: number): Member => ({ least: count, most: count, changes: true });

/** Each has a counterpart of the same name in runtime/frontend. */
export const builtinMembers: Partial<Record<TypeClass, Map<string, Member>>> = {
  array: new Map([
    ["push", writes(1)],
    ["pop", writes(0)],
    ["slice", reads(0, 2)],
  ]),
  string: new Map([
    ["charCodeAt", reads(1, 1)],
    ["slice", reads(1, 2)],
    ["startsWith", reads(1, 2)],
    ["endsWith", reads(1, 1)],
    ["indexOf", reads(1, 2)],
    ["includes", reads(1, 1)],
  ]),
  map: new Map([
    ["get", reads(1, 1)],
    ["has", reads(1, 1)],
    ["set", writes(2)],
    ["delete", writes(1)],
  ]),
  set: new Map([
    ["has", reads(1, 1)],
    ["add", writes(1)],
    ["delete", writes(1)],
  ]),
};

/** Checks `owner.method(…)` where the owner is no class of the front end. */
export function checkBuiltinMember(
  c: Checking,
  node: ts.CallExpression,
  callee: ts.PropertyAccessExpression,
  kind: TypeClass,
): void {
  const name = callee.name.text;
  const member = builtinMembers[kind]?.get(name);
  const count = node.arguments.length;
  if (member === undefined || count < member.least || count > member.most)
    return c.report(callee.name, "member", `.${name} with ${count} arguments`);
  if (member.changes && isModuleConstant(c, callee.expression))
    c.report(node, "global-state", node.getText().slice(0, 40));
  const partial = (kind === "map" && name === "get") || (kind === "array" && name === "pop");
  if (partial && !isDischarged(node)) c.report(node, "map-get", node.getText().slice(0, 40));
}

/** `get` and `pop` may give `undefined`, so their result is used with `!`; a bare `pop()` may drop it. */
function isDischarged(node: ts.CallExpression): boolean {
  return ts.isNonNullExpression(node.parent) || ts.isExpressionStatement(node.parent);
}
