// dialect: no — data for generate.ts, which makes the enum, the C++ table and the documentation from it.

/**
 * The instruction set: the one definition from which `opcodes.ts`, the runtime's `opcodes.inc` and OPCODES.md are generated.
 *
 * An instruction is a sequence of 16-bit little-endian units: the opcode, then its operands. `const`, `name` and
 * `target` take two units (low half first), everything else one. Pcs count units from the start of the code.
 *
 * Operand kinds
 *   dst     register written after every register read; left alone when the instruction raises
 *   dst2    two consecutive registers written (callable, self-or-NULL)
 *   src     register read; must hold a value
 *   src?    register read, or 65535 for "none"
 *   raw     register read that may hold NULL (unbound)
 *   cell    register that holds a cell
 *   base    first register of a run that is read; the length is the following `count` (times `stride`, plus `extra`)
 *   dsts    first register of a run that is written
 *   count   unsigned immediate; `imm` likewise, with the meaning that the description gives
 *   const   index into the code object's constants; `name` into its names
 *   target  signed distance in units from the start of this instruction
 *   cache   index of the inline cache, or 65535 for "none": the instruction then works uncached
 *
 * Effects: `raises` may end in an exception; `calls` may run arbitrary Python, and so may collect, block and change any mutable state (it
 * implies raises); `writes` changes state that other code can see; `reads` reads such state; `ends` never falls through. An instruction without any of them is pure.
 * Each instruction has at most one visible effect, and it comes last: an instruction may be started anew after a side exit before it.
 *
 * A StopIteration that leaves the frame of a generator or coroutine (StopAsyncIteration too, for an async generator) becomes a
 * RuntimeError with it as cause; no instruction says so. An exception raised while another one is handled gets that as its context.
 */

export type OperandKind =
  | "dst"
  | "dst2"
  | "src"
  | "src?"
  | "raw"
  | "cell"
  | "base"
  | "dsts"
  | "count"
  | "imm"
  | "const"
  | "name"
  | "target"
  | "cache";

export type Effect = "raises" | "calls" | "writes" | "reads" | "ends";

export interface OpcodeSpec {
  readonly name: string;
  /** "name:kind" separated by blanks. */
  readonly operands: string;
  readonly effects: readonly Effect[];
  readonly doc: string;
  /** Registers of a `base` or `dsts` run for each unit of `count`; 1 unless given. */
  readonly stride?: number;
  /** Registers of the run beyond `count * stride`. */
  readonly extra?: number;
}

function op(
  name: string,
  operands: string,
  effects: string,
  doc: string,
  run: { stride?: number; extra?: number } = {},
): OpcodeSpec {
  return { name, operands, effects: effects === "" ? [] : (effects.split(" ") as Effect[]), doc, ...run };
}

const binaryNames: readonly (readonly [string, string])[] = [
  ["Add", "+"],
  ["Subtract", "-"],
  ["Multiply", "*"],
  ["TrueDivide", "/"],
  ["FloorDivide", "//"],
  ["Remainder", "%"],
  ["Power", "**"],
  ["MatrixMultiply", "@"],
  ["LeftShift", "<<"],
  ["RightShift", ">>"],
  ["And", "&"],
  ["Or", "|"],
  ["Xor", "^"],
];

const comparisons: readonly (readonly [string, string])[] = [
  ["Less", "<"],
  ["LessEqual", "<="],
  ["Equal", "=="],
  ["NotEqual", "!="],
  ["Greater", ">"],
  ["GreaterEqual", ">="],
];

