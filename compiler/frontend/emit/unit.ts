/**
 * One code object under construction: instructions, constants, names, registers, labels, exception ranges, line table.
 *
 * Registers: parameters, other named locals, (namespace first in class and exec bodies), closure cells, then temporaries in stack
 * discipline (`mark`, `temp`, `release`).
 *
 * Two things are tracked while instructions are appended, so that no second pass is needed:
 *   - `bound`: the registers that certainly hold a value here, null where control cannot arrive. Nothing is emitted while it is null.
 *     Jumps intersect it into their label. A loop's header forgets what the function deletes anywhere, as does an exception handler;
 *   - `regions`: the active exception regions, innermost last. A handler is reachable once something in its region may raise.
 */
import type { LocatedNode } from "../ast/nodes.ts";
import { fail, type i32, SyntaxFailure } from "../dialect.ts";
import { LexerWarning } from "../lexer/scanner.ts";
import {
  Effect,
  Opcode,
  OperandKind,
  opcodeEffects,
  opcodeUnits,
  operandKinds,
  operandStart,
} from "../opcodes/opcodes.ts";
import { NameScope, type Scope, ScopeKind, SymbolFlag } from "../scopes/scope.ts";
import { type Block, blockWeight, maxBlocks } from "./blocks.ts";
import { CellEntry, Code, CodeFlag, type ComprehensionVariable, ExceptionEntry } from "./code.ts";
import { ConstantTable } from "./constants.ts";
import { type Label, Region, RegisterSet } from "./label.ts";
import { failHere, locationOf, noLocation } from "./locations.ts";

/** "None" as a register operand. */
export const noRegister: i32 = 65535;
const maxRegisters: i32 = 65534;

/** What every code object of one compilation shares. */
export class Context {
  fileName: string;
  /** Module-level names live in a namespace object in register 0 (exec, eval), not in the globals. */
  namespaceBody: boolean;
  futureAnnotations: boolean;
  /** Line of the last __future__ import in its place, 0 for none. */
  futureLine: i32;
  interactive: boolean;
  topLevelAwait: boolean;
  /** SyntaxWarnings of the emitter. */
  warnings: LexerWarning[];
  /** Set while a `finally` body is emitted for the way of an exception: CPython warns in the other copies. */
  silent: boolean;
  constructor(fileName: string, namespaceBody: boolean) {
    this.fileName = fileName;
    this.namespaceBody = namespaceBody;
    this.futureAnnotations = false;
    this.futureLine = 0;
    this.interactive = false;
    this.topLevelAwait = false;
    this.warnings = [];
    this.silent = false;
  }

  warn(at: LocatedNode, message: string): void {
    if (!this.silent) this.warnings.push(new LexerWarning(message, at.line));
  }
}

/** An inlined comprehension being emitted: the registers of the names that are its own. */
export class InlinedScope {
  scope: Scope;
  registers: Map<string, i32>;
  variables: ComprehensionVariable[];
  constructor(scope: Scope) {
    this.scope = scope;
    this.registers = new Map<string, i32>();
    this.variables = [];
  }

  /** All variables hold what they should from `pc` on, a value or NULL. */
  open(pc: i32): void {
    for (const variable of this.variables) if (variable.start < 0) variable.start = pc;
  }

  close(pc: i32): void {
    for (const variable of this.variables) variable.end = pc;
  }
}

