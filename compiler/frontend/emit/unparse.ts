/**
 * Source text of an expression as CPython's compiler writes it: what annotations become under `from __future__ import annotations`.
 * `level` is the precedence around an expression; one that binds less tightly gets parentheses.
 */
import {
  type Arg,
  type Arguments,
  type Attribute,
  type Await,
  type BinOp,
  type BoolOp,
  BoolOperator,
  type Call,
  type Compare,
  type CompareOperator,
  type Comprehension,
  type Constant,
  type Dict,
  type DictComp,
  type Expr,
  type FormattedValue,
  type GeneratorExp,
  type IfExp,
  type Interpolation,
  type JoinedStr,
  type Lambda,
  type List,
  type ListComp,
  ConstantKind as Literal,
  type Name,
  type NamedExpr,
  NodeKind,
  Operator,
  type SetComp,
  type SetDisplay,
  type Slice,
  type Starred,
  type Subscript,
  type TemplateStr,
  type Tuple,
  type UnaryOp,
  UnaryOperator,
  type Yield,
  type YieldFrom,
} from "../ast/nodes.ts";
import { complexRepr, floatRepr, intRepr } from "../ast/numberRepr.ts";
import { appendBytesRepr, appendStrRepr, appendText } from "../ast/stringRepr.ts";
import type { CodePoints, i32 } from "../dialect.ts";

enum Level {
  Tuple,
  Test,
  Or,
  And,
  Not,
  Compare,
  BitOr,
  BitXor,
  BitAnd,
  Shift,
  Arithmetic,
  Term,
  Factor,
  Power,
  Await,
  Atom,
}

/** The text of an expression. */
export function unparse(e: Expr): CodePoints {
  const unparser = new Unparser();
  unparser.expr(e, Level.Test);
  return unparser.out;
}

function binaryLevel(op: Operator): i32 {
  switch (op) {
    case Operator.Add:
    case Operator.Sub:
      return Level.Arithmetic;
    case Operator.LShift:
    case Operator.RShift:
      return Level.Shift;
    case Operator.BitOr:
      return Level.BitOr;
    case Operator.BitXor:
      return Level.BitXor;
    case Operator.BitAnd:
      return Level.BitAnd;
    case Operator.Pow:
      return Level.Power;
    default:
      return Level.Term;
  }
}

const operatorTexts: string[] = [
  " + ",
  " - ",
  " * ",
  " @ ",
  " / ",
  " % ",
  " ** ",
  " << ",
  " >> ",
  " | ",
  " ^ ",
  " & ",
  " // ",
];

const compareTexts: string[] = [
  " == ",
  " != ",
  " < ",
  " <= ",
  " > ",
  " >= ",
  " is ",
  " is not ",
  " in ",
  " not in ",
];

class Unparser {
  out: CodePoints;
  constructor() {
    this.out = [];
  }

  text(text: string): void {
    appendText(this.out, text);
  }

  open(condition: boolean): void {
    if (condition) this.text("(");
  }

  close(condition: boolean): void {
    if (condition) this.text(")");
  }

  list(items: Expr[], level: i32): void {
    for (let i = 0; i < items.length; i++) {
      if (i > 0) this.text(", ");
      this.expr(items[i]!, level);
    }
  }

  expr(e: Expr, level: i32): void {
    switch (e.kind) {
      case NodeKind.Name:
        this.text((e as Name).id);
        break;
      case NodeKind.Constant:
        this.constant(e as Constant);
        break;
      case NodeKind.Attribute:
        this.attribute(e as Attribute);
        break;
      case NodeKind.Subscript:
        this.expr((e as Subscript).value, Level.Atom);
        this.text("[");
        this.expr((e as Subscript).slice, Level.Tuple);
        this.text("]");
        break;
      case NodeKind.BinOp:
        this.binary(e as BinOp, level);
        break;
      case NodeKind.Tuple:
        this.tuple(e as Tuple, level);
        break;
      case NodeKind.List:
        this.text("[");
        this.list((e as List).elts, Level.Test);
        this.text("]");
        break;
      case NodeKind.SetDisplay:
        this.text("{");
        this.list((e as SetDisplay).elts, Level.Test);
        this.text("}");
        break;
      case NodeKind.Starred:
        this.text("*");
        this.expr((e as Starred).value, Level.BitOr);
        break;
      case NodeKind.Call:
        this.call(e as Call);
        break;
      case NodeKind.Dict:
        this.dict(e as Dict);
        break;
      case NodeKind.Slice:
        this.slice(e as Slice);
        break;
      default:
        this.operation(e, level);
        break;
    }
  }

