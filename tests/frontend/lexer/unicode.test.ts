import fs from "fs-extra";
import { describe, expect, it } from "vitest";
import { generateUnicodeNames } from "../../../compiler/frontend/lexer/generateNames.ts";
import { generateUnicodeTables } from "../../../compiler/frontend/lexer/generateUnicode.ts";
import { isIdentifierPart, isIdentifierStart, isPrintable } from "../../../compiler/frontend/lexer/names.ts";
import { normaliseNfkc } from "../../../compiler/frontend/lexer/normalise.ts";
import { lookupCharacterName } from "../../../compiler/frontend/lexer/unicodeNames.ts";
import { loadOracle } from "../../oracle/pyodide.ts";

const FOLDER = "compiler/frontend/lexer";

/** For a block of code points: name, whether it can start and continue a name, whether it is printable, its NFKC form. */
const DESCRIBE = `
import unicodedata
def describe(first, last):
    rows = []
    for point in range(first, last):
        c = chr(point)
        part = ("a" + c).isidentifier()
        form = [ord(x) for x in unicodedata.normalize("NFKC", c)] if part else None
        rows.append([unicodedata.name(c, None), c.isidentifier(), part, c.isprintable(), form])
    return rows

def normalise(count, seed):
    import random
    random.seed(seed)
    points = [c for c in range(0x110000) if ("a" + chr(c)).isidentifier()]
    marks = [c for c in points if unicodedata.combining(chr(c))]
    rows = []
    for _ in range(count):
        text = "".join(chr(random.choice(marks if random.random() < 0.6 else points)) for _ in range(random.randint(1, 8)))
        rows.append([[ord(c) for c in text], [ord(c) for c in unicodedata.normalize("NFKC", text)]])
    return rows

def lookup(names):
    points = []
    for name in names:
        try:
            points.append(ord(eval('"\\\\N{' + name + '}"')))
        except SyntaxError:
            points.append(-1)
    return points
`;

type Row = [string | null, boolean, boolean, boolean, number[] | null];

describe("the Unicode tables", () => {
  it("are what their generators make", async () => {
    expect(fs.readFileSync(`${FOLDER}/unicodeTables.ts`, "utf8")).toBe(await generateUnicodeTables());
    expect(fs.readFileSync(`${FOLDER}/unicodeNameTables.ts`, "utf8")).toBe(await generateUnicodeNames());
  });

  // The other planes are ideographs, private use and unassigned: a block of each kind stands for them.
  it("agree with CPython on every code point of planes 0, 1 and of blocks beyond", async () => {
    const oracle = await loadOracle();
    const block = 0x4000;
    for (let first = 0; first < 0x110000; first += block) {
      if (first >= 0x24000 && first !== 0x2c000 && first !== 0xe0000 && first !== 0xf0000) continue;
      const rows = (await oracle.call(DESCRIBE, "describe", first, first + block)) as Row[];
      rows.forEach(([name, start, part, printable, form], index) => {
        const point = first + index;
        const ascii = point < 128;
        const differs =
          (name !== null && lookupCharacterName(name) !== point) ||
          (!ascii && isIdentifierStart(point) !== start) ||
          isIdentifierPart(point) !== part ||
          isPrintable(point) !== printable ||
          (form !== null && normaliseNfkc([point]).join() !== form.join());
        expect(differs, `U+${point.toString(16)}`).toBe(false);
      });
    }
  }, 120_000);

  it("normalise sequences as CPython does", async () => {
    const oracle = await loadOracle();
    const rows = (await oracle.call(DESCRIBE, "normalise", 5000, 9)) as [number[], number[]][];
    for (const [text, form] of rows) expect(normaliseNfkc(text)).toEqual(form);
  });

  it("find names, aliases and computed names as \\N does", async () => {
    const names = [
      "latin small letter a",
      "BEL",
      "null",
      "BYTE ORDER MARK",
      "HANGUL SYLLABLE GAG",
      "hangul syllable ga",
      "HANGUL SYLLABLE ",
      "HANGUL SYLLABLE GAX",
      "CJK UNIFIED IDEOGRAPH-4E00",
      "CJK UNIFIED IDEOGRAPH-04E00",
      "CJK UNIFIED IDEOGRAPH-4e00",
      "CJK UNIFIED IDEOGRAPH-0041",
      "egyptian hieroglyph-13460",
      "EGYPTIAN HIEROGLYPH-013460",
      "CJK COMPATIBILITY IDEOGRAPH-f900",
      "KEYCAP DIGIT ONE",
      "LATIN",
      " LATIN SMALL LETTER A",
      "LATIN  SMALL LETTER A",
      "SMALL LETTER A",
      "é",
    ];
    const oracle = await loadOracle();
    expect(names.map(lookupCharacterName)).toEqual(await oracle.call(DESCRIBE, "lookup", names));
  });
});
