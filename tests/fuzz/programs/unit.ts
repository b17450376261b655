/**
 * Random programs for row C5: units of classes, helpers, generators and one main function each, and the frame that runs them and prints
 * what they return or raise, with the lines of the traceback. A unit stands alone on the frame, so a difference is shown as one unit.
 */
import { Random } from "../../support/random.ts";
import { expression, literal } from "./expressions.ts";
import { hotUnit } from "./hot.ts";
import { type Callable, type Kind, Scope, type UnitContext } from "./scope.ts";
import { block } from "./statements.ts";

export interface Unit {
  /** The number that makes it again. */
  readonly number: number;
  readonly source: string;
  /** How many functions, methods and generators it defines. */
  readonly functions: number;
}

/** What every program begins with. */
export const frame = `class Trouble(Exception):
    def __init__(self, code=0):
        super().__init__("trouble", code)
        self.code = code


class Guard:
    def __init__(self, out, swallow):
        self.out = out
        self.swallow = swallow

    def __enter__(self):
        self.out.append("enter")
        return len(self.out)

    def __exit__(self, kind, value, traceback):
        self.out.append(("exit", None if kind is None else kind.__name__))
        return self.swallow is not None and kind is not None and issubclass(kind, self.swallow)


def explain(error, depth=0):
    if isinstance(error, RecursionError):
        return "RecursionError"  # how deep it happens, and so where and in what words, is the implementation's own
    lines = []
    traceback = error.__traceback__
    while traceback is not None:
        lines.append(traceback.tb_lineno)
        traceback = traceback.tb_next
    text = f"{type(error).__name__}({error}) at {lines}"
    if error.__cause__ is not None and depth < 4:
        text += " from " + explain(error.__cause__, depth + 1)
    elif error.__context__ is not None and not error.__suppress_context__ and depth < 4:
        text += " during " + explain(error.__context__, depth + 1)
    return text


def show(value, depth=0):
    if depth > 6:
        return "..."
    if isinstance(value, (list, tuple)):
        return type(value).__name__ + "[" + ", ".join([show(item, depth + 1) for item in value[:40]]) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join([show(k, depth + 1) + ": " + show(v, depth + 1) for k, v in value.items()]) + "}"
    if isinstance(value, (int, float, str, type(None))):
        return repr(value)[:200]
    if hasattr(value, "__dict__"):
        return type(value).__name__ + show(value.__dict__, depth + 1)
    return type(value).__name__


def attempt(unit, number, function, arguments):
    out = []
    try:
        result = function(out, *arguments)
    except Exception as error:
        print(unit, number, "raised", explain(error), show(out))
    else:
        print(unit, number, "returned", show(result), show(out))

`;

const parameterKinds: readonly Kind[] = ["int", "int", "float", "str", "ints", "bool", "dict"];

function parametersOf(s: Scope, count: number): { text: string; kinds: Kind[]; optional: number } {
  const kinds = Array.from({ length: count }, () => s.random.pick(parameterKinds));
  const optional = s.random.below(3) === 0 && count > 0 ? 1 : 0;
  const text = kinds
    .map(
      (kind, i) =>
        `p${i}${i >= count - optional ? `=${kind === "ints" || kind === "dict" ? "()" : literal(s, kind)}` : ""}`,
    )
    .join(", ");
  for (const [i, kind] of kinds.entries()) s.declare(`p${i}`, kind);
  return { text, kinds, optional };
}

/** A small pure function: what inlining and typed calls live on. */
function helper(unit: UnitContext): string[] {
  const s = new Scope(unit);
  const name = s.fresh("helper");
  const parameters = parametersOf(s, 1 + s.random.below(3));
  const result = s.random.pick(["int", "int", "float", "str", "bool", "ints"] as const);
  s.loops = 2;
  const lines = [`def ${name}(${parameters.text}):`];
  if (s.chance(30))
    lines.push(`    if ${expression(s, "bool", 2)}:`, `        return ${expression(s, result, 2)}`);
  if (s.chance(20)) {
    lines.push(`    v0 = ${expression(s, "int", 2)}`);
    s.declare("v0", "int");
  }
  lines.push(`    return ${expression(s, result, 3)}`);
  unit.callables.push({
    name,
    parameters: parameters.kinds,
    optional: parameters.optional,
    result,
    generator: false,
  });
  return [...lines, ""];
}

