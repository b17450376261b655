import fs from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { checkDialect, formatViolation, typeErrors } from "../../compiler/translate/checker.ts";
import { exemption, loadFolder, loadSources } from "../../compiler/translate/program.ts";
import { type Rule, rules } from "../../compiler/translate/rules.ts";
import { violations } from "./fixtures/dialect/violations.ts";

const folder = path.resolve("compiler/frontend");
const vocabulary = fs.readFileSync(path.join(folder, "dialect.ts"), "utf8");

/** What the snippets may refer to. */
const prelude = `import type { i32, u8 } from "./dialect.ts";
export enum Kind { A, B }
export class Node { kind: Kind; next: Node | null; constructor(kind: Kind) { this.kind = kind; this.next = null; } }
export class Leaf extends Node { items: i32[]; constructor() { super(Kind.B); this.items = []; } }
export const names: string[] = ["a", "b"];
export const words: Set<string> = new Set(["if", "else"]);
export function size(n: i32, text: string, nodes: Node[], map: Map<string, i32>, leaf: Leaf, u: u8): i32 {
  return n + u + text.length + nodes.length + map.size + leaf.items.length;
}
`;

function check(snippet: string): string[] {
  const sources = new Map([["prelude.ts", prelude]]);
  const imports = `import type { i32, u8 } from "./dialect.ts";\nimport { Kind, Leaf, Node, names, size, words } from "./prelude.ts";\n`;
  sources.set("snippet.ts", imports + snippet);
  return checkDialect(loadSources(sources, vocabulary)).map((violation) => {
    expect(violation.file, formatViolation(violation)).toBe("snippet.ts");
    return `${violation.line - 2}: ${violation.rule}`;
  });
}

test("the front end is written in the dialect", () => {
  const frontend = loadFolder(folder);
  expect(frontend.files.length).toBeGreaterThan(0);
  expect([...typeErrors(frontend), ...checkDialect(frontend).map(formatViolation)]).toEqual([]);
});

describe("each violation is found where it is", () => {
  for (const { rule, text } of violations)
    test(`${rule}: ${text.split("\n")[0]}`, () => {
      // The line to blame ends in the mark; other rules may object to the same line.
      const line = text.split("\n").findIndex((part) => part.endsWith("//!")) + 1;
      expect(check(text)).toContain(`${Math.max(line, 1)}: ${rule}`);
    });

  test("every rule is violated by a snippet", () => {
    const found = new Set<Rule>(violations.map(({ rule }) => rule));
    expect((Object.keys(rules) as Rule[]).filter((rule) => !found.has(rule))).toEqual([]);
  });
});

test("what the page allows passes", () => {
  const fixtures = path.resolve("tests/frontend/fixtures/dialect/programs");
  const frontend = loadFolder(fixtures);
  expect(frontend.files.length).toBe(fs.readdirSync(fixtures).length - 1);
  expect([...typeErrors(frontend), ...checkDialect(frontend).map(formatViolation)]).toEqual([]);
});

test("a diagnostic names place, rule, finding and remedy", () => {
  const sources = new Map([["a.ts", "export function f(n: number): number {\n  return n / 2;\n}\n"]]);
  expect(checkDialect(loadSources(sources, vocabulary)).map(formatViolation)).toEqual([
    `a.ts:1:22: number-alias: \`number\`: ${rules["number-alias"]}`,
    `a.ts:1:31: number-alias: \`number\`: ${rules["number-alias"]}`,
    `a.ts:2:12: division: ${rules.division}`,
  ]);
});

test("tests, generators, the vocabulary and files with a reason are exempt", () => {
  expect(exemption("dialect.ts", "")).not.toBe("");
  expect(exemption("lexer/lexer.test.ts", "")).not.toBe("");
  expect(exemption("ast/generateNodes.ts", "")).not.toBe("");
  expect(exemption("ast/table.ts", "// dialect: no — read by the generator only\n")).toBe(
    "read by the generator only",
  );
  expect(exemption("ast/table.ts", "// dialect: no\n")).toBe("");
  expect(exemption("lexer/lexer.ts", "import x\n")).toBe("");
});
