import { describe, expect, it } from "vitest";
import { stringToCodePoints } from "../../../compiler/frontend/dialect.ts";
import { debugText } from "../../../compiler/frontend/lexer/fstrings.ts";
import { Lexer } from "../../../compiler/frontend/lexer/lexer.ts";
import { decodeString } from "../../../compiler/frontend/lexer/literals.ts";
import { loadOracle } from "../../oracle/pyodide.ts";
import { Random } from "../../support/random.ts";

/** A literal's code points or bytes, or the error's message; then its warnings as (message, line). */
const EVALUATE = `
import warnings
def evaluate(literals):
    answers = []
    for literal in literals:
        with warnings.catch_warnings(record=True) as caught:
            warnings.simplefilter("always")
            try:
                value = eval(compile(literal, "x", "eval"))
                value = list(value) if isinstance(value, bytes) else [ord(c) for c in value]
            except SyntaxError as error:
                value = error.msg
        answers.append([value, [[str(w.message), w.lineno] for w in caught]])
    return answers
`;

const PIECES = [
  "\\n",
  "\\\\",
  "\\'",
  '\\"',
  "\\a",
  "\\b",
  "\\f",
  "\\r",
  "\\t",
  "\\v",
  "\\0",
  "\\12",
  "\\377",
  "\\400",
  "\\777",
  "\\8",
  "\\x41",
  "\\xe",
  "\\xzz",
  "\\u20ac",
  "\\u20",
  "\\ud800",
  "\\U0001d518",
  "\\U0011",
  "\\U00110000",
  "\\UFFFFFFFF",
  "\\N{BULLET}",
  "\\N{no such name}",
  "\\N",
  "\\N{",
  "\\N{}",
  "\\d",
  "\\q",
  "\\{",
  "é",
  "€",
  "𝔘",
  "a",
  "z ",
  "\\é",
  "\\\n",
  "\n",
  "0",
  "F",
  "{",
  "}",
];
const PREFIXES = ["", "", "", "", "b", "B", "r", "R", "u", "br", "Rb"];

function randomLiteral(random: Random): string {
  let body = "";
  const prefix = random.pick(PREFIXES);
  const bytes = prefix.toLowerCase().includes("b");
  for (let count = random.below(7); count > 0; count--) {
    const piece = random.pick(PIECES);
    if (!bytes || piece.charCodeAt(piece.length - 1) < 128 || random.below(20) === 0) body += piece;
  }
  return `${prefix}'''${body}'''`;
}

function own(literal: string): unknown {
  const points = stringToCodePoints(`${literal}\n`);
  const token = new Lexer(points).next();
  const { text } = decodeString(points, token);
  const value = text.error === "" ? text.value : text.error;
  const warned = text.warning !== "" && text.error === "";
  return [value, warned ? [[text.warning, token.line + text.warningLine]] : []];
}

describe("literals", () => {
  it("have CPython's values, errors and warnings", async () => {
    const random = new Random(3);
    const literals = Array.from({ length: 4000 }, () => randomLiteral(random));
    const oracle = await loadOracle();
    const answers = (await oracle.call(EVALUATE, "evaluate", literals)) as unknown[];
    literals.forEach((literal, index) => {
      expect([literal, own(literal)]).toEqual([literal, answers[index]]);
    });
  });

  it("remember the prefix u only", () => {
    const isUnicode = (literal: string) => {
      const points = stringToCodePoints(`${literal}\n`);
      return decodeString(points, new Lexer(points).next()).isUnicode;
    };
    expect(["u'a'", "U'a'", "'a'", "b'a'"].map(isUnicode)).toEqual([true, false, false, false]);
  });

  it("show the source of a debug field without its comments", () => {
    const points = stringToCodePoints("x # c\n = ");
    expect(String.fromCodePoint(...debugText(points, 0, points.length))).toBe("x \n = ");
  });
});