  operation(e: Expr, level: i32): void {
    switch (e.kind) {
      case NodeKind.BoolOp:
        this.boolean(e as BoolOp, level);
        break;
      case NodeKind.UnaryOp:
        this.unary(e as UnaryOp, level);
        break;
      case NodeKind.Compare:
        this.compare(e as Compare, level);
        break;
      case NodeKind.IfExp: {
        const node = e as IfExp;
        this.open(level > Level.Test);
        this.expr(node.body, Level.Test + 1);
        this.text(" if ");
        this.expr(node.test, Level.Test + 1);
        this.text(" else ");
        this.expr(node.orelse, Level.Test);
        this.close(level > Level.Test);
        break;
      }
      case NodeKind.Lambda:
        this.lambda(e as Lambda, level);
        break;
      case NodeKind.NamedExpr:
        this.open(level > Level.Tuple);
        this.expr((e as NamedExpr).target, Level.Atom);
        this.text(" := ");
        this.expr((e as NamedExpr).value, Level.Atom);
        this.close(level > Level.Tuple);
        break;
      case NodeKind.Await:
        this.open(level > Level.Await);
        this.text("await ");
        this.expr((e as Await).value, Level.Atom);
        this.close(level > Level.Await);
        break;
      case NodeKind.Yield: {
        const inner = (e as Yield).value;
        this.text(inner === null ? "(yield" : "(yield ");
        if (inner !== null) this.expr(inner, Level.Test);
        this.text(")");
        break;
      }
      case NodeKind.YieldFrom:
        this.text("(yield from ");
        this.expr((e as YieldFrom).value, Level.Test);
        this.text(")");
        break;
      default:
        this.display(e);
        break;
    }
  }

  display(e: Expr): void {
    switch (e.kind) {
      case NodeKind.ListComp:
        this.comprehension("[", (e as ListComp).elt, null, (e as ListComp).generators, "]");
        break;
      case NodeKind.SetComp:
        this.comprehension("{", (e as SetComp).elt, null, (e as SetComp).generators, "}");
        break;
      case NodeKind.DictComp:
        this.comprehension("{", (e as DictComp).key, (e as DictComp).value, (e as DictComp).generators, "}");
        break;
      case NodeKind.GeneratorExp:
        this.comprehension("(", (e as GeneratorExp).elt, null, (e as GeneratorExp).generators, ")");
        break;
      case NodeKind.JoinedStr:
        this.formatted("f", (e as JoinedStr).values);
        break;
      case NodeKind.TemplateStr:
        this.formatted("t", (e as TemplateStr).values);
        break;
      default:
        // A replacement field on its own, as a tree without its string has it.
        this.formatted("f", [e]);
        break;
    }
  }

  constant(e: Constant): void {
    switch (e.constantKind) {
      case Literal.Int:
        this.text(intRepr(e.text));
        break;
      case Literal.Float:
        this.text(finite(floatRepr(e.text)));
        break;
      case Literal.Imaginary:
        this.text(finite(complexRepr(e.text)));
        break;
      case Literal.Str:
        if (e.unicodePrefix) this.text("u");
        appendStrRepr(this.out, e.value);
        break;
      case Literal.Bytes:
        appendBytesRepr(this.out, e.value);
        break;
      case Literal.True:
        this.text("True");
        break;
      case Literal.False:
        this.text("False");
        break;
      case Literal.Ellipsis:
        this.text("...");
        break;
      case Literal.None:
        this.text("None");
        break;
    }
  }

