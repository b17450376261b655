/** Source ranges of instructions where they differ from their node's. */
import { type Attribute, LocatedNode, NodeKind } from "../ast/nodes.ts";
import { type i32, stringToCodePoints } from "../dialect.ts";
import { failAt } from "../scopes/scopeBuilder.ts";

export function locationOf(line: i32, column: i32, endLine: i32, endColumn: i32): LocatedNode {
  const at = new LocatedNode(NodeKind.Pass);
  at.line = line;
  at.column = column;
  at.endLine = endLine;
  at.endColumn = endColumn;
  return at;
}

/** For instructions that no source text stands behind. */
export function noLocation(): LocatedNode {
  return locationOf(0, 0, 0, 0);
}

/** The range `range` cut down to start at the attribute's name, when the attribute stands on a later line than its object. */
export function fromAttribute(range: LocatedNode, attribute: Attribute): LocatedNode {
  if (attribute.line === attribute.endLine) return range;
  const length = stringToCodePoints(attribute.attr).length;
  let endLine = range.endLine;
  let endColumn = range.endColumn;
  if (endLine < attribute.endLine) {
    endLine = attribute.endLine;
    endColumn = attribute.endColumn;
  }
  if (length <= attribute.endColumn) {
    return locationOf(attribute.endLine, attribute.endColumn - length, endLine, endColumn);
  }
  return locationOf(attribute.endLine, -1, endLine, -1);
}

/** A SyntaxError of the emitter. */
export function failHere(at: LocatedNode, message: string): never {
  failAt(at, message);
}