export const opcodeTable: readonly OpcodeSpec[] = [
  // Moves and constants
  op("Move", "to:dst from:raw", "", "to = from, NULL included."),
  op("LoadConst", "to:dst value:const", "", "to = the constant; materialised at first use."),
  op("LoadNull", "to:dst", "", "to = NULL: an unbound local, or the empty self of a call."),
  op(
    "LoadCommon",
    "to:dst which:imm",
    "",
    "to = an object that the compiler needs whatever the names say; see CommonObject.",
  ),

  // Names
  op(
    "LoadGlobal",
    "to:dst name:name cache:cache",
    "reads raises",
    "to = globals()[name], else the built-in; NameError.",
  ),
  op("StoreGlobal", "name:name from:src cache:cache", "writes", "globals()[name] = from."),
  op("DeleteGlobal", "name:name", "writes raises", "del globals()[name]; NameError."),
  op(
    "LoadName",
    "to:dst namespace:src name:name cache:cache",
    "calls",
    "Class and exec bodies: namespace[name], else global, else built-in; NameError.",
  ),
  op("StoreName", "namespace:src name:name from:src", "calls", "namespace[name] = from."),
  op("DeleteName", "namespace:src name:name", "calls", "del namespace[name]; NameError."),
  op(
    "LoadNameOrCell",
    "to:dst namespace:src cell:cell name:name",
    "calls",
    "namespace[name], else the cell's content; NameError.",
  ),
  op(
    "LoadNameOrGlobal",
    "to:dst namespace:src name:name",
    "calls",
    "Annotation scopes of a class: namespace[name], else global, else built-in; NameError.",
  ),
  op("CheckBound", "register:raw name:name", "raises", "UnboundLocalError when the register is NULL."),
  op(
    "MakeCell",
    "register:dst initial:raw",
    "",
    "register = a new cell that holds initial (which may be NULL).",
  ),
  op("LoadFree", "to:dst index:imm", "", "to = the running function's closure cell number index."),
  op(
    "LoadCell",
    "to:dst cell:cell name:name free:imm",
    "reads raises",
    "to = the cell's content; when empty UnboundLocalError, or NameError if free = 1.",
  ),
  op("StoreCell", "cell:cell from:raw", "writes", "Sets the cell's content; NULL empties it."),

  // Attributes and items
  op("LoadAttr", "to:dst object:src name:name cache:cache", "calls", "to = object.name."),
  op(
    "LoadMethod",
    "to:dst2 object:src name:name cache:cache",
    "calls",
    "(to, to+1) = (function, object) when object.name is an unbound plain method, else (object.name, NULL).",
  ),
  op(
    "LoadSuperAttr",
    "to:dst super:src class:src self:src name:name",
    "calls",
    "to = super(class, self).name, where super is whatever the name `super` holds.",
  ),
  op(
    "LoadSuperMethod",
    "to:dst2 super:src class:src self:src name:name",
    "calls",
    "As LoadMethod for super(class, self).name.",
  ),
  op(
    "LoadSpecial",
    "to:dst2 object:src which:imm",
    "calls",
    "As LoadMethod for a special method looked up on the type; see SpecialMethod. TypeError when it has none.",
  ),
  op("StoreAttr", "object:src name:name from:src cache:cache", "calls", "object.name = from."),
  op("DeleteAttr", "object:src name:name", "calls", "del object.name."),
  op("LoadItem", "to:dst object:src index:src cache:cache", "calls", "to = object[index]."),
  op("StoreItem", "object:src index:src from:src cache:cache", "calls", "object[index] = from."),
  op("DeleteItem", "object:src index:src", "calls", "del object[index]."),
  op("BuildSlice", "to:dst start:src stop:src step:src", "", "to = slice(start, stop, step)."),

  // Operators
  ...binaryNames.map(([name, sign]) =>
    op(name, "to:dst left:src right:src cache:cache", "calls", `to = left ${sign} right.`),
  ),
  ...binaryNames.map(([name, sign]) =>
    op(`InPlace${name}`, "to:dst left:src right:src cache:cache", "calls", `to = left ${sign}= right.`),
  ),
  op("Negative", "to:dst operand:src", "calls", "to = -operand."),
  op("Positive", "to:dst operand:src", "calls", "to = +operand."),
  op("Invert", "to:dst operand:src", "calls", "to = ~operand."),
  op("Not", "to:dst operand:src", "calls", "to = not operand."),
  ...comparisons.map(([name, sign]) =>
    op(name, "to:dst left:src right:src cache:cache", "calls", `to = left ${sign} right.`),
  ),
  op("Is", "to:dst left:src right:src", "", "to = left is right."),
  op("IsNot", "to:dst left:src right:src", "", "to = left is not right."),
  op("In", "to:dst item:src container:src", "calls", "to = item in container."),
  op("NotIn", "to:dst item:src container:src", "calls", "to = item not in container."),

  // Control flow
  op("Jump", "to:target", "ends", "Forward jump."),
  op("JumpBack", "to:target", "calls ends", "Backward jump: a poll, and the loop's hotness counter."),
  op("JumpIfTrue", "test:src to:target", "calls", "Jumps forward when bool(test)."),
  op("JumpIfFalse", "test:src to:target", "calls", "Jumps forward when not bool(test)."),
  op("JumpIfNone", "test:src to:target", "", "Jumps forward when test is None."),
  op("JumpIfNotNone", "test:src to:target", "", "Jumps forward when test is not None."),
  op("Return", "value:src", "ends", "Leaves the frame with a value."),

  // Calls. The run is callable, self-or-NULL, arguments.
  op(
    "Call",
    "to:dst callee:base count:count cache:cache",
    "calls",
    "to = callee(self?, arguments…); count excludes callee and self.",
    { extra: 2 },
  ),
  op(
    "CallKeywords",
    "to:dst callee:base count:count names:const cache:cache",
    "calls",
    "As Call; the last len(names) arguments are keywords.",
    { extra: 2 },
  ),
  op(
    "CallSpread",
    "to:dst callee:src arguments:src keywords:src?",
    "calls",
    "to = callee(*arguments, **keywords): any iterable (TypeError naming the callee when it is none), and a dict or none.",
  ),

  // Building
  op("BuildTuple", "to:dst items:base count:count", "", "to = (items…)."),
  op("BuildList", "to:dst items:base count:count", "", "to = [items…]."),
  op("BuildSet", "to:dst items:base count:count", "calls", "to = {items…}."),
  op("BuildDict", "to:dst items:base count:count", "calls", "to = {key: value, …}, inserted in order.", {
    stride: 2,
  }),
  op("BuildString", "to:dst items:base count:count", "", "to = the concatenation of str items."),
  op("ListAppend", "list:src item:src", "writes", "Appends; the list is the compiler's own, not yet shared."),
  op("ListExtend", "list:src items:src", "calls", "list.extend(items), with the messages of `[*x]`."),
  op("ListToTuple", "to:dst list:src", "", "to = tuple(list)."),
  op("SetAdd", "set:src item:src", "calls", "set.add(item)."),
  op("SetUpdate", "set:src items:src", "calls", "set.update(items)."),
  op("DictSet", "dict:src key:src value:src", "calls", "dict[key] = value."),
  op("DictUpdate", "dict:src other:src", "calls", "dict.update(other), with the messages of `{**x}`."),
  op(
    "DictMerge",
    "dict:src other:src callee:src",
    "calls",
    "Keyword arguments: update, but a key present twice or not a str is the call's TypeError.",
  ),
  op("Convert", "to:dst value:src which:imm", "calls", "f-string conversion: 1 str, 2 repr, 3 ascii."),
  op("Format", "to:dst value:src spec:src?", "calls", "to = format(value, spec or '')."),
  op(
    "BuildInterpolation",
    "to:dst value:src text:src conversion:imm spec:src?",
    "calls",
    "to = an Interpolation; conversion as in Convert, 0 none.",
  ),
  op("BuildTemplate", "to:dst strings:src interpolations:src", "calls", "to = a Template from two tuples."),

  // Iteration and unpacking
  op("GetIter", "to:dst iterable:src", "calls", "to = iter(iterable)."),
  op(
    "ForIter",
    "to:dst iterator:src done:target",
    "calls",
    "to = next(iterator); at the end jumps forward and leaves `to` alone.",
  ),
  op("Unpack", "to:dsts count:count iterable:src", "calls", "Exactly count items into registers to…"),
  op(
    "UnpackRest",
    "to:dsts before:count after:imm iterable:src",
    "calls",
    "before items, a list of the rest, after items; count is before + 1 + after.",
    { extra: 1 },
  ),

  // Functions and classes
  op(
    "MakeFunction",
    "to:dst code:const defaults:src? keywordDefaults:src? closure:src? annotate:src?",
    "",
    "to = a function: tuple, dict, tuple of cells, function; each or none.",
  ),
  op("LoadBuildClass", "to:dst", "reads raises", "to = builtins.__build_class__."),
  op(
    "Intrinsic",
    "to:dst which:imm first:src? second:src?",
    "calls",
    "Rare operations; see IntrinsicFunction.",
  ),

  // Exceptions
  op(
    "Raise",
    "exception:src? cause:src?",
    "calls ends",
    "raise exception from cause; without exception re-raises the handled one.",
  ),
  op("Reraise", "exception:src", "raises ends", "Raises an exception again, traceback unchanged."),
  op(
    "EnterHandler",
    "saved:dst exception:src",
    "writes",
    "saved = the handled exception or NULL; exception becomes the handled one.",
  ),
  op("LeaveHandler", "saved:raw", "writes", "Restores what EnterHandler saved."),
  op(
    "MatchException",
    "to:dst exception:src type:src",
    "calls",
    "to = whether `except type` catches it; TypeError for what is no exception class.",
  ),
  op(
    "MatchGroup",
    "rest:dst2 exception:src type:src",
    "calls",
    "except*: (rest or None, matching part or None); the exception is None when nothing is left.",
  ),
  op(
    "CallExit",
    "to:dst exit:src self:raw exception:src",
    "calls",
    "to = exit(self?, type, exception, traceback).",
  ),
  op(
    "CleanupThrow",
    "to:dst exception:src",
    "raises",
    "StopIteration: to = its value; anything else is raised again.",
  ),

  // Generators and coroutines
  op(
    "Yield",
    "to:dst value:src delegate:src?",
    "calls",
    "Suspends with value; to = what is sent. `delegate` is the iterator that `yield from` waits for.",
  ),
  op("GetYieldFromIter", "to:dst iterable:src", "calls", "to = the iterator for `yield from`."),
  op(
    "Send",
    "to:dst iterator:src value:src done:target",
    "calls",
    "to = iterator.send(value); when it returns, to = its value and a forward jump.",
  ),
  op(
    "GetAwaitable",
    "to:dst value:src which:imm",
    "calls",
    "to = the iterator of `await value`; which: 0 await, 1 __aenter__, 2 __aexit__.",
  ),
  op("GetAsyncIter", "to:dst iterable:src", "calls", "to = type(iterable).__aiter__(iterable)."),
  op("GetAsyncNext", "to:dst iterator:src", "calls", "to = the awaitable's iterator of __anext__."),
  op("EndAsyncFor", "exception:src", "raises", "Swallows StopAsyncIteration; anything else is raised again."),
  op("AsyncWrap", "to:dst value:src", "", "Marks a value that an async generator yields."),

  // Imports
  op(
    "ImportName",
    "to:dst name:name fromlist:src level:imm",
    "calls",
    "to = __import__(name, globals(), …, fromlist, level).",
  ),
  op(
    "ImportFrom",
    "to:dst module:src name:name",
    "calls",
    "to = module.name, else sys.modules; ImportError.",
  ),
  op(
    "ImportStar",
    "namespace:src? module:src",
    "calls",
    "from module import *, into the namespace or the globals.",
  ),

  // Matching
  op("MatchMapping", "to:dst subject:src", "", "to = whether the subject is a mapping."),
  op(
    "MatchSequence",
    "to:dst subject:src",
    "",
    "to = whether the subject is a sequence that patterns unpack.",
  ),
  op(
    "MatchKeys",
    "to:dst subject:src keys:src",
    "calls",
    "to = a tuple of the values for the keys, or None.",
  ),
  op(
    "MatchClass",
    "to:dst subject:src class:src positional:imm names:const",
    "calls",
    "to = a tuple of the attributes, or None.",
  ),
  op("GetLength", "to:dst subject:src", "calls", "to = len(subject)."),
];