  attribute(e: Attribute): void {
    this.expr(e.value, Level.Atom);
    const isInt = e.value.kind === NodeKind.Constant && (e.value as Constant).constantKind === Literal.Int;
    this.text(isInt ? " ." : ".");
    this.text(e.attr);
  }

  binary(e: BinOp, level: i32): void {
    const own = binaryLevel(e.op);
    const rightFirst = e.op === Operator.Pow;
    this.open(level > own);
    this.expr(e.left, rightFirst ? own + 1 : own);
    this.text(operatorTexts[e.op]!);
    this.expr(e.right, rightFirst ? own : own + 1);
    this.close(level > own);
  }

  tuple(e: Tuple, level: i32): void {
    if (e.elts.length === 0) {
      this.text("()");
      return;
    }
    this.open(level > Level.Tuple);
    this.list(e.elts, Level.Test);
    if (e.elts.length === 1) this.text(",");
    this.close(level > Level.Tuple);
  }

  call(e: Call): void {
    this.expr(e.func, Level.Atom);
    if (e.args.length === 1 && e.keywords.length === 0 && e.args[0]!.kind === NodeKind.GeneratorExp) {
      this.expr(e.args[0]!, Level.Test);
      return;
    }
    this.text("(");
    this.list(e.args, Level.Test);
    let first = e.args.length === 0;
    for (const keyword of e.keywords) {
      if (!first) this.text(", ");
      first = false;
      this.text(keyword.arg === "" ? "**" : keyword.arg + "=");
      this.expr(keyword.value, keyword.arg === "" ? Level.BitOr : Level.Test);
    }
    this.text(")");
  }

  dict(e: Dict): void {
    this.text("{");
    for (let i = 0; i < e.values.length; i++) {
      if (i > 0) this.text(", ");
      const key = e.keys[i]!;
      if (key !== null) {
        this.expr(key, Level.Test);
        this.text(": ");
        this.expr(e.values[i]!, Level.Test);
      } else {
        this.text("**");
        this.expr(e.values[i]!, Level.BitOr);
      }
    }
    this.text("}");
  }

  slice(e: Slice): void {
    if (e.lower !== null) this.expr(e.lower, Level.Test);
    this.text(":");
    if (e.upper !== null) this.expr(e.upper, Level.Test);
    if (e.step === null) return;
    this.text(":");
    this.expr(e.step, Level.Test);
  }

  boolean(e: BoolOp, level: i32): void {
    const own = e.op === BoolOperator.And ? Level.And : Level.Or;
    this.open(level > own);
    for (let i = 0; i < e.values.length; i++) {
      if (i > 0) this.text(e.op === BoolOperator.And ? " and " : " or ");
      this.expr(e.values[i]!, own + 1);
    }
    this.close(level > own);
  }

  unary(e: UnaryOp, level: i32): void {
    const own = e.op === UnaryOperator.Not ? Level.Not : Level.Factor;
    this.open(level > own);
    switch (e.op) {
      case UnaryOperator.Not:
        this.text("not ");
        break;
      case UnaryOperator.Invert:
        this.text("~");
        break;
      case UnaryOperator.UAdd:
        this.text("+");
        break;
      case UnaryOperator.USub:
        this.text("-");
        break;
    }
    this.expr(e.operand, own);
    this.close(level > own);
  }

  compare(e: Compare, level: i32): void {
    this.open(level > Level.Compare);
    this.expr(e.left, Level.Compare + 1);
    for (let i = 0; i < e.ops.length; i++) {
      const op: CompareOperator = e.ops[i]!;
      this.text(compareTexts[op]!);
      this.expr(e.comparators[i]!, Level.Compare + 1);
    }
    this.close(level > Level.Compare);
  }

