/** Compiles grammar.ts to the tables that machine.ts runs: the text of program.ts. */
import { NodeKind } from "../../ast/nodes.ts";
import { TokenKind } from "../../lexer/token.ts";
import { Keyword } from "../keywords.ts";
import { grammarText } from "./grammar.ts";
import { Callback, Op, Place, RuleFlag, TargetKind, ValueKind } from "./opcodes.ts";

type Item =
  | { type: "terminal"; text: string }
  | { type: "forced"; text: string }
  | { type: "rule"; name: string }
  | { type: "group"; alternatives: Item[][] }
  | { type: "optional" | "star" | "plus"; item: Item }
  | { type: "gather"; separator: Item; item: Item }
  | { type: "lookahead"; positive: boolean; item: Item }
  | { type: "cut" }
  | { type: "capture"; name: string; append: boolean; item: Item };

interface Alternative {
  items: Item[];
  action: string;
}

interface Rule {
  name: string;
  flags: string[];
  alternatives: Alternative[];
}

const tokenTexts: Record<string, TokenKind> = {
  "(": TokenKind.LParen,
  ")": TokenKind.RParen,
  "[": TokenKind.LSquare,
  "]": TokenKind.RSquare,
  "{": TokenKind.LBrace,
  "}": TokenKind.RBrace,
  ":": TokenKind.Colon,
  ",": TokenKind.Comma,
  ";": TokenKind.Semicolon,
  "+": TokenKind.Plus,
  "-": TokenKind.Minus,
  "*": TokenKind.Star,
  "/": TokenKind.Slash,
  "|": TokenKind.VBar,
  "&": TokenKind.Amper,
  "<": TokenKind.Less,
  ">": TokenKind.Greater,
  "=": TokenKind.Equal,
  ".": TokenKind.Dot,
  "%": TokenKind.Percent,
  "==": TokenKind.EqEqual,
  "!=": TokenKind.NotEqual,
  "<=": TokenKind.LessEqual,
  ">=": TokenKind.GreaterEqual,
  "~": TokenKind.Tilde,
  "^": TokenKind.Circumflex,
  "<<": TokenKind.LeftShift,
  ">>": TokenKind.RightShift,
  "**": TokenKind.DoubleStar,
  "+=": TokenKind.PlusEqual,
  "-=": TokenKind.MinusEqual,
  "*=": TokenKind.StarEqual,
  "/=": TokenKind.SlashEqual,
  "%=": TokenKind.PercentEqual,
  "&=": TokenKind.AmperEqual,
  "|=": TokenKind.VBarEqual,
  "^=": TokenKind.CircumflexEqual,
  "<<=": TokenKind.LeftShiftEqual,
  ">>=": TokenKind.RightShiftEqual,
  "**=": TokenKind.DoubleStarEqual,
  "//": TokenKind.DoubleSlash,
  "//=": TokenKind.DoubleSlashEqual,
  "@": TokenKind.At,
  "@=": TokenKind.AtEqual,
  "->": TokenKind.RArrow,
  "...": TokenKind.Ellipsis,
  ":=": TokenKind.ColonEqual,
  "!": TokenKind.Exclamation,
};

const tokenNames: Record<string, TokenKind> = {
  NUMBER: TokenKind.Number,
  STRING: TokenKind.String,
  NEWLINE: TokenKind.Newline,
  INDENT: TokenKind.Indent,
  DEDENT: TokenKind.Dedent,
  ENDMARKER: TokenKind.EndMarker,
  FSTRING_START: TokenKind.FStringStart,
  FSTRING_MIDDLE: TokenKind.FStringMiddle,
  FSTRING_END: TokenKind.FStringEnd,
  TSTRING_START: TokenKind.TStringStart,
  TSTRING_MIDDLE: TokenKind.TStringMiddle,
  TSTRING_END: TokenKind.TStringEnd,
};

/** The `Keyword` of a keyword's text. */
function keywordCode(text: string): Keyword {
  if (text === "None") return Keyword.NoneValue;
  if (text === "_") return Keyword.Underscore;
  const code = Keyword[(text[0]!.toUpperCase() + text.slice(1)) as keyof typeof Keyword];
  if (code === undefined) throw new Error(`no keyword: ${text}`);
  return code;
}

const itemPattern = /\s*(&&'[^']+'|'[^']+'|"[^"]+"|[a-zA-Z_]\w*\+?=(?!>)|[a-zA-Z_]\w*|[().*+?|&!~])/y;

/** Parses the right side of an alternative up to its action. */
class ItemParser {
  private position = 0;
  private readonly text: string;
  constructor(text: string) {
    this.text = text;
  }

