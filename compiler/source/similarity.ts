/** How alike two words are, by the two measures that CPython's traceback module uses for its suggestions. */

/** Costs of CPython's edit distance: a letter inserted, deleted or replaced, and one that differs in case alone. */
const MOVE_COST = 2;
const CASE_COST = 1;

/** Edit distance between two words; the usual dynamic programme. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j * MOVE_COST);
  for (let i = 1; i <= a.length; i++) {
    const next = [i * MOVE_COST];
    for (let j = 1; j <= b.length; j++) {
      const replaced = row[j - 1]! + substitutionCost(a[i - 1]!, b[j - 1]!);
      next.push(Math.min(replaced, row[j]! + MOVE_COST, next[j - 1]! + MOVE_COST));
    }
    row = next;
  }
  return row[b.length]!;
}

function substitutionCost(a: string, b: string): number {
  if (a === b) return 0;
  return a.toLowerCase() === b.toLowerCase() ? CASE_COST : MOVE_COST;
}

/** The nearest word by edit distance, if no more than a third of the letters involved differ; the first of equals. */
export function nearestWord(wrong: string, words: readonly string[]): string | null {
  let best: string | null = null;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const word of words) {
    if (word === wrong) continue;
    const limit = Math.floor(((wrong.length + word.length + 3) * MOVE_COST) / 6);
    const distance = editDistance(wrong, word);
    if (distance > limit || distance >= bestDistance) continue;
    best = word;
    bestDistance = distance;
  }
  return best;
}

/** Longest common block of a[aLow, aHigh) and b[bLow, bHigh): the first in `a`, then in `b`. */
function longestBlock(a: string, b: string, aLow: number, aHigh: number, bLow: number, bHigh: number) {
  let best = { i: aLow, j: bLow, size: 0 };
  for (let i = aLow; i < aHigh; i++) {
    for (let j = bLow; j < bHigh; j++) {
      let size = 0;
      while (i + size < aHigh && j + size < bHigh && a[i + size] === b[j + size]) size++;
      if (size > best.size) best = { i, j, size };
    }
  }
  return best;
}

/** Letters in common blocks: the longest one, and those on both sides of it (Ratcliff and Obershelp). */
function matchedLetters(
  a: string,
  b: string,
  aLow: number,
  aHigh: number,
  bLow: number,
  bHigh: number,
): number {
  const { i, j, size } = longestBlock(a, b, aLow, aHigh, bLow, bHigh);
  if (size === 0) return 0;
  const before = matchedLetters(a, b, aLow, i, bLow, j);
  return before + size + matchedLetters(a, b, i + size, aHigh, j + size, bHigh);
}

/** The `count` most alike words of those whose likeness (0 to 1) reaches `cutoff`; among equals the greater word comes first. */
export function closeMatches(
  wrong: string,
  words: readonly string[],
  count: number,
  cutoff: number,
): string[] {
  return words
    .map((word) => {
      const matched = matchedLetters(word, wrong, 0, word.length, 0, wrong.length);
      return { word, ratio: (2 * matched) / (word.length + wrong.length) };
    })
    .filter(({ ratio }) => ratio >= cutoff)
    .sort((x, y) => y.ratio - x.ratio || (x.word < y.word ? 1 : -1))
    .slice(0, count)
    .map(({ word }) => word);
}
