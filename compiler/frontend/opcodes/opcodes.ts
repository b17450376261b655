// Generated from table.ts by generate.ts; do not edit.

import type { i32 } from "../dialect.ts";

export enum Opcode {
  /** to = from, NULL included. */
  Move,
  /** to = the constant; materialised at first use. */
  LoadConst,
  /** to = NULL: an unbound local, or the empty self of a call. */
  LoadNull,
  /** to = an object that the compiler needs whatever the names say; see CommonObject. */
  LoadCommon,
  /** to = globals()[name], else the built-in; NameError. */
  LoadGlobal,
  /** globals()[name] = from. */
  StoreGlobal,
  /** del globals()[name]; NameError. */
  DeleteGlobal,
  /** Class and exec bodies: namespace[name], else global, else built-in; NameError. */
  LoadName,
  /** namespace[name] = from. */
  StoreName,
  /** del namespace[name]; NameError. */
  DeleteName,
  /** namespace[name], else the cell's content; NameError. */
  LoadNameOrCell,
  /** Annotation scopes of a class: namespace[name], else global, else built-in; NameError. */
  LoadNameOrGlobal,
  /** UnboundLocalError when the register is NULL. */
  CheckBound,
  /** register = a new cell that holds initial (which may be NULL). */
  MakeCell,
  /** to = the running function's closure cell number index. */
  LoadFree,
  /** to = the cell's content; when empty UnboundLocalError, or NameError if free = 1. */
  LoadCell,
  /** Sets the cell's content; NULL empties it. */
  StoreCell,
  /** to = object.name. */
  LoadAttr,
  /** (to, to+1) = (function, object) when object.name is an unbound plain method, else (object.name, NULL). */
  LoadMethod,
  /** to = super(class, self).name, where super is whatever the name `super` holds. */
  LoadSuperAttr,
  /** As LoadMethod for super(class, self).name. */
  LoadSuperMethod,
  /** As LoadMethod for a special method looked up on the type; see SpecialMethod. TypeError when it has none. */
  LoadSpecial,
  /** object.name = from. */
  StoreAttr,
  /** del object.name. */
  DeleteAttr,
  /** to = object[index]. */
  LoadItem,
  /** object[index] = from. */
  StoreItem,
  /** del object[index]. */
  DeleteItem,
  /** to = slice(start, stop, step). */
  BuildSlice,
  /** to = left + right. */
  Add,
  /** to = left - right. */
  Subtract,
  /** to = left * right. */
  Multiply,
  /** to = left / right. */
  TrueDivide,
  /** to = left // right. */
  FloorDivide,
  /** to = left % right. */
  Remainder,
  /** to = left ** right. */
  Power,
  /** to = left @ right. */
  MatrixMultiply,
  /** to = left << right. */
  LeftShift,
  /** to = left >> right. */
  RightShift,
  /** to = left & right. */
  And,
  /** to = left | right. */
  Or,
  /** to = left ^ right. */
  Xor,
  /** to = left += right. */
  InPlaceAdd,
  /** to = left -= right. */
  InPlaceSubtract,
  /** to = left *= right. */
  InPlaceMultiply,
  /** to = left /= right. */
  InPlaceTrueDivide,
  /** to = left //= right. */
  InPlaceFloorDivide,
  /** to = left %= right. */
  InPlaceRemainder,
  /** to = left **= right. */
  InPlacePower,
  /** to = left @= right. */
  InPlaceMatrixMultiply,
  /** to = left <<= right. */
  InPlaceLeftShift,
  /** to = left >>= right. */
  InPlaceRightShift,
  /** to = left &= right. */
  InPlaceAnd,
  /** to = left |= right. */
  InPlaceOr,
  /** to = left ^= right. */
  InPlaceXor,
  /** to = -operand. */
  Negative,
  /** to = +operand. */
  Positive,
  /** to = ~operand. */
  Invert,
  /** to = not operand. */
  Not,
  /** to = left < right. */
  Less,
  /** to = left <= right. */
  LessEqual,
  /** to = left == right. */
  Equal,
  /** to = left != right. */
  NotEqual,
  /** to = left > right. */
  Greater,
  /** to = left >= right. */
  GreaterEqual,
  /** to = left is right. */
  Is,
  /** to = left is not right. */
  IsNot,
  /** to = item in container. */
  In,
  /** to = item not in container. */
  NotIn,
  /** Forward jump. */
  Jump,
  /** Backward jump: a poll, and the loop's hotness counter. */
  JumpBack,
  /** Jumps forward when bool(test). */
  JumpIfTrue,
  /** Jumps forward when not bool(test). */
  JumpIfFalse,
  /** Jumps forward when test is None. */
  JumpIfNone,
  /** Jumps forward when test is not None. */
  JumpIfNotNone,
  /** Leaves the frame with a value. */
  Return,
  /** to = callee(self?, arguments…); count excludes callee and self. */
  Call,
  /** As Call; the last len(names) arguments are keywords. */
  CallKeywords,
  /** to = callee(*arguments, **keywords): any iterable (TypeError naming the callee when it is none), and a dict or none. */
  CallSpread,
  /** to = (items…). */
  BuildTuple,
  /** to = [items…]. */
  BuildList,
  /** to = {items…}. */
  BuildSet,
  /** to = {key: value, …}, inserted in order. */
  BuildDict,
  /** to = the concatenation of str items. */
  BuildString,
  /** Appends; the list is the compiler's own, not yet shared. */
  ListAppend,
  /** list.extend(items), with the messages of `[*x]`. */
  ListExtend,
  /** to = tuple(list). */
  ListToTuple,
  /** set.add(item). */
  SetAdd,
  /** set.update(items). */
  SetUpdate,
  /** dict[key] = value. */
  DictSet,
  /** dict.update(other), with the messages of `{**x}`. */
  DictUpdate,
  /** Keyword arguments: update, but a key present twice or not a str is the call's TypeError. */
  DictMerge,
  /** f-string conversion: 1 str, 2 repr, 3 ascii. */
  Convert,
  /** to = format(value, spec or ''). */
  Format,
  /** to = an Interpolation; conversion as in Convert, 0 none. */
  BuildInterpolation,
  /** to = a Template from two tuples. */
  BuildTemplate,
  /** to = iter(iterable). */
  GetIter,
  /** to = next(iterator); at the end jumps forward and leaves `to` alone. */
  ForIter,
  /** Exactly count items into registers to… */
  Unpack,
  /** before items, a list of the rest, after items; count is before + 1 + after. */
  UnpackRest,
  /** to = a function: tuple, dict, tuple of cells, function; each or none. */
  MakeFunction,
  /** to = builtins.__build_class__. */
  LoadBuildClass,
  /** Rare operations; see IntrinsicFunction. */
  Intrinsic,
  /** raise exception from cause; without exception re-raises the handled one. */
  Raise,
  /** Raises an exception again, traceback unchanged. */
  Reraise,
  /** saved = the handled exception or NULL; exception becomes the handled one. */
  EnterHandler,
  /** Restores what EnterHandler saved. */
  LeaveHandler,
  /** to = whether `except type` catches it; TypeError for what is no exception class. */
  MatchException,
  /** except*: (rest or None, matching part or None); the exception is None when nothing is left. */
  MatchGroup,
  /** to = exit(self?, type, exception, traceback). */
  CallExit,
  /** StopIteration: to = its value; anything else is raised again. */
  CleanupThrow,
  /** Suspends with value; to = what is sent. `delegate` is the iterator that `yield from` waits for. */
  Yield,
  /** to = the iterator for `yield from`. */
  GetYieldFromIter,
  /** to = iterator.send(value); when it returns, to = its value and a forward jump. */
  Send,
  /** to = the iterator of `await value`; which: 0 await, 1 __aenter__, 2 __aexit__. */
  GetAwaitable,
  /** to = type(iterable).__aiter__(iterable). */
  GetAsyncIter,
  /** to = the awaitable's iterator of __anext__. */
  GetAsyncNext,
  /** Swallows StopAsyncIteration; anything else is raised again. */
  EndAsyncFor,
  /** Marks a value that an async generator yields. */
  AsyncWrap,
  /** to = __import__(name, globals(), …, fromlist, level). */
  ImportName,
  /** to = module.name, else sys.modules; ImportError. */
  ImportFrom,
  /** from module import *, into the namespace or the globals. */
  ImportStar,
  /** to = whether the subject is a mapping. */
  MatchMapping,
  /** to = whether the subject is a sequence that patterns unpack. */
  MatchSequence,
  /** to = a tuple of the values for the keys, or None. */
  MatchKeys,
  /** to = a tuple of the attributes, or None. */
  MatchClass,
  /** to = len(subject). */
  GetLength,
}