function recursive(unit: UnitContext): string[] {
  const s = new Scope(unit);
  const name = s.fresh("recursive");
  s.declare("p0", "int");
  s.declare("p1", "int");
  s.loops = 2;
  const again = `${name}(p0 - 1, ${expression(s, "int", 1)})`;
  const lines = [
    `def ${name}(p0, p1):`,
    "    if p0 <= 0:",
    `        return ${expression(s, "int", 2)}`,
    ...(s.chance(30) ? [`    if ${expression(s, "bool", 1)}:`, "        raise Trouble(p0)"] : []),
    `    return (${again} ${s.random.pick(["+", "-", "^"])} ${expression(s, "int", 1)}) ${s.random.pick(["% 65521", "| 1", "& 0xffffffffffff"])}`,
    "",
    `def ${name}_small(p0, p1):`,
    `    return ${name}(p0 & 7 if isinstance(p0, int) else p0, p1)`,
    "",
  ];
  unit.callables.push({
    name: `${name}_small`,
    parameters: ["int", "int"],
    optional: 0,
    result: "int",
    generator: false,
  });
  return lines;
}

function generatorFunction(unit: UnitContext): string[] {
  const s = new Scope(unit);
  const name = s.fresh("generator");
  const parameters = parametersOf(s, 1 + s.random.below(2));
  s.generator = true;
  s.depth = 0;
  const global = unit.globals.length > 0 ? [`    global ${unit.globals.join(", ")}`] : [];
  const body = [...block(s, 4)];
  const lines = [
    `def ${name}(${parameters.text}):`,
    ...global,
    "    out = []",
    ...body,
    `    yield ${expression(s, "int", 1)}`,
    ...(s.chance(40) ? ["    return out"] : []),
    "",
  ];
  unit.callables.push({
    name,
    parameters: parameters.kinds,
    optional: parameters.optional,
    result: "int",
    generator: true,
  });
  return lines;
}

function method(unit: UnitContext, prefix: string): { lines: string[]; callable: Callable } {
  const s = new Scope(unit);
  const name = s.fresh(prefix);
  const parameters = parametersOf(s, s.random.below(3));
  s.declare("self", "object");
  s.declare("self.n", "int");
  s.declare("self.x", "float");
  s.declare("self.items", "ints");
  s.loops = 2;
  const result = s.random.pick(["int", "float", "str"] as const);
  const lines = [`    def ${name}(self${parameters.text === "" ? "" : `, ${parameters.text}`}):`];
  if (s.chance(50))
    lines.push(`        self.n ${s.random.pick(["+=", "-=", "^="])} ${expression(s, "int", 2)}`);
  if (s.chance(25)) lines.push(`        self.x = ${expression(s, "float", 2)}`);
  lines.push(`        return ${expression(s, result, 3)}`);
  return {
    lines,
    callable: { name, parameters: parameters.kinds, optional: parameters.optional, result, generator: false },
  };
}

function special(s: Scope, name: string): string[] {
  const operand = `other.n if hasattr(other, "n") else other`;
  switch (name) {
    case "__add__":
      return [
        "    def __add__(self, other):",
        `        return type(self)(self.n + (${operand}), self.x + ${literal(s, "float")})`,
      ];
    case "__sub__":
      return [
        "    def __sub__(self, other):",
        "        if not hasattr(other, 'n'):",
        "            return NotImplemented",
        "        return type(self)(self.n - other.n, self.x)",
      ];
    case "__eq__":
      return ["    def __eq__(self, other):", `        return hasattr(other, "n") and self.n == other.n`];
    case "__lt__":
      return ["    def __lt__(self, other):", "        return self.n < other.n"];
    case "__len__":
      return ["    def __len__(self):", "        return self.n % 1000"];
    case "__getitem__":
      return ["    def __getitem__(self, index):", "        return self.items[index]"];
    case "__iter__":
      return ["    def __iter__(self):", "        yield self.n", "        yield from self.items"];
    case "__call__":
      return ["    def __call__(self, value=1):", "        return self.n + value"];
    case "__getattr__":
      return [
        "    def __getattr__(self, name):",
        "        if name.startswith('_'):",
        "            raise AttributeError(name)",
        "        return len(name)",
      ];
    default:
      return ["    @property", "    def double(self):", "        return self.n * 2"];
  }
}