  private peek(): string {
    itemPattern.lastIndex = this.position;
    return itemPattern.exec(this.text)?.[1] ?? "";
  }

  private take(): string {
    itemPattern.lastIndex = this.position;
    const match = itemPattern.exec(this.text);
    if (match === null) throw new Error(`unexpected: ${this.text.slice(this.position)}`);
    this.position = itemPattern.lastIndex;
    return match[1]!;
  }

  parse(): Item[] {
    const items = this.sequence();
    if (this.text.slice(this.position).trim() !== "") throw new Error(`left over: ${this.text}`);
    return items;
  }

  private sequence(): Item[] {
    const items: Item[] = [];
    while (this.peek() !== "" && this.peek() !== ")" && this.peek() !== "|") items.push(this.item());
    return items;
  }

  private item(): Item {
    const text = this.peek();
    if (text === "~") {
      this.take();
      return { type: "cut" };
    }
    if (text === "&" || text === "!") {
      this.take();
      return { type: "lookahead", positive: text === "&", item: this.atom() };
    }
    if (/=$/.test(text) && /^\w/.test(text)) {
      this.take();
      const append = text.endsWith("+=");
      const name = text.slice(0, append ? -2 : -1);
      const item = this.suffixed();
      if (append && item.type === "plus") {
        return { type: "plus", item: { type: "capture", name, append, item: item.item } };
      }
      return { type: "capture", name, append, item };
    }
    return this.suffixed();
  }

  private suffixed(): Item {
    const item = this.atom();
    switch (this.peek()) {
      case "?":
        this.take();
        return { type: "optional", item };
      case "*":
        this.take();
        return { type: "star", item };
      case "+":
        this.take();
        return { type: "plus", item };
      case ".": {
        this.take();
        const element = this.atom();
        if (this.take() !== "+") throw new Error(`s.x needs +: ${this.text}`);
        return { type: "gather", separator: item, item: element };
      }
      default:
        return item;
    }
  }

