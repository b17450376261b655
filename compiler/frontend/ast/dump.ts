/**
 * Prints a tree exactly as CPython's `ast.dump(tree, include_attributes=True)` does: empty lists and absent fields are left out.
 * `dumpNodes.ts` (generated) calls the methods of `Dumper` field by field; the text is gathered as code points.
 */
import { type CodePoints, type i32, intToString } from "../dialect.ts";
import { dumpFields, nodeIsLocated, nodeNames } from "./dumpNodes.ts";
import { type Constant, ConstantKind, type LocatedNode, type Node } from "./nodes.ts";
import { complexRepr, floatRepr, intRepr } from "./numberRepr.ts";
import { appendBytesRepr, appendStrRepr, appendText } from "./stringRepr.ts";

export class Dumper {
  out: CodePoints;
  /** Whether the node being printed already has a field, so that the next one needs a comma. */
  hasField: boolean;
  constructor() {
    this.out = [];
    this.hasField = false;
  }

  label(name: string): void {
    if (this.hasField) appendText(this.out, ", ");
    this.hasField = true;
    appendText(this.out, name);
    this.out.push(0x3d);
  }

  bare(node: Node): void {
    appendText(this.out, nodeNames[node.kind]!);
    this.out.push(0x28);
    this.hasField = false;
    dumpFields(this, node);
    if (nodeIsLocated[node.kind]! === 1) this.position(node as LocatedNode);
    this.out.push(0x29);
    this.hasField = true;
  }

  position(node: LocatedNode): void {
    this.int("lineno", node.line);
    this.int("col_offset", node.column);
    this.int("end_lineno", node.endLine);
    this.int("end_col_offset", node.endColumn);
  }

  node(name: string, node: Node | null): void {
    if (node === null) return;
    this.label(name);
    this.bare(node);
  }

  int(name: string, value: i32): void {
    this.label(name);
    appendText(this.out, intToString(value));
  }

  str(name: string, value: CodePoints): void {
    this.label(name);
    appendStrRepr(this.out, value);
  }

  identifier(name: string, value: string): void {
    this.label(name);
    this.quoted(value);
  }

  /** Every identifier character is printable, so its repr is the text in quotes. */
  quoted(value: string): void {
    this.out.push(0x27);
    appendText(this.out, value);
    this.out.push(0x27);
  }

  identifiers(name: string, list: string[]): void {
    if (!this.openList(name, list.length)) return;
    for (let i = 0; i < list.length; i++) {
      if (i > 0) appendText(this.out, ", ");
      this.quoted(list[i]!);
    }
    this.closeList();
  }

  operator(name: string, value: string): void {
    this.label(name);
    appendText(this.out, value);
    appendText(this.out, "()");
  }

  operatorItem(value: string, index: i32): void {
    if (index > 0) appendText(this.out, ", ");
    appendText(this.out, value);
    appendText(this.out, "()");
  }

  /** Begins a list unless it is empty; the caller prints its items and calls `closeList`. */
  openList(name: string, length: i32): boolean {
    if (length === 0) return false;
    this.label(name);
    this.out.push(0x5b);
    return true;
  }

  item(node: Node | null, index: i32): void {
    if (index > 0) appendText(this.out, ", ");
    if (node === null) appendText(this.out, "None");
    else this.bare(node);
  }

  closeList(): void {
    this.out.push(0x5d);
    this.hasField = true;
  }

  singleton(name: string, kind: ConstantKind): void {
    this.label(name);
    appendText(this.out, singletonText(kind));
  }

  literal(node: Constant): void {
    this.label("value");
    switch (node.constantKind) {
      case ConstantKind.Int:
        appendText(this.out, intRepr(node.text));
        break;
      case ConstantKind.Float:
        appendText(this.out, floatRepr(node.text));
        break;
      case ConstantKind.Imaginary:
        appendText(this.out, complexRepr(node.text));
        break;
      case ConstantKind.Str:
        appendStrRepr(this.out, node.value);
        break;
      case ConstantKind.Bytes:
        appendBytesRepr(this.out, node.value);
        break;
      default:
        appendText(this.out, singletonText(node.constantKind));
        break;
    }
    if (node.unicodePrefix) {
      this.label("kind");
      appendText(this.out, "'u'");
    }
  }
}

function singletonText(kind: ConstantKind): string {
  switch (kind) {
    case ConstantKind.True:
      return "True";
    case ConstantKind.False:
      return "False";
    case ConstantKind.Ellipsis:
      return "Ellipsis";
    default:
      return "None";
  }
}

/** The text of `ast.dump(node, include_attributes=True)`. */
export function dumpAst(node: Node): CodePoints {
  const dumper = new Dumper();
  dumper.bare(node);
  return dumper.out;
}