function classDefinition(unit: UnitContext): string[] {
  const s = new Scope(unit);
  const name = s.fresh("Class");
  const parent = unit.classes.length > 0 && s.chance(50) ? s.random.pick(unit.classes) : null;
  const slots = parent === null && s.chance(20);
  const lines = [`class ${name}${parent === null ? "" : `(${parent.name})`}:`];
  if (slots) lines.push('    __slots__ = ("n", "x", "items", "extra")');
  lines.push("    made = 0", "");
  if (parent === null) {
    lines.push(
      "    def __init__(self, n, x=0.0):",
      "        self.n = n",
      `        self.x = x${s.chance(30) ? " * 2" : ""}`,
      `        self.items = ${s.random.pick(["[n]", "[]", "[n, 1, 2]", "list(range(3))"])}`,
    );
    lines.push(
      `        ${name}.made += 1`,
      "",
      "    def __repr__(self):",
      `        return f"<${name} {self.n!r} {self.x!r}>"`,
      "",
    );
  } else if (s.chance(40)) {
    lines.push(
      "    def __init__(self, n, x=1.5):",
      "        super().__init__(n, x)",
      `        self.n ${s.random.pick(["+=", "^="])} 1`,
      "",
    );
  }
  const methods: Callable[] = parent === null ? [] : [...parent.methods];
  for (let i = s.random.below(3) + (parent === null ? 1 : 0); i > 0; i--) {
    const overridden =
      parent !== null && s.chance(40) && parent.methods.length > 0 ? s.random.pick(parent.methods) : null;
    if (overridden !== null) {
      lines.push(
        `    def ${overridden.name}(self, *values, **named):`,
        `        return super().${overridden.name}(*values, **named)`,
        "",
      );
      continue;
    }
    const made = method(unit, "method");
    methods.push(made.callable);
    lines.push(...made.lines, "");
  }
  const specials = [
    "__add__",
    "__sub__",
    "__eq__",
    "__lt__",
    "__len__",
    "__getitem__",
    "__iter__",
    "__call__",
    "__getattr__",
    "property",
  ];
  for (const one of specials)
    if (s.chance(one === "__getattr__" ? 8 : 30)) lines.push(...special(s, one), "");
  unit.classes.push({ name, methods });
  return lines;
}

/** The unit of one number: the same text on every call. Every second one is for the optimising tier. */
export function makeUnit(number: number): Unit {
  const random = new Random(Math.imul(number, 0x9e3779b1) ^ 0x5bd1e995);
  const text = number % 2 === 0 ? mixedUnit(random, number) : hotUnit(random, number);
  const source = qualify(text, number);
  return { number, source, functions: source.match(/^ *def /gm)?.length ?? 0 };
}

function mixedUnit(random: Random, number: number): string {
  const unit: UnitContext = { random, callables: [], classes: [], globals: [], counter: 0 };
  const lines: string[] = [];
  for (let i = random.below(2) + 1; i > 0; i--) {
    const name = `global${unit.globals.length}`;
    unit.globals.push(name);
    lines.push(`${name} = ${random.below(100)}`);
  }
  for (let i = 1 + random.below(2); i > 0; i--) lines.push(...classDefinition(unit));
  for (let i = random.below(4); i > 0; i--) lines.push(...random.pick([helper, helper, recursive])(unit));
  for (let i = random.below(3); i > 0; i--) lines.push(...generatorFunction(unit));
  const s = new Scope(unit);
  const count = random.below(5);
  const { kinds } = parametersOf(s, count);
  lines.push(`def main(${["out", ...kinds.map((_, i) => `p${i}`)].join(", ")}):`);
  lines.push(`    global ${unit.globals.join(", ")}`);
  for (let i = 2 + random.below(3); i > 0; i--) lines.push(...block(s, 2));
  lines.push(
    `    return (${s.variables
      .filter((v) => v.name.startsWith("v"))
      .map((v) => `${v.name}, `)
      .join("")})`,
  );
  lines.push("");
  const literals = new Scope(unit);
  for (let i = 0; i < 4; i++) {
    const values = kinds.map((kind) =>
      literal(literals, i === 3 && literals.chance(40) ? random.pick(parameterKinds) : kind),
    );
    lines.push(`attempt(${number}, ${i}, main, (${values.map((value) => `${value}, `).join("")}))`);
  }
  return lines.join("\n");
}

/** Gives the module-level names of a unit its number. */
function qualify(source: string, number: number): string {
  return source.replaceAll(
    /\b(global\d+|helper\d+|recursive\d+(?:_small)?|generator\d+|Class\d+|main)\b/g,
    `$1_${number}`,
  );
}

export function programOf(units: readonly Unit[]): string {
  return `${frame}\n${units.map((unit) => unit.source).join("\n\n")}\n`;
}