export enum OperandKind {
  Dst,
  Dst2,
  Src,
  OptionalSrc,
  Raw,
  Cell,
  Base,
  Dsts,
  Count,
  Imm,
  Const,
  Name,
  Target,
  Cache,
}

/** Bits of `opcodeEffects`. */
export enum Effect {
  Raises = 1,
  Calls = 2,
  Writes = 4,
  Reads = 8,
  Ends = 16,
}

export enum CommonObject {
  /** for assert */
  AssertionError,
  /** for annotate functions asked for an unknown format */
  NotImplementedError,
  /** the type tuple */
  BuiltinTuple,
  /** the function all */
  BuiltinAll,
  /** the function any */
  BuiltinAny,
}

export enum SpecialMethod {
  /** __enter__ */
  Enter,
  /** __exit__ */
  Exit,
  /** __aenter__ */
  AsyncEnter,
  /** __aexit__ */
  AsyncExit,
}

export enum IntrinsicFunction {
  /** a type variable named first */
  TypeVar,
  /** name, function that evaluates the bound */
  TypeVarWithBound,
  /** name, function that evaluates the constraints */
  TypeVarWithConstraints,
  /** name */
  ParamSpec,
  /** name */
  TypeVarTuple,
  /** type parameter, function that evaluates the default; gives the parameter */
  SetTypeParamDefault,
  /** typing.Generic[*first], for the bases of a generic class */
  SubscriptGeneric,
  /** first is the tuple (name, type parameters or None, function that evaluates the value) */
  TypeAlias,
  /** function, tuple of type parameters; gives the function */
  SetFunctionTypeParams,
  /** from __future__ import annotations: __annotations__ = {} in the namespace first (none: the globals) unless it is there */
  SetupAnnotations,
  /** except*: original exception, list of raised exceptions and last the unhandled rest or None; gives what to raise, or None */
  PrepareReraiseStar,
  /** sys.displayhook(first): expression statements of compile(…, 'single') */
  Print,
}

