/** The constant table of one code object under construction: equal constants of the same type share an entry. */
import { type CodePoints, codePointsToString, type i32, intToString } from "../dialect.ts";
import { type Code, CodeConstant, ConstantKind } from "./code.ts";

export class ConstantTable {
  entries: CodeConstant[];
  index: Map<string, i32>;
  constructor() {
    this.entries = [];
    this.index = new Map<string, i32>();
  }

  private add(key: string, constant: CodeConstant): i32 {
    const at = this.entries.length;
    this.entries.push(constant);
    this.index.set(key, at);
    return at;
  }

  /** None, False, True, Ellipsis. */
  singleton(kind: ConstantKind): i32 {
    const key = "k" + intToString(kind);
    if (this.index.has(key)) return this.index.get(key)!;
    return this.add(key, new CodeConstant(kind));
  }

  smallInt(value: i32): i32 {
    const key = "i" + intToString(value);
    if (this.index.has(key)) return this.index.get(key)!;
    const constant = new CodeConstant(ConstantKind.SmallInt);
    constant.value = value;
    return this.add(key, constant);
  }

  /** Int, Float, Imaginary from normalised text. */
  number(kind: ConstantKind, text: string): i32 {
    const key = "n" + intToString(kind) + text;
    if (this.index.has(key)) return this.index.get(key)!;
    const constant = new CodeConstant(kind);
    constant.text = text;
    return this.add(key, constant);
  }

  /** Str, Bytes. The length in the key tells a pair of surrogates from the character that they would encode. */
  text(kind: ConstantKind, points: CodePoints): i32 {
    const letter = kind === ConstantKind.Str ? "s" : "b";
    const key = letter + intToString(points.length) + ":" + codePointsToString(points, 0, points.length);
    if (this.index.has(key)) return this.index.get(key)!;
    const constant = new CodeConstant(kind);
    constant.points = points;
    return this.add(key, constant);
  }

  /** Tuple, FrozenSet of earlier constants. */
  group(kind: ConstantKind, items: i32[]): i32 {
    const letter = kind === ConstantKind.Tuple ? "t" : "f";
    const key = letter + intToString(items.length) + ":" + codePointsToString(items, 0, items.length);
    if (this.index.has(key)) return this.index.get(key)!;
    const constant = new CodeConstant(kind);
    constant.items = items;
    return this.add(key, constant);
  }

  /** Every code constant is an entry of its own. */
  code(code: Code): i32 {
    const constant = new CodeConstant(ConstantKind.Code);
    constant.code = code;
    this.entries.push(constant);
    return this.entries.length - 1;
  }
}
