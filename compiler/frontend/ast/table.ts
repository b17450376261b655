// dialect: no — data for generate.ts, which writes nodes.ts and dumpNodes.ts.

/**
 * The abstract syntax of Python 3.14 as data: CPython's ASDL, from which `generate.ts` writes `nodes.ts` and `dumpNodes.ts`.
 *
 * Notation of a field: `name: type`, where a type may end in `?` (optional) or `*` (sequence), or `?*` (sequence with holes).
 * Names are CPython's; the classes carry them in camel case. Types:
 *   - a sum or product of this table (`expr`, `arguments`, …);
 *   - an operator enum of `operatorEnums` (`operator`, `expr_context`, …);
 *   - `identifier`: a string, "" where CPython has None;
 *   - `int`, `bool` (an `int` in CPython that is 0 or 1), `codepoints` (a str value);
 *   - `literal`: the value of a Constant (four fields, see `Constant` in nodes.ts); `singleton`: None, True or False.
 *
 * The sum `excepthandler` has one constructor, so it is a product here.
 * Type comments (`type_comment`, `type_ignores`, the mode `func_type`) are left out: compile() never asks the parser for them.
 */

export interface NodeSpec {
  /** CPython's name, which `ast.dump` prints. */
  name: string;
  /** The class in nodes.ts; differs where the name is taken (`Expr` is the base class, `Set` the language's own). */
  className: string;
  /** The sum type it belongs to, "" for a product. */
  base: string;
  located: boolean;
  fields: FieldSpec[];
}

export interface FieldSpec {
  name: string;
  type: string;
  suffix: "" | "?" | "*" | "?*";
}

/** Base classes: sum name in the ASDL, class name, and whether its nodes have positions. */
export const sums: { name: string; className: string; located: boolean }[] = [
  { name: "mod", className: "Mod", located: false },
  { name: "stmt", className: "Stmt", located: true },
  { name: "expr", className: "Expr", located: true },
  { name: "pattern", className: "Pattern", located: true },
  { name: "type_param", className: "TypeParam", located: true },
];

/** Sums of constructors without fields become enums. */
export const operatorEnums: { name: string; enumName: string; members: string[] }[] = [
  { name: "expr_context", enumName: "ExprContext", members: ["Load", "Store", "Del"] },
  { name: "boolop", enumName: "BoolOperator", members: ["And", "Or"] },
  {
    name: "operator",
    enumName: "Operator",
    members: "Add Sub Mult MatMult Div Mod Pow LShift RShift BitOr BitXor BitAnd FloorDiv".split(" "),
  },
  { name: "unaryop", enumName: "UnaryOperator", members: ["Invert", "Not", "UAdd", "USub"] },
  {
    name: "cmpop",
    enumName: "CompareOperator",
    members: "Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn".split(" "),
  },
];

const classNames = new Map([
  ["Expr", "ExprStmt"],
  ["Set", "SetDisplay"],
  ["comprehension", "Comprehension"],
  ["arguments", "Arguments"],
  ["arg", "Arg"],
  ["keyword", "Keyword"],
  ["alias", "Alias"],
  ["withitem", "WithItem"],
  ["match_case", "MatchCase"],
]);

const locatedProducts = new Set(["ExceptHandler", "arg", "keyword", "alias"]);

