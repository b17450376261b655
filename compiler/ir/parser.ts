import {
  Block,
  Edge,
  type Entry,
  entries,
  FrameState,
  Func,
  type Immediate,
  type Inst,
  type Site,
  type Terminator,
} from "./function.ts";
import { hasOp } from "./ops.ts";
import { isType, type Type } from "./types.ts";

/** Reads the text that `printer.ts` writes. Errors name the line. */
export class IrSyntaxError extends Error {}

const tokenPattern =
  /->|<[^<>]*>|-?\d+n|-?(?:\d+\.?\d*(?:e[+-]?\d+)?|Infinity)|NaN|[\p{L}_][\p{L}\p{N}\p{M}_.]*|[^\s]/gu;

function tokenise(line: string): string[] {
  return line.match(tokenPattern) ?? [];
}

/** One line's tokens with a cursor. */
class Cursor {
  private readonly tokens: string[];
  private position = 0;
  readonly line: number;

  constructor(text: string, line: number) {
    this.tokens = tokenise(text);
    this.line = line;
  }

  get done(): boolean {
    return this.position >= this.tokens.length;
  }

  peek(): string {
    return this.tokens[this.position] ?? "";
  }

  next(): string {
    if (this.done) this.fail("line ends too early");
    return this.tokens[this.position++]!;
  }

  take(token: string): boolean {
    if (this.peek() !== token) return false;
    this.position++;
    return true;
  }

  expect(token: string): void {
    if (!this.take(token)) this.fail(`expected ${token}, found ${this.peek() || "the end of the line"}`);
  }

  fail(message: string): never {
    throw new IrSyntaxError(`line ${this.line}: ${message}`);
  }

  integer(): number {
    const n = Number(this.next());
    if (!Number.isInteger(n)) this.fail("expected an integer");
    return n;
  }

  type(): Type {
    const text = this.next();
    if (!isType(text)) this.fail(`no type ${text}`);
    return text;
  }

  /** v12, b3, r4: the number behind the letter. */
  numbered(letter: string): number {
    const text = this.next();
    if (!new RegExp(`^${letter}\\d+$`).test(text))
      this.fail(`expected ${letter} and a number, found ${text}`);
    return Number(text.slice(1));
  }
}

class FunctionParser {
  private readonly func: Func;
  private readonly values = new Map<number, Inst>();
  private readonly blocks = new Map<number, Block>();
  /** Uses may come before definitions (loops, block order), so they are filled in at the end. */
  private readonly fixups: (() => void)[] = [];

  constructor(func: Func) {
    this.func = func;
  }

  block(id: number): Block {
    let block = this.blocks.get(id);
    if (block === undefined) {
      block = new Block(id);
      this.blocks.set(id, block);
    }
    return block;
  }

  /** Parses "v1, v2" style lists up to a token that cannot continue one. */
  private useList(cursor: Cursor, into: Inst[]): void {
    if (!/^v\d+$/.test(cursor.peek())) return;
    do {
      this.use(cursor, (inst) => into.push(inst));
    } while (cursor.take(","));
  }

  private use(cursor: Cursor, set: (inst: Inst) => void): void {
    const id = cursor.numbered("v");
    this.fixups.push(() => {
      const inst = this.values.get(id);
      if (inst === undefined) cursor.fail(`v${id} is not defined`);
      set(inst);
    });
  }

  private site(cursor: Cursor): Site {
    cursor.expect("@");
    return this.place(cursor);
  }

  private place(cursor: Cursor): Site {
    const first = cursor.integer();
    const own = cursor.take(":")
      ? { code: first, pc: cursor.integer() }
      : { code: this.func.code, pc: first };
    return cursor.take("^") ? { ...own, caller: this.place(cursor) } : own;
  }

  private frame(cursor: Cursor): FrameState {
    cursor.expect("{");
    const parts: { site: Site; result: number; callee: Inst[]; registers: number[]; values: Inst[] }[] = [];
    do {
      const callee: Inst[] = [];
      this.use(cursor, (inst) => callee.push(inst));
      const part = {
        site: this.site(cursor),
        result: -1,
        callee,
        registers: [] as number[],
        values: [] as Inst[],
      };
      if (cursor.take("->")) part.result = cursor.numbered("r");
      while (/^r\d+$/.test(cursor.peek())) {
        part.registers.push(cursor.numbered("r"));
        cursor.expect("=");
        this.use(cursor, (inst) => part.values.push(inst));
      }
      parts.push(part);
    } while (cursor.take(";"));
    cursor.expect("}");
    let frame: FrameState | null = null;
    for (let i = parts.length - 1; i >= 0; i--) {
      const part = parts[i]!;
      const resultRegister = i + 1 < parts.length ? parts[i + 1]!.result : -1;
      // The callee is filled in by the fixup below, which runs after the one that found it.
      const made: FrameState = new FrameState(
        part.site,
        null as unknown as Inst,
        part.registers,
        part.values,
        frame,
        resultRegister,
      );
      this.fixups.push(() => {
        made.callee = part.callee[0]!;
      });
      frame = made;
    }
    return frame!;
  }

  private edge(cursor: Cursor): Edge {
    const edge = new Edge(this.block(cursor.numbered("b")), []);
    cursor.expect("(");
    this.useList(cursor, edge.args);
    cursor.expect(")");
    return edge;
  }

