import { expect, test } from "vitest";
import { stringToCodePoints } from "../../../compiler/frontend/dialect.ts";
import { normaliseSource } from "../../../compiler/frontend/lexer/decode.ts";
import { Lexer } from "../../../compiler/frontend/lexer/lexer.ts";
import type { Token } from "../../../compiler/frontend/lexer/token.ts";
import { TokenTable } from "../../../compiler/frontend/lexer/tokenTable.ts";
import { NumberList } from "../../../compiler/frontend/numberList.ts";

test("a list of numbers keeps them across its chunks", () => {
  const list = new NumberList();
  const size = 3 * 4096 + 17;
  for (let i = 0; i < size; i++) {
    expect(list.count()).toBe(i);
    list.push(i * 7);
  }
  for (const index of [0, 4095, 4096, 8191, size - 1]) list.set(index, index + 1);
  for (let i = 0; i < size; i++) {
    const changed = [0, 4095, 4096, 8191, size - 1].includes(i);
    expect(list.at(i)).toBe(changed ? i + 1 : i * 7);
  }
});

// Tokens that end on another line, have more bytes than characters, or end behind their text.
const source = `größe = """eine
zweite ü""" + f"{größe!r:>{5}}}}"
if größe <> 1:
    # nur ein Kommentar
    x = (0x_ff,
         1e5j) \\
        + x
`;

test("a table gives back the tokens that it was given, with their numbers", () => {
  const table = new TokenTable();
  const tokens: Token[] = [];
  for (let round = 0; round < 200; round++) {
    const lexer = new Lexer(normaliseSource(stringToCodePoints(source)));
    while (!lexer.ended) {
      const token = lexer.next();
      table.push(token, tokens.length % 40);
      tokens.push(token);
    }
  }
  expect(table.count()).toBe(tokens.length);
  for (const [index, token] of tokens.entries()) {
    expect(table.at(index)).toEqual(token);
    expect(table.word(index)).toBe(index % 40);
    const { kind, line, column, endLine, text } = token;
    const read = [
      table.kind(index),
      table.line(index),
      table.column(index),
      table.endLine(index),
      table.text(index),
    ];
    expect(read).toEqual([kind, line, column, endLine, text]);
  }
});
