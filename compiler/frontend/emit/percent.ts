/**
 * `"…%s…" % (a, b)`: with %s, %r and %a alone it becomes an f-string, as in CPython. Notation of a field:
 * `%[flags][width][.precision]letter`; of the flags, `-` alone means something for text.
 */
import {
  type BinOp,
  Constant,
  type Expr,
  FormattedValue,
  JoinedStr,
  ConstantKind as Literal,
  type LocatedNode,
  NodeKind,
  Operator,
  type Tuple,
} from "../ast/nodes.ts";
import { type CodePoints, type i32, intToString, stringToCodePoints } from "../dialect.ts";

const percent: i32 = 0x25;
/** Widths and precisions of this many digits are left to the run time. */
const maxDigits: i32 = 3;

function place(node: LocatedNode, range: LocatedNode): void {
  node.line = range.line;
  node.column = range.column;
  node.endLine = range.endLine;
  node.endColumn = range.endColumn;
}

function textNode(points: CodePoints, range: LocatedNode): Constant {
  const node = new Constant(Literal.Str, "", points, false);
  place(node, range);
  return node;
}

class FormatReader {
  text: CodePoints;
  position: i32;
  constructor(text: CodePoints) {
    this.text = text;
    this.position = 0;
  }

  atEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** The next character, or -1. */
  peek(): i32 {
    return this.atEnd() ? -1 : this.text[this.position]!;
  }

  /** The characters up to the next field, where `%%` stands for one `%`. */
  literal(): CodePoints {
    const points: CodePoints = [];
    while (!this.atEnd()) {
      const c = this.text[this.position]!;
      if (c === percent) {
        const doubled = this.position + 1 < this.text.length && this.text[this.position + 1]! === percent;
        if (!doubled) break;
        this.position++;
      }
      points.push(c);
      this.position++;
    }
    return points;
  }

  /** A number of at most two digits; -1 for none, -2 for a longer one. */
  number(): i32 {
    let value: i32 = -1;
    let digits: i32 = 0;
    while (this.peek() >= 0x30 && this.peek() <= 0x39) {
      value = (value < 0 ? 0 : value * 10) + this.peek() - 0x30;
      this.position++;
      digits++;
      if (digits >= maxDigits) return -2;
    }
    return value;
  }

  /** The field behind a `%` for one item, or null when it is none of the simple ones. */
  field(item: Expr): FormattedValue | null {
    let leftAligned = false;
    let c = this.peek();
    while (c === 0x2d || c === 0x2b || c === 0x20 || c === 0x23 || c === 0x30) {
      if (c === 0x2d) leftAligned = true;
      this.position++;
      c = this.peek();
    }
    const width = this.number();
    let precision: i32 = -1;
    if (this.peek() === 0x2e) {
      this.position++;
      const digits = this.number();
      precision = digits === -1 ? 0 : digits;
    }
    const letter = this.peek();
    if (width === -2 || precision === -2) return null;
    if (letter !== 0x73 && letter !== 0x72 && letter !== 0x61) return null;
    this.position++;
    let spec = !leftAligned && width > 0 ? ">" : "";
    if (width >= 0) spec = spec + intToString(width);
    if (precision >= 0) spec = spec + "." + intToString(precision);
    const node = new FormattedValue(
      item,
      letter,
      spec === "" ? null : textNode(stringToCodePoints(spec), item),
    );
    place(node, item);
    return node;
  }
}

/** The f-string that an expression amounts to, or null. */
export function percentFormat(e: BinOp): JoinedStr | null {
  if (e.op !== Operator.Mod || e.left.kind !== NodeKind.Constant || e.right.kind !== NodeKind.Tuple)
    return null;
  const format = e.left as Constant;
  if (format.constantKind !== Literal.Str) return null;
  const items = (e.right as Tuple).elts;
  for (const item of items) if (item.kind === NodeKind.Starred) return null;
  const reader = new FormatReader(format.value);
  const parts: Expr[] = [];
  let used: i32 = 0;
  while (!reader.atEnd()) {
    const points = reader.literal();
    if (points.length > 0) parts.push(textNode(points, e));
    if (reader.atEnd()) break;
    if (used >= items.length) return null;
    reader.position++;
    const field = reader.field(items[used]!);
    if (field === null) return null;
    used++;
    parts.push(field);
  }
  if (used < items.length) return null;
  const result = new JoinedStr(parts);
  place(result, e);
  return result;
}