/** Names, by opcode. */
export const opcodeNames: string[] = [
  "Move",
  "LoadConst",
  "LoadNull",
  "LoadCommon",
  "LoadGlobal",
  "StoreGlobal",
  "DeleteGlobal",
  "LoadName",
  "StoreName",
  "DeleteName",
  "LoadNameOrCell",
  "LoadNameOrGlobal",
  "CheckBound",
  "MakeCell",
  "LoadFree",
  "LoadCell",
  "StoreCell",
  "LoadAttr",
  "LoadMethod",
  "LoadSuperAttr",
  "LoadSuperMethod",
  "LoadSpecial",
  "StoreAttr",
  "DeleteAttr",
  "LoadItem",
  "StoreItem",
  "DeleteItem",
  "BuildSlice",
  "Add",
  "Subtract",
  "Multiply",
  "TrueDivide",
  "FloorDivide",
  "Remainder",
  "Power",
  "MatrixMultiply",
  "LeftShift",
  "RightShift",
  "And",
  "Or",
  "Xor",
  "InPlaceAdd",
  "InPlaceSubtract",
  "InPlaceMultiply",
  "InPlaceTrueDivide",
  "InPlaceFloorDivide",
  "InPlaceRemainder",
  "InPlacePower",
  "InPlaceMatrixMultiply",
  "InPlaceLeftShift",
  "InPlaceRightShift",
  "InPlaceAnd",
  "InPlaceOr",
  "InPlaceXor",
  "Negative",
  "Positive",
  "Invert",
  "Not",
  "Less",
  "LessEqual",
  "Equal",
  "NotEqual",
  "Greater",
  "GreaterEqual",
  "Is",
  "IsNot",
  "In",
  "NotIn",
  "Jump",
  "JumpBack",
  "JumpIfTrue",
  "JumpIfFalse",
  "JumpIfNone",
  "JumpIfNotNone",
  "Return",
  "Call",
  "CallKeywords",
  "CallSpread",
  "BuildTuple",
  "BuildList",
  "BuildSet",
  "BuildDict",
  "BuildString",
  "ListAppend",
  "ListExtend",
  "ListToTuple",
  "SetAdd",
  "SetUpdate",
  "DictSet",
  "DictUpdate",
  "DictMerge",
  "Convert",
  "Format",
  "BuildInterpolation",
  "BuildTemplate",
  "GetIter",
  "ForIter",
  "Unpack",
  "UnpackRest",
  "MakeFunction",
  "LoadBuildClass",
  "Intrinsic",
  "Raise",
  "Reraise",
  "EnterHandler",
  "LeaveHandler",
  "MatchException",
  "MatchGroup",
  "CallExit",
  "CleanupThrow",
  "Yield",
  "GetYieldFromIter",
  "Send",
  "GetAwaitable",
  "GetAsyncIter",
  "GetAsyncNext",
  "EndAsyncFor",
  "AsyncWrap",
  "ImportName",
  "ImportFrom",
  "ImportStar",
  "MatchMapping",
  "MatchSequence",
  "MatchKeys",
  "MatchClass",
  "GetLength",
];