export class Unit {
  context: Context;
  outer: Unit | null;
  scope: Scope;
  /** The innermost class's name, for mangling. */
  className: string;
  code: Code;
  constants: ConstantTable;
  /** Blocks whose code objects are constants here, and at which index. */
  codeScopes: Scope[];
  codeConstants: i32[];
  /** Indexes of the names that are no symbols of the scope. */
  nameIndex: Map<string, i32>;
  registers: Map<string, i32>;
  inlined: InlinedScope[];
  /** Register of the namespace, or noRegister. */
  namespace: i32;
  tempBase: i32;
  /** In a class body that has a `__class__` of its own: the register of the enclosing one, which the body itself sees; -1 elsewhere. */
  outerClass: i32;
  temps: i32;
  bound: RegisterSet | null;
  /** Registers of names that `del` or an `except … as` may unbind. */
  deletable: RegisterSet;
  regions: Region[];
  finishedRegions: Region[];
  blocks: Block[];
  /** Start of the last instruction, -1 when a label lies behind it. */
  last: i32;
  caches: i32;
  staticAttributes: string[];
  depth: i32;
  constructor(
    context: Context,
    outer: Unit | null,
    scope: Scope,
    name: string,
    qualname: string,
    firstLine: i32,
  ) {
    this.context = context;
    this.outer = outer;
    this.scope = scope;
    this.className = outer === null ? "" : outer.className;
    this.code = new Code(name, qualname, firstLine);
    this.constants = new ConstantTable();
    this.codeScopes = [];
    this.codeConstants = [];
    this.nameIndex = new Map<string, i32>();
    this.registers = new Map<string, i32>();
    this.inlined = [];
    this.namespace = noRegister;
    this.tempBase = 0;
    this.outerClass = -1;
    this.temps = 0;
    this.bound = new RegisterSet();
    this.deletable = new RegisterSet();
    this.regions = [];
    this.finishedRegions = [];
    this.blocks = [];
    this.last = -1;
    this.caches = 0;
    this.staticAttributes = [];
    this.depth = outer === null ? 0 : outer.depth;
  }

  // Registers

  mark(): i32 {
    return this.temps;
  }

  /** A fresh temporary, directly above the ones in use. */
  temp(): i32 {
    const register = this.tempBase + this.temps;
    this.temps++;
    if (register >= maxRegisters) this.failTooLarge();
    if (register >= this.code.registerCount) this.code.registerCount = register + 1;
    return register;
  }

  /** Frees the temporaries taken since `mark`. */
  release(mark: i32): void {
    this.temps = mark;
  }

  isTemp(register: i32): boolean {
    return register >= this.tempBase;
  }

  /** First register of a run that may start at `to` when that is the topmost temporary. */
  runFrom(to: i32): i32 {
    if (to === this.tempBase + this.temps - 1) return to;
    return this.temp();
  }

  private failTooLarge(): never {
    fail(
      new SyntaxFailure(
        "SyntaxError",
        `'${this.code.name}' needs more than 65534 registers`,
        this.code.firstLine,
        0,
        this.code.firstLine,
        0,
      ),
    );
  }

  // Instructions

  /** Appends an instruction; `operands` leaves the cache out. */
  emit(at: LocatedNode, opcode: Opcode, operands: i32[]): void {
    if (this.bound === null) return;
    const units = this.code.units;
    const start = units.length;
    units.push(opcode);
    let next: i32 = 0;
    const end = operandStart[opcode + 1]!;
    for (let i = operandStart[opcode]!; i < end; i++) {
      switch (operandKinds[i]!) {
        case OperandKind.Const:
        case OperandKind.Name:
        case OperandKind.Target: {
          const operand = operands[next]!;
          units.push(operand & 0xffff);
          units.push((operand >> 16) & 0xffff);
          next++;
          break;
        }
        case OperandKind.Cache:
          units.push(this.caches < 65535 ? this.caches : 65535);
          this.caches++;
          break;
        default:
          units.push(operands[next]!);
          next++;
          break;
      }
    }
    this.last = start;
    this.code.lines.add(at, units.length - start);
    const effects = opcodeEffects[opcode]!;
    if ((effects & (Effect.Raises | Effect.Calls)) !== 0 && this.regions.length > 0) this.reachHandler();
    if ((effects & Effect.Ends) !== 0) this.bound = null;
  }

  private lastLocation(): LocatedNode {
    const lines = this.code.lines;
    let last: i32 = lines.count() - 1;
    while (last >= 0 && lines.line(last) === 0) last--;
    if (last < 0) return noLocation();
    return locationOf(lines.line(last), lines.column(last), lines.endLine(last), lines.endColumn(last));
  }

  private reachHandler(): void {
    const region = this.regions[this.regions.length - 1]!;
    region.handler.join(region.bound);
  }

  /** Makes the last instruction write `to` instead of the temporary `from`; false when it did not write that. */
  retarget(from: i32, to: i32): boolean {
    const last = this.last;
    if (this.bound === null || last < 0) return false;
    const units = this.code.units;
    const opcode = units[last]!;
    const first = operandStart[opcode]!;
    if (first === operandStart[opcode + 1]! || operandKinds[first]! !== OperandKind.Dst) return false;
    if (units[last + 1]! !== from) return false;
    units[last + 1] = to;
    return true;
  }

