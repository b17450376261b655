import type { LocatedNode } from "../ast/nodes.ts";
import { type i32, idiv } from "../dialect.ts";
import { NumberList } from "../numberList.ts";

const UNITS: i32 = 0;
const LINE: i32 = 1;
const END_LINE: i32 = 2;
const COLUMN: i32 = 3;
const END_COLUMN: i32 = 4;
const ENTRY: i32 = 5;

/**
 * Runs of code units at one source location each, in order. Line 0 is "no line", column -1 "unknown". The numbers lie in one list,
 * since a large display has several entries an item, and that many objects would keep the collector busy.
 */
export class LineTable {
  private numbers: NumberList;
  constructor() {
    this.numbers = new NumberList();
  }

  /** How many entries there are. */
  count(): i32 {
    return idiv(this.numbers.count(), ENTRY);
  }

  /** Length of the run in code units. */
  units(entry: i32): i32 {
    return this.numbers.at(entry * ENTRY + UNITS);
  }

  line(entry: i32): i32 {
    return this.numbers.at(entry * ENTRY + LINE);
  }

  endLine(entry: i32): i32 {
    return this.numbers.at(entry * ENTRY + END_LINE);
  }

  column(entry: i32): i32 {
    return this.numbers.at(entry * ENTRY + COLUMN);
  }

  endColumn(entry: i32): i32 {
    return this.numbers.at(entry * ENTRY + END_COLUMN);
  }

  /** Goes on with units at a location: in the last entry where that has the same. */
  add(at: LocatedNode, units: i32): void {
    const numbers = this.numbers;
    const last: i32 = numbers.count() - ENTRY;
    if (
      last >= 0 &&
      numbers.at(last + COLUMN) === at.column &&
      numbers.at(last + END_COLUMN) === at.endColumn &&
      numbers.at(last + LINE) === at.line &&
      numbers.at(last + END_LINE) === at.endLine
    ) {
      numbers.set(last + UNITS, numbers.at(last + UNITS) + units);
      return;
    }
    numbers.push(units);
    numbers.push(at.line);
    numbers.push(at.endLine);
    numbers.push(at.column);
    numbers.push(at.endColumn);
  }
}