  header(cursor: Cursor): Block {
    const block = this.block(cursor.numbered("b"));
    if (this.func.blocks.includes(block)) cursor.fail(`b${block.id} is defined twice`);
    this.func.addBlock(block.id);
    this.func.blocks[this.func.blocks.length - 1] = block;
    cursor.expect("(");
    while (!cursor.take(")")) {
      const id = cursor.numbered("v");
      cursor.expect(":");
      const param = this.func.create(
        block,
        "param",
        [],
        [],
        { code: this.func.code, pc: 0 },
        cursor.type(),
        id,
      );
      block.params.push(param);
      this.define(cursor, param);
      cursor.take(",");
    }
    cursor.expect(":");
    return block;
  }

  private define(cursor: Cursor, inst: Inst): void {
    if (this.values.has(inst.id)) cursor.fail(`v${inst.id} is defined twice`);
    this.values.set(inst.id, inst);
  }

  private immediates(cursor: Cursor): Immediate[] {
    const imms: Immediate[] = [];
    if (!cursor.take("[")) return imms;
    do {
      const text = cursor.next();
      imms.push(/^-?\d+n$/.test(text) ? BigInt(text.slice(0, -1)) : Number(text));
    } while (cursor.take(","));
    cursor.expect("]");
    return imms;
  }

  instruction(cursor: Cursor, block: Block): void {
    const id = cursor.numbered("v");
    const type = cursor.take(":") ? cursor.type() : "none";
    cursor.expect("=");
    const name = cursor.next();
    if (!hasOp(name)) cursor.fail(`no operation ${name}`);
    const args: Inst[] = [];
    this.useList(cursor, args);
    const imms = this.immediates(cursor);
    const inst = this.func.create(block, name, args, imms, this.site(cursor), type, id);
    inst.caught = cursor.take("caught");
    if (cursor.peek() === "{") inst.frame = this.frame(cursor);
    if (cursor.take("after")) inst.after = this.frame(cursor);
    if (!cursor.done) cursor.fail(`unexpected ${cursor.peek()}`);
    this.define(cursor, inst);
    block.insts.push(inst);
  }

  terminator(cursor: Cursor, block: Block): void {
    const kind = cursor.next() as Terminator["kind"];
    switch (kind) {
      case "jump":
        block.terminator = { kind, edges: [this.edge(cursor)] };
        break;
      case "branch":
      case "check":
        this.twoWay(cursor, block, kind);
        break;
      case "resume":
        this.resume(cursor, block);
        break;
      case "return":
        this.use(cursor, (value) => {
          block.terminator = { kind, value, edges: [] };
        });
        break;
      case "yield":
        this.use(cursor, (value) => {
          block.terminator = { kind, value, site, edges: [] };
        });
        break;
      case "unwind":
        block.terminator = { kind, site: this.site(cursor), edges: [] };
        break;
      case "exit":
        block.terminator = { kind, reason: cursor.next(), frame: this.frame(cursor), edges: [] };
        break;
      default:
        cursor.fail(`no terminator ${kind}`);
    }
    const site: Site = kind === "yield" ? this.site(cursor) : { code: 0, pc: 0 };
    if (!cursor.done) cursor.fail(`unexpected ${cursor.peek()}`);
  }

  private twoWay(cursor: Cursor, block: Block, kind: "branch" | "check"): void {
    let test: Inst | undefined;
    this.use(cursor, (inst) => {
      test = inst;
    });
    cursor.expect(",");
    const first = this.edge(cursor);
    cursor.expect(",");
    const second = this.edge(cursor);
    this.fixups.push(() => {
      block.terminator = { kind, test: test!, edges: [first, second] };
    });
  }

  private resume(cursor: Cursor, block: Block): void {
    const pcs: number[] = [];
    const edges: Edge[] = [];
    while (!cursor.done) {
      pcs.push(cursor.integer());
      cursor.expect(":");
      edges.push(this.edge(cursor));
      cursor.take(",");
    }
    block.terminator = { kind: "resume", pcs, edges };
  }

  finish(): Func {
    for (const fix of this.fixups) fix();
    return this.func;
  }
}

const terminators = ["jump", "branch", "check", "resume", "return", "yield", "unwind", "exit"];

/** Parses one function. Text after `#` and empty lines are ignored. Throws IrSyntaxError. */
export function parseFunction(text: string): Func {
  const lines = text
    .split("\n")
    .map((line, i) => new Cursor(line.replace(/#.*$/, ""), i + 1))
    .filter((c) => !c.done);
  const head = lines.shift();
  if (head === undefined) throw new IrSyntaxError("line 1: no function");
  const parser = new FunctionParser(parseHead(head));
  let block: Block | null = null;
  for (const cursor of lines) {
    if (cursor.take("}")) return parser.finish();
    if (/^b\d+$/.test(cursor.peek())) block = parser.header(cursor);
    else if (block === null) cursor.fail("expected a block");
    else if (terminators.includes(cursor.peek())) parser.terminator(cursor, block);
    else parser.instruction(cursor, block);
  }
  throw new IrSyntaxError("the function does not end");
}

function parseHead(head: Cursor): Func {
  head.expect("function");
  const name = head.next();
  const code = head.integer();
  const entry = head.next() as Entry;
  if (!entries.includes(entry)) head.fail(`no entry ${entry}`);
  const parameters: Type[] = [];
  head.expect("(");
  while (!head.take(")")) {
    parameters.push(head.type());
    head.take(",");
  }
  head.expect("->");
  const func = new Func(name, code, entry, parameters, head.type());
  head.expect("{");
  return func;
}