  // Jumps and labels

  /** Appends a jump whose last operand is the target. */
  jump(at: LocatedNode, opcode: Opcode, operands: i32[], label: Label): void {
    const bound = this.bound;
    if (bound === null) return;
    const start = this.code.units.length;
    operands.push(label.pc < 0 ? 0 : label.pc - start);
    this.emit(at, opcode, operands);
    if (label.pc < 0) {
      label.jumps.push(start);
      label.join(bound);
    }
    this.last = -1;
  }

  /** Places a label that only forward jumps lead to. */
  place(label: Label): void {
    const pc = this.code.units.length;
    label.pc = pc;
    const units = this.code.units;
    for (const jump of label.jumps) {
      const end = jump + opcodeUnits[units[jump]!]!;
      const distance = pc - jump;
      units[end - 2] = distance & 0xffff;
      units[end - 1] = (distance >> 16) & 0xffff;
    }
    if (label.bound !== null) {
      if (this.bound === null) this.bound = label.bound.copy();
      else this.bound.intersect(label.bound);
    }
    this.last = -1;
  }

  /** Places the header of a loop, to which `jumpBack` leads. */
  placeLoop(label: Label): void {
    label.pc = this.code.units.length;
    this.last = -1;
    if (this.bound === null) return;
    this.bound.subtract(this.deletable);
  }

  /** Jumps to a loop's header. An interrupt is noticed there: without a location of its own it counts to the instruction before it. */
  jumpBack(at: LocatedNode, label: Label): void {
    if (this.bound === null) return;
    // Counted once a label, whatever the number of jumps.
    if (label.jumps.length === 0) {
      label.jumps.push(0);
      this.code.loopCount++;
      this.code.flags = this.code.flags | CodeFlag.HasLoop;
    }
    this.emit(at.line === 0 ? this.lastLocation() : at, Opcode.JumpBack, [label.pc - this.code.units.length]);
    this.last = -1;
  }

  // Exception regions

  openRegion(handler: Label, register: i32): Region {
    const bound = this.bound === null ? new RegisterSet() : this.bound.copy();
    bound.subtract(this.deletable);
    bound.add(register);
    const region = new Region(handler, register, this.regions.length, this.code.units.length, bound);
    this.regions.push(region);
    return region;
  }

  /** Ends the innermost region for good. */
  closeRegion(): void {
    const region = this.regions.pop()!;
    this.endRange(region);
    this.finishedRegions.push(region);
  }

  endRange(region: Region): void {
    const pc = this.code.units.length;
    if (region.start >= 0 && region.start < pc) {
      region.ranges.push(region.start);
      region.ranges.push(pc);
    }
    region.start = -1;
    this.last = -1;
  }

  /** Takes the innermost region out of force, for code that leaves it; `resumeRegion` puts it back. */
  suspendRegion(): Region {
    const region = this.regions.pop()!;
    this.endRange(region);
    return region;
  }

  resumeRegion(region: Region): void {
    region.start = this.code.units.length;
    this.regions.push(region);
  }

  // Names and constants

  /** The index of a name in the code object. What the block mentions as a variable remembers its own; the other names are in a map. */
  nameOperand(name: string): i32 {
    const symbol = this.scope.find(name);
    if (symbol !== null) {
      if (symbol.operand < 0) symbol.operand = this.addName(name);
      return symbol.operand;
    }
    if (this.nameIndex.has(name)) return this.nameIndex.get(name)!;
    const at = this.addName(name);
    this.nameIndex.set(name, at);
    return at;
  }

  private addName(name: string): i32 {
    this.code.names.push(name);
    return this.code.names.length - 1;
  }

  /** The constant for the code object of a finished inner unit; the same one when its block has been emitted before. */
  codeConstant(inner: Unit): i32 {
    if (inner.scope.emitted) {
      for (let i = this.codeScopes.length - 1; i >= 0; i--) {
        if (this.codeScopes[i]! === inner.scope) return this.codeConstants[i]!;
      }
    }
    inner.scope.emitted = true;
    const code = inner.finish();
    code.parent = this.code;
    const constant = this.constants.code(code);
    this.codeScopes.push(inner.scope);
    this.codeConstants.push(constant);
    return constant;
  }

  /** Whether names are entries of the namespace in register 0. */
  usesNamespace(): boolean {
    return this.namespace !== noRegister;
  }

