/** The instructions of the error parser's machine, and what its rules and errors are tagged with. */

/** An instruction and its operands stand in consecutive integers. A *choice* is a place to go on from when matching fails. */
export enum Op {
  /** kind: passes a token of that kind. */
  Token,
  /** keyword: passes that keyword. */
  Word,
  /** Passes an identifier. */
  Name,
  /** Passes a name that is a soft keyword. */
  SoftKeyword,
  /** kind: passes a token of that kind; otherwise the error "expected …". */
  Forced,
  /** rule: matches it; its value becomes the result. */
  Call,
  /** target: makes a choice. */
  Choice,
  /** target: drops the last choice and jumps. */
  Commit,
  /** target: goes back to where the last choice was made, drops it and jumps. */
  BackCommit,
  /** Drops the last choice, then fails. */
  FailTwice,
  Fail,
  /** Drops the last choice: the rule's other alternatives. */
  Cut,
  /** target: jumps unless error rules are on. */
  Guard,
  /** The token just passed becomes the result. */
  Mark,
  /** slot: the result goes there. */
  Store,
  /** slot: the result is added to the list there. */
  Append,
  /** slot: an empty list goes there. */
  NewList,
  /** slot: empties it. */
  Clear,
  /** slot: its value becomes the result. */
  Load,
  /** kind: a node over what the rule matched becomes the result. */
  Node,
  /** slot: its value becomes a child of the result. */
  Child,
  /** slot: the children of its value become children of the result. */
  Children,
  /** Ends the rule with the result. */
  Return,
  /** place, slot, slot, message: an error. */
  Raise,
  /** kind of target, slot: an error if a part of it cannot be one. */
  Target,
  /** callback, slot, slot, message: see actions.ts. */
  Callback,
}

/** A rule's flags, as bits. */
export enum RuleFlag {
  None = 0,
  Memo = 1,
  Cache = 2,
  LeftRecursive = 4,
  Quiet = 8,
  Prune = 16,
}

/** Where an error is placed. */
export enum Place {
  At,
  Range,
  From,
  Here,
  Next,
  Indent,
}

/** Which targets a rule asks for. */
export enum TargetKind {
  Star,
  Del,
  For,
}

export enum Callback {
  Literal,
  Interpolated,
  Conversion,
  Joined,
  GeneratorInCall,
  ArgumentsError,
  Legacy,
  TypeVarTuple,
  ParamSpec,
  ForgottenComma,
  MissingColon,
  MixedStrings,
}

/** Kinds of values that are no expressions; the others are `NodeKind`s. */
export enum ValueKind {
  Token = -1,
  Sequence = -2,
  Other = -3,
}
