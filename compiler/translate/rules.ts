/**
 * The rules of DIALECT.md as the checker names them: what was found, and what to write instead. Every rule has a violating
 * snippet in tests/frontend/dialect.test.ts.
 */
export const rules = {
  "module-statement":
    "a module holds imports, classes, enums, functions, type aliases and constants; move the statement into a function",
  "import-form": 'write `import { name } from "./file.ts"`',
  "import-target": "import only from dialect files of compiler/frontend and from dialect.ts",
  "export-form": "export declarations by name, where they are declared or with `export { name } from`",
  "global-state": "module-level state cannot change; keep it in a field of an object that is passed along",
  "constant-form":
    "a module constant is a number, string or boolean expression over literals and constants, an array literal of those, or `new Set([…])`/`new Map([…])` over them",
  "var-declaration": "write `const` or `let`",
  "number-alias": "write i32, u8, u16 or u32 from dialect.ts",
  "type-form":
    "use boolean, an integer alias, string, an array, Map or Set of string or i32, a class, an enum, or `T | null` of a class, array, map or set",
  "null-target": "only classes, arrays, maps and sets can be null; use a flag, -1 or an empty string",
  "missing-type": "write the type of every field, parameter and result",
  "local-type": "the initialiser does not show the type; write it",
  "class-form":
    "a class has declared fields, one constructor and methods, and at most one base class; nothing static, generic, computed or optional",
  "override-form":
    "an overriding method has exactly the parameters and the result of the method that it overrides",
  "function-form":
    "a function has a fixed list of plain parameters: nothing optional, default, rest, generic, async or generating",
  "enum-form": "write a plain numeric `enum` with constant members",
  closure: "write a function of the module, or a class with a method",
  destructuring: "read the fields or elements one by one",
  spread: "push the elements in a loop, or pass the arguments one by one",
  "optional-chain": "compare with null first",
  "operator-kind": "this operator has no counterpart in the dialect",
  exception: "only `fail` leaves early; speculation returns null and restores its position",
  label: "leave nested loops by a flag or a function of their own",
  "for-of": "`for (const x of array)` over arrays only; otherwise count with an index",
  "condition-boolean": 'a condition is a boolean: write `x !== null`, `n !== 0`, `text !== ""`',
  "logic-boolean": "`&&`, `||` and `!` take booleans only",
  "strict-equality": "write `===` or `!==`",
  "equality-operands": "compare integers, strings, booleans, or references with each other or with null",
  "assignment-statement": "an assignment is a statement of its own",
  "step-twice": "what `++` or `--` changes inside an expression appears only once in it",
  "integer-operands":
    "arithmetic, bit operations and order take integers (and `+`, `<`, `>`, `<=`, `>=` two strings)",
  division: "write `idiv(a, b)`",
  "number-literal": "number literals are integers of at most 32 bits",
  "object-literal": "write a class",
  "regular-expression": "write the scan by hand",
  member:
    "this property is not in the dialect; see its list, or add a function to dialect.ts with its C++ twin",
  "map-get": "write `has(k)` first and then `get(k)!`; likewise `pop()!` of an array that is not empty",
  "switch-case":
    "a case ends in break, return, continue or a call of a `never` function; declarations go into a block",
  "switch-label": "a switch is over integers, enums or strings with literal, enum or constant labels",
  cast: "`as` casts between classes of one hierarchy and between integers and enums",
  variance: "arrays, maps and sets convert only to their own type",
  "call-target": "call a function, a method or `super`",
  "element-access": "index arrays with integers (and enums for a member's name); strings have charCodeAt",
  global:
    "only imports, module declarations and locals; for anything else add a function to dialect.ts with its C++ twin",
  undefined: "write null, or a value that means absence",
  template: "a template holds strings and integers",
  "construct-target": "`new` makes classes, `new Map<K, V>()` and `new Set<K>()`",
  unsupported: "this syntax is not in the dialect",
} as const;

export type Rule = keyof typeof rules;