/** Length in 16-bit units, the opcode's own included. */
export const opcodeUnits: i32[] = [
  3, 4, 2, 3, 5, 5, 3, 6, 5, 4, 6, 5, 4, 3, 3, 6, 3, 6, 6, 7, 7, 4, 6, 4, 5, 5, 3, 5, 5, 5, 5, 5, 5, 5, 5, 5,
  5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 3, 3, 3, 3, 5, 5, 5, 5, 5, 5, 4, 4, 4, 4, 3, 3, 4, 4,
  4, 4, 2, 5, 7, 5, 4, 4, 4, 4, 4, 3, 3, 3, 3, 3, 4, 3, 4, 4, 4, 6, 4, 3, 5, 4, 5, 8, 2, 5, 3, 2, 3, 2, 4, 4,
  5, 3, 4, 3, 6, 4, 3, 3, 2, 3, 6, 5, 3, 3, 3, 4, 7, 3,
];

/** Union of `Effect` bits. */
export const opcodeEffects: i32[] = [
  0, 0, 0, 0, 9, 4, 5, 15, 15, 15, 15, 15, 1, 0, 0, 9, 4, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 0, 15, 15,
  15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15,
  15, 15, 15, 15, 15, 15, 15, 0, 0, 15, 15, 16, 31, 15, 15, 0, 0, 16, 15, 15, 15, 0, 0, 15, 15, 0, 4, 15, 0,
  15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 15, 0, 9, 15, 31, 17, 4, 4, 15, 15, 15, 1, 15, 15, 15, 15,
  15, 15, 1, 0, 15, 15, 15, 0, 0, 15, 15, 15,
];

/** Registers of a run for each unit of its count. */
export const opcodeStride: i32[] = [
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 2, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
  1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1,
];

/** Registers of a run beyond count * stride. */
export const opcodeExtra: i32[] = [
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 2, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
];

/** Where an opcode's operands start in `operandKinds` and `operandNames`; one entry more than there are opcodes. */
export const operandStart: i32[] = [
  0, 2, 4, 5, 7, 10, 13, 14, 18, 21, 23, 27, 30, 32, 34, 36, 40, 42, 46, 50, 55, 60, 63, 67, 69, 73, 77, 79,
  83, 87, 91, 95, 99, 103, 107, 111, 115, 119, 123, 127, 131, 135, 139, 143, 147, 151, 155, 159, 163, 167,
  171, 175, 179, 183, 187, 189, 191, 193, 195, 199, 203, 207, 211, 215, 219, 222, 225, 228, 231, 232, 233,
  235, 237, 239, 241, 242, 246, 251, 255, 258, 261, 264, 267, 270, 272, 274, 276, 278, 280, 283, 285, 288,
  291, 294, 299, 302, 304, 307, 310, 314, 320, 321, 325, 327, 328, 330, 331, 334, 337, 341, 343, 346, 348,
  352, 355, 357, 359, 360, 362, 366, 369, 371, 373, 375, 378, 383, 385,
];

/** Values of `OperandKind`, all opcodes in order. */
export const operandKinds: i32[] = [
  0, 4, 0, 10, 0, 0, 9, 0, 11, 13, 11, 2, 13, 11, 0, 2, 11, 13, 2, 11, 2, 2, 11, 0, 2, 5, 11, 0, 2, 11, 4, 11,
  0, 4, 0, 9, 0, 5, 11, 9, 5, 4, 0, 2, 11, 13, 1, 2, 11, 13, 0, 2, 2, 2, 11, 1, 2, 2, 2, 11, 1, 2, 9, 2, 11,
  2, 13, 2, 11, 0, 2, 2, 13, 2, 2, 2, 13, 2, 2, 0, 2, 2, 2, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2,
  13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13,
  0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0,
  2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 0, 2, 0, 2, 0, 2, 0, 2, 2,
  13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 13, 0, 2, 2, 0, 2, 2, 0, 2, 2, 0, 2, 2, 12,
  12, 2, 12, 2, 12, 2, 12, 2, 12, 2, 0, 6, 8, 13, 0, 6, 8, 10, 13, 0, 2, 2, 3, 0, 6, 8, 0, 6, 8, 0, 6, 8, 0,
  6, 8, 0, 6, 8, 2, 2, 2, 2, 0, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 2, 0, 2, 9, 0, 2, 3, 0, 2, 2, 9, 3, 0, 2,
  2, 0, 2, 0, 2, 12, 7, 8, 2, 7, 8, 9, 2, 0, 10, 3, 3, 3, 3, 0, 0, 9, 3, 3, 3, 3, 2, 0, 2, 4, 0, 2, 2, 1, 2,
  2, 0, 2, 4, 2, 0, 2, 0, 2, 3, 0, 2, 0, 2, 2, 12, 0, 2, 9, 0, 2, 0, 2, 2, 0, 2, 0, 11, 2, 9, 0, 2, 11, 3, 2,
  0, 2, 0, 2, 0, 2, 2, 0, 2, 2, 9, 10, 0, 2,
];

