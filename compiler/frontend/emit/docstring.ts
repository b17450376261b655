import type { CodePoints, i32 } from "../dialect.ts";

const tabSize: i32 = 8;
const space: i32 = 0x20;
const newline: i32 = 0x0a;

function expandTabs(text: CodePoints): CodePoints {
  const out: CodePoints = [];
  let column: i32 = 0;
  for (const c of text) {
    if (c === 0x09) {
      const count = tabSize - (column % tabSize);
      for (let i = 0; i < count; i++) out.push(space);
      column += count;
      continue;
    }
    out.push(c);
    column = c === newline || c === 0x0d ? 0 : column + 1;
  }
  return out;
}

/** Indentation common to all lines after the first that are not blank; 0 when there are none. */
function commonMargin(text: CodePoints): i32 {
  let margin: i32 = -1;
  let i: i32 = 0;
  while (i < text.length && text[i]! !== newline) i++;
  while (i < text.length) {
    i++;
    const start = i;
    while (i < text.length && text[i]! === space) i++;
    if (i < text.length && text[i]! !== newline && (margin < 0 || i - start < margin)) margin = i - start;
    while (i < text.length && text[i]! !== newline) i++;
  }
  return margin < 0 ? 0 : margin;
}

/** A docstring as it is kept: tabs expanded, the common indentation removed (trailing blanks and lines stay). */
export function cleanDocstring(doc: CodePoints): CodePoints {
  const text = expandTabs(doc);
  const margin = commonMargin(text);
  const out: CodePoints = [];
  let i: i32 = 0;
  while (i < text.length && text[i]! === space) i++;
  while (i < text.length) {
    const c = text[i]!;
    out.push(c);
    i++;
    if (c !== newline) continue;
    for (let k = 0; k < margin && i < text.length && text[i]! === space; k++) i++;
  }
  return out;
}
