/** f-strings and t-strings. */
import {
  type Constant,
  type Expr,
  type FormattedValue,
  type Interpolation,
  type JoinedStr,
  ConstantKind as Literal,
  NodeKind,
  type TemplateStr,
} from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { Opcode } from "../opcodes/opcodes.ts";
import { ConstantKind } from "./code.ts";
import { compute, operand, value } from "./expressions.ts";
import { noRegister, type Unit } from "./unit.ts";

/** Parts of an f-string that are held in registers at once; longer ones are concatenated piece by piece. */
const maxParts: i32 = 64;

export function emitJoinedStr(u: Unit, e: JoinedStr, to: i32): void {
  const count = e.values.length;
  if (count === 1) {
    compute(u, e.values[0]!, to);
    return;
  }
  if (count === 0) {
    if (u.bound !== null) u.emit(e, Opcode.LoadConst, [to, u.constants.text(ConstantKind.Str, [])]);
    return;
  }
  let next: i32 = 0;
  let held: i32 = 0;
  const base = u.runFrom(to);
  const mark = u.mark();
  while (next < count) {
    let register = held === 0 ? base : u.temp();
    compute(u, e.values[next]!, register);
    next++;
    held++;
    if (held < maxParts && next < count) continue;
    register = next === count ? to : base;
    u.emit(e, Opcode.BuildString, [register, base, held]);
    u.release(mark);
    held = 1;
  }
}

function conversionCode(conversion: i32): i32 {
  switch (conversion) {
    case 0x73:
      return 1;
    case 0x72:
      return 2;
    case 0x61:
      return 3;
    default:
      return 0;
  }
}

export function emitFormattedValue(u: Unit, e: FormattedValue, to: i32): void {
  let register = operand(u, e.value, to);
  const conversion = conversionCode(e.conversion);
  if (conversion !== 0) {
    u.emit(e, Opcode.Convert, [to, register, conversion]);
    register = to;
  }
  const spec = e.formatSpec === null ? noRegister : value(u, e.formatSpec);
  u.emit(e, Opcode.Format, [to, register, spec]);
}

export function emitInterpolation(u: Unit, e: Interpolation, to: i32): void {
  const register = operand(u, e.value, to);
  const text = u.temp();
  if (u.bound !== null) u.emit(e, Opcode.LoadConst, [text, u.constants.text(ConstantKind.Str, e.str)]);
  const spec = e.formatSpec === null ? noRegister : value(u, e.formatSpec);
  u.emit(e, Opcode.BuildInterpolation, [to, register, text, conversionCode(e.conversion), spec]);
}

/** A template holds strings and interpolations in turn, beginning and ending with a string. */
export function emitTemplateStr(u: Unit, e: TemplateStr, to: i32): void {
  if (u.bound === null) return;
  const strings: i32[] = [];
  const interpolations: Expr[] = [];
  let lastWasString = false;
  for (const part of e.values) {
    if (part.kind === NodeKind.Constant && (part as Constant).constantKind === Literal.Str) {
      strings.push(u.constants.text(ConstantKind.Str, (part as Constant).value));
      lastWasString = true;
      continue;
    }
    if (!lastWasString) strings.push(u.constants.text(ConstantKind.Str, []));
    interpolations.push(part);
    lastWasString = false;
  }
  if (!lastWasString) strings.push(u.constants.text(ConstantKind.Str, []));
  u.emit(e, Opcode.LoadConst, [to, u.constants.group(ConstantKind.Tuple, strings)]);
  const all = u.temp();
  const base = u.tempBase + u.mark();
  for (const part of interpolations) compute(u, part, u.temp());
  u.emit(e, Opcode.BuildTuple, [all, interpolations.length === 0 ? all : base, interpolations.length]);
  u.emit(e, Opcode.BuildTemplate, [to, to, all]);
}
