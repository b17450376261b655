import { type Code, CodeFlag } from "../../frontend/emit/code.ts";
import { decode } from "../../ir/build/bytecode.ts";

/**
 * What inlining may cost. A callee's size is the sum of its instructions' costs; the limits are in the same unit, about one operation of native code that is not a
 * move. They are what kept the build of the examples and benchmarks within a few per cent while their small functions and methods all went in.
 */
export const inlineLimits = {
  /** Size of a callee that is inlined anywhere, in place of a call about as large. */
  size: 16,
  /** Size of a callee that is inlined where the call runs often: in a loop, or in a generator's body. */
  loopSize: 60,
  /** Calls inlined in one another. */
  depth: 4,
  /** Sum of the sizes that one function takes in. */
  growth: 400,
} as const;

/** Instructions that cost something else than 1. */
const costs: Readonly<Record<string, number>> = {
  Move: 0,
  LoadConst: 0,
  LoadNull: 0,
  Return: 0,
  Jump: 0,
  Call: 4,
  CallKeywords: 8,
  LoadGlobal: 2,
  LoadAttr: 2,
  StoreAttr: 2,
  LoadMethod: 2,
  ForIter: 3,
  MakeFunction: 8,
  BuildClass: 50,
  EnterHandler: 6,
  Raise: 4,
};

/** Frames that others look into, arguments that a tuple or dict collects, and what runs once or in pieces. */
const excluded =
  CodeFlag.RegistersInMemory |
  CodeFlag.VarArgs |
  CodeFlag.VarKeywords |
  CodeFlag.Generator |
  CodeFlag.Coroutine |
  CodeFlag.AsyncGenerator |
  CodeFlag.ClassBody |
  CodeFlag.ModuleBody |
  CodeFlag.Namespace |
  CodeFlag.AnnotationScope;

/** The size of a function's body; Infinity for one that cannot be inlined. */
export function inlineSize(code: Code): number {
  if ((code.flags & excluded) !== 0 || code.kwOnlyCount > 0) return Infinity;
  return decode(code).reduce((sum, { spec }) => sum + (costs[spec.name] ?? 1), 0);
}