  lambda(e: Lambda, level: i32): void {
    this.open(level > Level.Test);
    const args = e.args;
    const positional = args.posonlyargs.length + args.args.length;
    const bare =
      positional === 0 && args.kwonlyargs.length === 0 && args.vararg === null && args.kwarg === null;
    this.text(bare ? "lambda" : "lambda ");
    this.args(args);
    this.text(": ");
    this.expr(e.body, Level.Test);
    this.close(level > Level.Test);
  }

  arg(arg: Arg, isFirst: boolean, prefix: string, value: Expr | null): void {
    if (!isFirst) this.text(", ");
    this.text(prefix + arg.arg);
    if (value === null) return;
    this.text("=");
    this.expr(value, Level.Test);
  }

  args(args: Arguments): void {
    const positional = args.posonlyargs.length + args.args.length;
    const firstDefault = positional - args.defaults.length;
    let first = true;
    for (let i = 0; i < positional; i++) {
      const only = args.posonlyargs.length;
      const arg = i < only ? args.posonlyargs[i]! : args.args[i - only]!;
      this.arg(arg, first, "", i < firstDefault ? null : args.defaults[i - firstDefault]!);
      first = false;
      if (only > 0 && i + 1 === only) this.text(", /");
    }
    if (args.vararg !== null) {
      this.arg(args.vararg, first, "*", null);
      first = false;
    } else if (args.kwonlyargs.length > 0) {
      this.text(first ? "*" : ", *");
      first = false;
    }
    for (let i = 0; i < args.kwonlyargs.length; i++) {
      this.arg(args.kwonlyargs[i]!, first, "", args.kwDefaults[i]!);
    }
    if (args.kwarg !== null) this.arg(args.kwarg, first, "**", null);
  }

  comprehension(
    open: string,
    element: Expr,
    value: Expr | null,
    generators: Comprehension[],
    close: string,
  ): void {
    this.text(open);
    this.expr(element, Level.Test);
    if (value !== null) {
      this.text(": ");
      this.expr(value, Level.Test);
    }
    for (const generator of generators) {
      this.text(generator.isAsync ? " async for " : " for ");
      this.expr(generator.target, Level.Tuple);
      this.text(" in ");
      this.expr(generator.iter, Level.Test + 1);
      for (const test of generator.ifs) {
        this.text(" if ");
        this.expr(test, Level.Test + 1);
      }
    }
    this.text(close);
  }

  /** An f- or t-string: its body as one literal. */
  formatted(prefix: string, values: Expr[]): void {
    const body = new Unparser();
    body.pieces(values);
    this.text(prefix);
    appendStrRepr(this.out, body.out);
  }

  pieces(values: Expr[]): void {
    for (const e of values) this.piece(e);
  }

  piece(e: Expr): void {
    switch (e.kind) {
      case NodeKind.Constant:
        for (const c of (e as Constant).value) {
          this.out.push(c);
          if (c === 0x7b || c === 0x7d) this.out.push(c);
        }
        break;
      case NodeKind.FormattedValue: {
        const node = e as FormattedValue;
        const inner = new Unparser();
        inner.expr(node.value, Level.Test + 1);
        this.field(inner.out, node.conversion, node.formatSpec);
        break;
      }
      case NodeKind.Interpolation: {
        const node = e as Interpolation;
        this.field(node.str, node.conversion, node.formatSpec);
        break;
      }
      default:
        this.pieces((e as JoinedStr).values);
        break;
    }
  }

  field(value: CodePoints, conversion: i32, spec: Expr | null): void {
    const braceFirst = value.length > 0 && value[0]! === 0x7b;
    this.text(braceFirst ? "{ " : "{");
    for (const c of value) this.out.push(c);
    if (conversion > 0) {
      this.text("!");
      this.out.push(conversion);
    }
    if (spec !== null) {
      this.text(":");
      this.piece(spec);
    }
    this.text("}");
  }
}

/** Infinity has no literal, so a number that overflows to it is written. */
function finite(text: string): string {
  if (text === "inf") return "1e309";
  return text === "infj" ? "1e309j" : text;
}