  /** Enters a block; CPython limits how deep they nest. */
  pushBlock(block: Block): void {
    const suspendable = CodeFlag.Generator | CodeFlag.Coroutine | CodeFlag.AsyncGenerator;
    let count = (this.code.flags & suspendable) !== 0 ? 1 : 0;
    for (const outer of this.blocks) count += blockWeight(outer);
    if (count + blockWeight(block) > maxBlocks) failHere(block.at, "too many statically nested blocks");
    this.blocks.push(block);
  }

  /** The scope whose children are the blocks that open at this point. */
  scopeHere(): Scope {
    return this.inlined.length > 0 ? this.inlined[this.inlined.length - 1]!.scope : this.scope;
  }

  isClassBody(): boolean {
    return this.scope.kind === ScopeKind.Class;
  }

  /** Completes the code object: exception table innermost first, counts. */
  finish(): Code {
    const code = this.code;
    let deepest: i32 = -1;
    for (const region of this.finishedRegions) if (region.depth > deepest) deepest = region.depth;
    for (let depth = deepest; depth >= 0; depth--) {
      for (const region of this.finishedRegions) {
        if (region.depth !== depth || region.handler.pc < 0 || !region.handler.reachable()) continue;
        for (let i = 0; i < region.ranges.length; i += 2) {
          code.exceptions.push(
            new ExceptionEntry(region.ranges[i]!, region.ranges[i + 1]!, region.handler.pc, region.register),
          );
        }
      }
    }
    code.constants = this.constants.entries;
    code.cacheCount = this.caches < 65535 ? this.caches : 65535;
    return code;
  }

  // Layout of the named registers

  /** A register for a name of the block itself. */
  private addLocal(name: string): void {
    const register = this.code.registerCount;
    this.registers.set(name, register);
    this.code.registerCount = register + 1;
  }

  /** Gives registers to parameters, locals, cells and closure variables. Call once, before anything is emitted. */
  layOut(): void {
    const scope = this.scope;
    const code = this.code;
    if (this.namespace !== noRegister) code.registerCount = 1;
    if (scope.isFunctionLike()) {
      for (const name of scope.parameters) {
        this.addLocal(name);
        this.bound!.add(this.registers.get(name)!);
        code.localNames.push(name);
      }
      for (const symbol of scope.symbols) {
        if ((symbol.flags & (SymbolFlag.Parameter | SymbolFlag.Inlined)) !== 0) continue;
        if (symbol.scope !== NameScope.Local && symbol.scope !== NameScope.Cell) continue;
        this.addLocal(symbol.name);
        code.localNames.push(symbol.name);
      }
    }
    for (const symbol of scope.symbols) {
      // A block in a body of `finally` is emitted again, into another code object.
      symbol.operand = -1;
      if ((symbol.flags & SymbolFlag.Deleted) === 0 || !this.registers.has(symbol.name)) continue;
      this.deletable.add(this.registers.get(symbol.name)!);
    }
    for (const name of freeNames(scope)) {
      if (!this.registers.has(name)) this.addLocal(name);
      code.frees.push(new CellEntry(this.registers.get(name)!, name));
    }
    this.tempBase = code.registerCount;
  }

  /** Reserves a register for a cell of a class body (`__class__` and its like) and makes the cell. Only before temporaries are in use. */
  addCell(at: LocatedNode, name: string): i32 {
    if (name === "__class__" && this.registers.has(name)) this.outerClass = this.registers.get(name)!;
    this.addLocal(name);
    const register = this.registers.get(name)!;
    this.tempBase = this.code.registerCount;
    this.code.cells.push(new CellEntry(register, name));
    this.emit(at, Opcode.MakeCell, [register, register]);
    return register;
  }
}

/** The closure variables of a block, in the order of its closure: sorted, as CPython's co_freevars. */
export function freeNames(scope: Scope): string[] {
  const names: string[] = [];
  for (const symbol of scope.symbols) {
    const free = symbol.scope === NameScope.Free || (symbol.flags & SymbolFlag.FreeClass) !== 0;
    if (!free) continue;
    let at = names.length;
    names.push(symbol.name);
    while (at > 0 && symbol.name < names[at - 1]!) {
      names[at] = names[at - 1]!;
      at--;
    }
    names[at] = symbol.name;
  }
  return names;
}