export interface Choice {
  readonly name: string;
  readonly doc: string;
}

/** Operand values of LoadCommon, LoadSpecial and Intrinsic: generated as enums beside the opcodes. */
export const choiceTables: Readonly<Record<string, readonly Choice[]>> = {
  CommonObject: [
    { name: "AssertionError", doc: "for assert" },
    { name: "NotImplementedError", doc: "for annotate functions asked for an unknown format" },
    { name: "BuiltinTuple", doc: "the type tuple" },
    { name: "BuiltinAll", doc: "the function all" },
    { name: "BuiltinAny", doc: "the function any" },
  ],
  SpecialMethod: [
    { name: "Enter", doc: "__enter__" },
    { name: "Exit", doc: "__exit__" },
    { name: "AsyncEnter", doc: "__aenter__" },
    { name: "AsyncExit", doc: "__aexit__" },
  ],
  IntrinsicFunction: [
    { name: "TypeVar", doc: "a type variable named first" },
    { name: "TypeVarWithBound", doc: "name, function that evaluates the bound" },
    { name: "TypeVarWithConstraints", doc: "name, function that evaluates the constraints" },
    { name: "ParamSpec", doc: "name" },
    { name: "TypeVarTuple", doc: "name" },
    {
      name: "SetTypeParamDefault",
      doc: "type parameter, function that evaluates the default; gives the parameter",
    },
    { name: "SubscriptGeneric", doc: "typing.Generic[*first], for the bases of a generic class" },
    {
      name: "TypeAlias",
      doc: "first is the tuple (name, type parameters or None, function that evaluates the value)",
    },
    { name: "SetFunctionTypeParams", doc: "function, tuple of type parameters; gives the function" },
    {
      name: "SetupAnnotations",
      doc: "from __future__ import annotations: __annotations__ = {} in the namespace first (none: the globals) unless it is there",
    },
    {
      name: "PrepareReraiseStar",
      doc: "except*: original exception, list of raised exceptions and last the unhandled rest or None; gives what to raise, or None",
    },
    { name: "Print", doc: "sys.displayhook(first): expression statements of compile(…, 'single')" },
  ],
};