export const operandNames: string[] = [
  "to",
  "from",
  "to",
  "value",
  "to",
  "to",
  "which",
  "to",
  "name",
  "cache",
  "name",
  "from",
  "cache",
  "name",
  "to",
  "namespace",
  "name",
  "cache",
  "namespace",
  "name",
  "from",
  "namespace",
  "name",
  "to",
  "namespace",
  "cell",
  "name",
  "to",
  "namespace",
  "name",
  "register",
  "name",
  "register",
  "initial",
  "to",
  "index",
  "to",
  "cell",
  "name",
  "free",
  "cell",
  "from",
  "to",
  "object",
  "name",
  "cache",
  "to",
  "object",
  "name",
  "cache",
  "to",
  "super",
  "class",
  "self",
  "name",
  "to",
  "super",
  "class",
  "self",
  "name",
  "to",
  "object",
  "which",
  "object",
  "name",
  "from",
  "cache",
  "object",
  "name",
  "to",
  "object",
  "index",
  "cache",
  "object",
  "index",
  "from",
  "cache",
  "object",
  "index",
  "to",
  "start",
  "stop",
  "step",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "operand",
  "to",
  "operand",
  "to",
  "operand",
  "to",
  "operand",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "cache",
  "to",
  "left",
  "right",
  "to",
  "left",
  "right",
  "to",
  "item",
  "container",
  "to",
  "item",
  "container",
  "to",
  "to",
  "test",
  "to",
  "test",
  "to",
  "test",
  "to",
  "test",
  "to",
  "value",
  "to",
  "callee",
  "count",
  "cache",
  "to",
  "callee",
  "count",
  "names",
  "cache",
  "to",
  "callee",
  "arguments",
  "keywords",
  "to",
  "items",
  "count",
  "to",
  "items",
  "count",
  "to",
  "items",
  "count",
  "to",
  "items",
  "count",
  "to",
  "items",
  "count",
  "list",
  "item",
  "list",
  "items",
  "to",
  "list",
  "set",
  "item",
  "set",
  "items",
  "dict",
  "key",
  "value",
  "dict",
  "other",
  "dict",
  "other",
  "callee",
  "to",
  "value",
  "which",
  "to",
  "value",
  "spec",
  "to",
  "value",
  "text",
  "conversion",
  "spec",
  "to",
  "strings",
  "interpolations",
  "to",
  "iterable",
  "to",
  "iterator",
  "done",
  "to",
  "count",
  "iterable",
  "to",
  "before",
  "after",
  "iterable",
  "to",
  "code",
  "defaults",
  "keywordDefaults",
  "closure",
  "annotate",
  "to",
  "to",
  "which",
  "first",
  "second",
  "exception",
  "cause",
  "exception",
  "saved",
  "exception",
  "saved",
  "to",
  "exception",
  "type",
  "rest",
  "exception",
  "type",
  "to",
  "exit",
  "self",
  "exception",
  "to",
  "exception",
  "to",
  "value",
  "delegate",
  "to",
  "iterable",
  "to",
  "iterator",
  "value",
  "done",
  "to",
  "value",
  "which",
  "to",
  "iterable",
  "to",
  "iterator",
  "exception",
  "to",
  "value",
  "to",
  "name",
  "fromlist",
  "level",
  "to",
  "module",
  "name",
  "namespace",
  "module",
  "to",
  "subject",
  "to",
  "subject",
  "to",
  "subject",
  "keys",
  "to",
  "subject",
  "class",
  "positional",
  "names",
  "to",
  "subject",
];