const grammar = `
mod Module body:stmt*
mod Interactive body:stmt*
mod Expression body:expr

stmt FunctionDef name:identifier args:arguments body:stmt* decorator_list:expr* returns:expr? type_params:type_param*
stmt AsyncFunctionDef name:identifier args:arguments body:stmt* decorator_list:expr* returns:expr? type_params:type_param*
stmt ClassDef name:identifier bases:expr* keywords:keyword* body:stmt* decorator_list:expr* type_params:type_param*
stmt Return value:expr?
stmt Delete targets:expr*
stmt Assign targets:expr* value:expr
stmt TypeAlias name:expr type_params:type_param* value:expr
stmt AugAssign target:expr op:operator value:expr
stmt AnnAssign target:expr annotation:expr value:expr? simple:bool
stmt For target:expr iter:expr body:stmt* orelse:stmt*
stmt AsyncFor target:expr iter:expr body:stmt* orelse:stmt*
stmt While test:expr body:stmt* orelse:stmt*
stmt If test:expr body:stmt* orelse:stmt*
stmt With items:withitem* body:stmt*
stmt AsyncWith items:withitem* body:stmt*
stmt Match subject:expr cases:match_case*
stmt Raise exc:expr? cause:expr?
stmt Try body:stmt* handlers:ExceptHandler* orelse:stmt* finalbody:stmt*
stmt TryStar body:stmt* handlers:ExceptHandler* orelse:stmt* finalbody:stmt*
stmt Assert test:expr msg:expr?
stmt Import names:alias*
stmt ImportFrom module:identifier? names:alias* level:int
stmt Global names:identifier*
stmt Nonlocal names:identifier*
stmt Expr value:expr
stmt Pass
stmt Break
stmt Continue

expr BoolOp op:boolop values:expr*
expr NamedExpr target:expr value:expr
expr BinOp left:expr op:operator right:expr
expr UnaryOp op:unaryop operand:expr
expr Lambda args:arguments body:expr
expr IfExp test:expr body:expr orelse:expr
expr Dict keys:expr?* values:expr*
expr Set elts:expr*
expr ListComp elt:expr generators:comprehension*
expr SetComp elt:expr generators:comprehension*
expr DictComp key:expr value:expr generators:comprehension*
expr GeneratorExp elt:expr generators:comprehension*
expr Await value:expr
expr Yield value:expr?
expr YieldFrom value:expr
expr Compare left:expr ops:cmpop* comparators:expr*
expr Call func:expr args:expr* keywords:keyword*
expr FormattedValue value:expr conversion:int format_spec:expr?
expr Interpolation value:expr str:codepoints conversion:int format_spec:expr?
expr JoinedStr values:expr*
expr TemplateStr values:expr*
expr Constant value:literal
expr Attribute value:expr attr:identifier ctx:expr_context
expr Subscript value:expr slice:expr ctx:expr_context
expr Starred value:expr ctx:expr_context
expr Name id:identifier ctx:expr_context
expr List elts:expr* ctx:expr_context
expr Tuple elts:expr* ctx:expr_context
expr Slice lower:expr? upper:expr? step:expr?

- comprehension target:expr iter:expr ifs:expr* is_async:bool
- ExceptHandler type:expr? name:identifier? body:stmt*
- arguments posonlyargs:arg* args:arg* vararg:arg? kwonlyargs:arg* kw_defaults:expr?* kwarg:arg? defaults:expr*
- arg arg:identifier annotation:expr?
- keyword arg:identifier? value:expr
- alias name:identifier asname:identifier?
- withitem context_expr:expr optional_vars:expr?
- match_case pattern:pattern guard:expr? body:stmt*

pattern MatchValue value:expr
pattern MatchSingleton value:singleton
pattern MatchSequence patterns:pattern*
pattern MatchMapping keys:expr* patterns:pattern* rest:identifier?
pattern MatchClass cls:expr patterns:pattern* kwd_attrs:identifier* kwd_patterns:pattern*
pattern MatchStar name:identifier?
pattern MatchAs pattern:pattern? name:identifier?
pattern MatchOr patterns:pattern*

type_param TypeVar name:identifier bound:expr? default_value:expr?
type_param ParamSpec name:identifier default_value:expr?
type_param TypeVarTuple name:identifier default_value:expr?
`;

function parseField(text: string): FieldSpec {
  const match = /^(\w+):(\w+)(\?\*|\?|\*)?$/.exec(text);
  if (match === null) throw new Error(`malformed field: ${text}`);
  return { name: match[1]!, type: match[2]!, suffix: (match[3] ?? "") as FieldSpec["suffix"] };
}

function parseNode(line: string): NodeSpec {
  const [base, name, ...fields] = line.split(" ");
  const sum = sums.find((entry) => entry.name === base);
  if (sum === undefined && base !== "-") throw new Error(`unknown sum: ${line}`);
  return {
    name: name!,
    className: classNames.get(name!) ?? name!,
    base: sum === undefined ? "" : sum.name,
    located: sum === undefined ? locatedProducts.has(name!) : sum.located,
    fields: fields.map(parseField),
  };
}

/** All nodes, in the order of their `NodeKind`. */
export const nodes: NodeSpec[] = grammar
  .split("\n")
  .filter((line) => line !== "")
  .map(parseNode);
