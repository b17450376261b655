/** import and from … import. */
import { Alias, Import, ImportFrom, type Stmt } from "../ast/nodes.ts";
import type { i32 } from "../dialect.ts";
import { TokenKind } from "../lexer/token.ts";
import { Keyword } from "./keywords.ts";
import type { Parser } from "./parser.ts";

export function parseImport(p: Parser): Stmt {
  const start = p.position;
  p.advance();
  const names: Alias[] = [];
  do {
    const first = p.position;
    const name = parseDottedName(p);
    names.push(parseAlias(p, name, first));
  } while (p.accept(TokenKind.Comma));
  const node = new Import(names);
  p.finish(node, start);
  return node;
}

function parseDottedName(p: Parser): string {
  let name = p.expectIdentifier().text;
  while (p.accept(TokenKind.Dot)) name += "." + p.expectIdentifier().text;
  return name;
}

function parseAlias(p: Parser, name: string, start: i32): Alias {
  const alias = p.acceptWord(Keyword.As) ? p.expectIdentifier().text : "";
  const node = new Alias(name, alias);
  p.finish(node, start);
  return node;
}

export function parseFrom(p: Parser): Stmt {
  const start = p.position;
  p.advance();
  let level = 0;
  while (p.at(TokenKind.Dot) || p.at(TokenKind.Ellipsis)) {
    level += p.at(TokenKind.Dot) ? 1 : 3;
    p.advance();
  }
  let module = "";
  if (level === 0 || !p.atWord(Keyword.Import)) module = parseDottedName(p);
  p.expectWord(Keyword.Import);
  const names = parseImported(p);
  if (level === 0 && module === "__future__") noteFuture(p, names);
  const node = new ImportFrom(module, names, level);
  p.finish(node, start);
  return node;
}

function parseImported(p: Parser): Alias[] {
  const names: Alias[] = [];
  if (p.at(TokenKind.Star)) {
    const star = new Alias("*", "");
    p.place(star, p.advance());
    names.push(star);
    return names;
  }
  const parenthesized = p.accept(TokenKind.LParen);
  do {
    if (parenthesized && names.length > 0 && p.at(TokenKind.RParen)) break;
    const start = p.position;
    const name = p.expectIdentifier().text;
    names.push(parseAlias(p, name, start));
  } while (p.accept(TokenKind.Comma));
  if (parenthesized) p.expect(TokenKind.RParen);
  return names;
}

function noteFuture(p: Parser, names: Alias[]): void {
  for (let i = 0; i < names.length; i++) {
    if (names[i]!.name === "barry_as_FLUFL") p.barry = true;
  }
}