  private atom(): Item {
    const text = this.take();
    if (text.startsWith("&&")) return { type: "forced", text: text.slice(3, -1) };
    if (/^['"]/.test(text)) return { type: "terminal", text: text.slice(1, -1) };
    if (/^[A-Z_]+$/.test(text)) return { type: "terminal", text };
    if (/^\w/.test(text)) return { type: "rule", name: text };
    if (text !== "(") throw new Error(`unexpected ${text} in ${this.text}`);
    const alternatives = [this.sequence()];
    while (this.peek() === "|") {
      this.take();
      alternatives.push(this.sequence());
    }
    if (this.take() !== ")") throw new Error(`unclosed: ${this.text}`);
    return { type: "group", alternatives };
  }
}

function parseAlternative(text: string): Alternative {
  const mark = text.indexOf(" => ");
  const items = new ItemParser(mark < 0 ? text : text.slice(0, mark)).parse();
  return { items, action: mark < 0 ? "" : text.slice(mark + 4).trim() };
}

function parseRules(): Rule[] {
  const rules: Rule[] = [];
  for (const line of grammarText.split("\n")) {
    const head = /^(\w[\w ]*):(.*)$/.exec(line);
    if (head !== null) {
      const [name, ...flags] = head[1]!.split(" ");
      rules.push({ name: name!, flags, alternatives: [] });
    }
    const body = (head === null ? line : head[2]!).trim();
    if (body === "") continue;
    if (!body.startsWith("| ")) throw new Error(`no alternative: ${line}`);
    rules.at(-1)!.alternatives.push(parseAlternative(body.slice(2)));
  }
  return rules;
}

/** Whether an alternative is nothing but an error rule; only those wait for error rules to be on. */
function isErrorRule(items: Item[]): boolean {
  return items.length === 1 && items[0]!.type === "rule" && items[0]!.name.startsWith("bad");
}

/** Names captured in items, with whether they gather a list. */
function captures(items: Item[], found = new Map<string, boolean>()): Map<string, boolean> {
  for (const item of items) {
    if (item.type === "group") for (const list of item.alternatives) captures(list, found);
    if (item.type === "capture") found.set(item.name, item.append);
    if ("item" in item) captures([item.item], found);
  }
  return found;
}

const flagBits: Record<string, RuleFlag> = {
  memo: RuleFlag.Memo,
  cache: RuleFlag.Cache,
  left: RuleFlag.LeftRecursive,
  quiet: RuleFlag.Quiet,
  prune: RuleFlag.Prune,
};

class Compiler {
  readonly code: number[] = [];
  readonly entries: number[] = [];
  readonly messages: string[] = [""];
  private slots = new Map<string, number>();
  private readonly ruleIds = new Map<string, number>();
  constructor(readonly rules: Rule[]) {
    for (const [index, rule] of rules.entries()) this.ruleIds.set(rule.name, index);
  }

  compile(): void {
    for (const rule of this.rules) {
      this.entries.push(this.code.length);
      rule.alternatives.forEach((alternative, index) => {
        this.alternative(alternative, index === rule.alternatives.length - 1);
      });
    }
  }

  private emit(...words: number[]): number {
    this.code.push(...words);
    return this.code.length - 1;
  }

  private patch(operand: number): void {
    this.code[operand] = this.code.length;
  }

  private slot(name: string): number {
    if (!this.slots.has(name)) this.slots.set(name, this.slots.size);
    const slot = this.slots.get(name)!;
    if (slot >= 2) throw new Error("a rule has two slots");
    return slot;
  }

  private alternative(alternative: Alternative, isLast: boolean): void {
    this.slots = new Map();
    const guard = isErrorRule(alternative.items) ? this.emit(Op.Guard, 0) : -1;
    const choice = isLast ? -1 : this.emit(Op.Choice, 0);
    for (const [name, list] of captures(alternative.items)) this.clear(name, list);
    for (const item of alternative.items) {
      if (item.type === "cut" && isLast) continue;
      this.item(item);
    }
    this.action(alternative);
    if (guard >= 0) this.patch(guard);
    if (choice >= 0) this.patch(choice);
    if (guard >= 0 && isLast) this.emit(Op.Fail);
  }

  private clear(name: string, list: boolean): void {
    this.emit(list ? Op.NewList : Op.Clear, this.slot(name));
  }

  private item(item: Item): void {
    switch (item.type) {
      case "terminal":
        this.terminal(item.text);
        break;
      case "forced":
        this.emit(Op.Forced, tokenTexts[item.text]!);
        break;
      case "rule":
        if (!this.ruleIds.has(item.name)) throw new Error(`no rule ${item.name}`);
        this.emit(Op.Call, this.ruleIds.get(item.name)!);
        break;
      case "group":
        this.group(item.alternatives);
        break;
      case "optional": {
        const choice = this.emit(Op.Choice, 0);
        this.item(item.item);
        const commit = this.emit(Op.Commit, 0);
        this.patch(choice);
        for (const [name, list] of captures([item.item])) this.clear(name, list);
        this.patch(commit);
        break;
      }
      case "star":
        this.loop(() => this.item(item.item));
        break;
      case "plus":
        this.item(item.item);
        this.loop(() => this.item(item.item));
        break;
      case "gather":
        this.gather(item.separator, () => this.item(item.item));
        break;
      case "lookahead":
        this.lookahead(item.item, item.positive);
        break;
      case "cut":
        this.emit(Op.Cut);
        break;
      case "capture":
        this.capture(item.name, item.append, item.item);
        break;
    }
  }

  private terminal(text: string): void {
    if (text === "NAME") this.emit(Op.Name);
    else if (text === "SOFT_KEYWORD") this.emit(Op.SoftKeyword);
    else if (text in tokenNames) this.emit(Op.Token, tokenNames[text]!);
    else if (text in tokenTexts) this.emit(Op.Token, tokenTexts[text]!);
    else this.emit(Op.Word, keywordCode(text));
  }

  private loop(body: () => void): void {
    const start = this.code.length;
    const choice = this.emit(Op.Choice, 0);
    body();
    this.emit(Op.Commit, start);
    this.patch(choice);
  }

  private gather(separator: Item, element: () => void): void {
    element();
    this.loop(() => {
      this.item(separator);
      element();
    });
  }

  private group(alternatives: Item[][]): void {
    const ends: number[] = [];
    alternatives.forEach((items, index) => {
      const isLast = index === alternatives.length - 1;
      const choice = isLast ? -1 : this.emit(Op.Choice, 0);
      for (const item of items) this.item(item);
      if (isLast) return;
      ends.push(this.emit(Op.Commit, 0));
      this.patch(choice);
    });
    for (const end of ends) this.patch(end);
  }

  private lookahead(item: Item, positive: boolean): void {
    const choice = this.emit(Op.Choice, 0);
    this.item(item);
    if (!positive) {
      this.emit(Op.FailTwice);
      this.patch(choice);
      return;
    }
    const commit = this.emit(Op.BackCommit, 0);
    this.patch(choice);
    this.emit(Op.Fail);
    this.patch(commit);
  }

  private capture(name: string, append: boolean, item: Item): void {
    const slot = this.slot(name);
    if (item.type === "gather") {
      this.emit(Op.NewList, slot);
      this.gather(item.separator, () => {
        this.item(item.item);
        this.emit(Op.Append, slot);
      });
      return;
    }
    if (item.type === "optional") {
      const choice = this.emit(Op.Choice, 0);
      this.capture(name, append, item.item);
      const commit = this.emit(Op.Commit, 0);
      this.patch(choice);
      this.emit(Op.Clear, slot);
      this.patch(commit);
      return;
    }
    this.item(item);
    if (item.type === "terminal") this.emit(Op.Mark);
    this.emit(append ? Op.Append : Op.Store, slot);
  }

  private action({ items, action }: Alternative): void {
    if (action === "") {
      const real = items.filter((item) => item.type !== "lookahead" && item.type !== "cut");
      const single = real.length === 1 && (real[0]!.type === "rule" || real[0]!.type === "group");
      if (!single) this.emit(Op.Node, ValueKind.Other);
      this.emit(Op.Return);
      return;
    }
    const text = /"((?:[^"\\]|\\.)*)"$/.exec(action);
    const message = text === null ? 0 : this.message(text[1]!.replace(/\\(.)/g, "$1"));
    const head = (text === null ? action : action.slice(0, text.index)).trim();
    const call = /^(raise |call )?(\w+)(?:\(([^)]*)\))?$/.exec(head);
    if (call === null) throw new Error(`malformed action: ${action}`);
    const names = (call[3] ?? "").split(",").map((name) => name.trim());
    this.actionCode((call[1] ?? "").trim(), call[2]!, call[3] === undefined ? [] : names, message);
  }

  private actionCode(verb: string, head: string, names: string[], message: number): void {
    const slotOf = (index: number) => (index < names.length ? this.slot(names[index]!) : 0);
    if (verb === "raise") {
      const place = Place[(head[0]!.toUpperCase() + head.slice(1)) as keyof typeof Place];
      this.emit(Op.Raise, place, slotOf(0), slotOf(1), message);
    } else if (verb === "call") {
      const callback = Callback[(head[0]!.toUpperCase() + head.slice(1)) as keyof typeof Callback];
      if (callback === undefined) throw new Error(`no callback ${head}`);
      this.emit(Op.Callback, callback, slotOf(0), slotOf(1), message);
    } else if (head === "target") {
      const kinds: Record<string, TargetKind> = {
        star: TargetKind.Star,
        del: TargetKind.Del,
        for: TargetKind.For,
      };
      this.emit(Op.Target, kinds[names[0]!]!, this.slot(names[1]!));
    } else if (this.slots.has(head)) {
      this.emit(Op.Load, this.slot(head), Op.Return);
    } else {
      this.nodeAction(head, names);
    }
  }

  private nodeAction(head: string, names: string[]): void {
    const kind = NodeKind[head as keyof typeof NodeKind] ?? ValueKind[head as keyof typeof ValueKind];
    if (kind === undefined) throw new Error(`no kind ${head}`);
    this.emit(Op.Node, kind);
    for (const name of names) {
      if (name.startsWith("...")) this.emit(Op.Children, this.slot(name.slice(3)));
      else this.emit(Op.Child, this.slot(name));
    }
    this.emit(Op.Return);
  }

  private message(text: string): number {
    const known = this.messages.indexOf(text);
    if (known >= 0) return known;
    this.messages.push(text);
    return this.messages.length - 1;
  }
}

