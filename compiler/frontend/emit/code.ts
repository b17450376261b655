import type { CodePoints, i32 } from "../dialect.ts";
import type { LexerWarning } from "../lexer/scanner.ts";
import { LineTable } from "./lineTable.ts";

/** Kinds of constants; FORMAT.md says what each payload means. */
export enum ConstantKind {
  None,
  False,
  True,
  Ellipsis,
  SmallInt,
  Int,
  Float,
  Imaginary,
  Str,
  Bytes,
  Tuple,
  FrozenSet,
  Code,
  Complex,
}

/** A constant before serialisation. Only the fields that its kind needs are used. */
export class CodeConstant {
  kind: ConstantKind;
  /** SmallInt. */
  value: i32;
  /** Int, Float, Imaginary: normalised text. */
  text: string;
  /** Str, Bytes. */
  points: CodePoints;
  /** Tuple, FrozenSet, Complex: indexes of constants of the same code object. */
  items: i32[];
  code: Code | null;
  constructor(kind: ConstantKind) {
    this.kind = kind;
    this.value = 0;
    this.text = "";
    this.points = [];
    this.items = [];
    this.code = null;
  }
}

/** Instructions from `start` to before `end` are protected: an exception goes to `register`, control to `handler`. */
export class ExceptionEntry {
  start: i32;
  end: i32;
  handler: i32;
  register: i32;
  constructor(start: i32, end: i32, handler: i32, register: i32) {
    this.start = start;
    this.end = end;
    this.handler = handler;
    this.register = register;
  }
}

/** A variable that lives in a cell, and the register that holds the cell. */
export class CellEntry {
  register: i32;
  name: string;
  constructor(register: i32, name: string) {
    this.register = register;
    this.name = name;
  }
}

/** A variable of an inlined comprehension: while a pc in [start, end) runs, it is what its name stands for. */
export class ComprehensionVariable {
  register: i32;
  name: string;
  /** Whether the register holds its cell. */
  isCell: boolean;
  start: i32;
  end: i32;
  constructor(register: i32, name: string, isCell: boolean) {
    this.register = register;
    this.name = name;
    this.isCell = isCell;
    this.start = -1;
    this.end = -1;
  }
}

/** Bits of `Code.flags`: CPython's co_flags, then pyc's own. */
export enum CodeFlag {
  Optimized = 0x1,
  NewLocals = 0x2,
  VarArgs = 0x4,
  VarKeywords = 0x8,
  Nested = 0x10,
  Generator = 0x20,
  Coroutine = 0x80,
  IterableCoroutine = 0x100,
  AsyncGenerator = 0x200,
  ClassBody = 0x400,
  ModuleBody = 0x800,
  Namespace = 0x1000,
  RegistersInMemory = 0x2000,
  HasLoop = 0x4000,
  AnnotationScope = 0x8000,
  FutureAnnotations = 0x1000000,
  HasDocstring = 0x4000000,
  Method = 0x8000000,
}

/** One code object: what FORMAT.md serialises, and what the disassembler and the SSA builder read. */
export class Code {
  name: string;
  qualname: string;
  flags: i32;
  argCount: i32;
  posOnlyCount: i32;
  kwOnlyCount: i32;
  registerCount: i32;
  localNames: string[];
  cacheCount: i32;
  firstLine: i32;
  /** 16-bit units. */
  units: i32[];
  constants: CodeConstant[];
  names: string[];
  cells: CellEntry[];
  frees: CellEntry[];
  /** Those of outer comprehensions before those of inner ones. */
  comprehensionVariables: ComprehensionVariable[];
  exceptions: ExceptionEntry[];
  lines: LineTable;
  /** Index of the docstring's constant, or -1. */
  docConst: i32;
  loopCount: i32;
  parent: Code | null;
  /** Position in its module's `codes`; set when that is complete. */
  index: i32;
  constructor(name: string, qualname: string, firstLine: i32) {
    this.name = name;
    this.qualname = qualname;
    this.flags = 0;
    this.argCount = 0;
    this.posOnlyCount = 0;
    this.kwOnlyCount = 0;
    this.registerCount = 0;
    this.localNames = [];
    this.cacheCount = 0;
    this.firstLine = firstLine;
    this.units = [];
    this.constants = [];
    this.names = [];
    this.cells = [];
    this.frees = [];
    this.comprehensionVariables = [];
    this.exceptions = [];
    this.lines = new LineTable();
    this.docConst = -1;
    this.loopCount = 0;
    this.parent = null;
    this.index = 0;
  }
}

/** Every code object of one module, the body first, in order of first mention. */
export class CodeModule {
  fileName: string;
  moduleName: string;
  codes: Code[];
  /** SyntaxWarnings of the source, in the order in which they were noticed; not part of the image. */
  warnings: LexerWarning[];
  constructor(fileName: string, moduleName: string) {
    this.fileName = fileName;
    this.moduleName = moduleName;
    this.codes = [];
    this.warnings = [];
  }
}