function numberTable(name: string, doc: string, numbers: number[]): string {
  const lines: string[] = [];
  for (let i = 0; i < numbers.length; i += 24) lines.push(`  ${numbers.slice(i, i + 24).join(", ")},`);
  return `/** ${doc} */\n// biome-ignore format: a table\nexport const ${name} = [\n${lines.join("\n")}\n];\n`;
}

/** The text of program.ts. */
export function errorProgramFile(): string {
  const rules = parseRules();
  const compiler = new Compiler(rules);
  compiler.compile();
  const flags = rules.map((rule) => rule.flags.reduce((bits, flag) => bits | flagBits[flag]!, 0));
  return [
    "/** The error grammar as instructions; see grammar.ts and opcodes.ts. */\n",
    "export enum StartRule {\n" +
      ["file", "eval", "interactive"]
        .map(
          (name) =>
            `  ${name[0]!.toUpperCase()}${name.slice(1)} = ${rules.findIndex((r) => r.name === name)},`,
        )
        .join("\n") +
      "\n}\n",
    numberTable("code", "Instructions with their operands.", compiler.code),
    numberTable("ruleEntries", "Where each rule's instructions begin.", compiler.entries),
    numberTable("ruleFlags", "`RuleFlag`s of each rule.", flags),
    "/** Messages, with marks for what the place of an error adds. */\nexport const messages = [\n" +
      compiler.messages.map((message) => `  ${JSON.stringify(message)},`).join("\n") +
      "\n];\n",
  ].join("\n");
}
