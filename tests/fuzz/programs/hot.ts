/**
 * Units for the optimising tier. What `statements.ts` writes fails or changes its types after a few steps; here types hold for most of the time, so that functions get unboxed
 * values, slots, inlined calls and objects in registers, and then something goes against the guess: an overflow, a value of another type, a class that changes, an exception, a
 * deleted variable, in the middle of a loop with all of that alive.
 */
import type { Random } from "../../support/random.ts";
import { hotStatements } from "./hotStatements.ts";

export type HotKind = "int" | "float" | "object";

export interface HotMethod {
  readonly name: string;
  readonly takes: readonly HotKind[];
  readonly gives: HotKind | "none";
}

/** Every class of a hot unit is made from two numbers or takes those it lacks from defaults. */
export interface HotClass {
  readonly name: string;
  readonly ints: readonly string[];
  readonly floats: readonly string[];
  readonly methods: HotMethod[];
  /** Binary operators with another instance, or with a number, that give an instance. */
  readonly operators: string[];
}

export interface HotFunction {
  readonly name: string;
  readonly takes: readonly HotKind[];
  readonly gives: HotKind;
}

export interface HotUnit {
  readonly random: Random;
  readonly classes: HotClass[];
  readonly functions: HotFunction[];
  readonly generators: HotFunction[];
  counter: number;
}

/** The function that is being written: variables that are bound for sure, by kind. Objects belong to the unit's first class unless a statement lies. */
export class HotScope {
  readonly variables = new Map<string, HotKind>();
  /** Integer variables that statements may assign: not the fuel of loops. */
  readonly readOnly = new Set<string>();
  loops = 0;
  depth = 0;
  /** Inside a generator. */
  yields = false;
  /** Whether `out` is there. */
  records = true;
  readonly unit: HotUnit;

  constructor(unit: HotUnit) {
    this.unit = unit;
  }

  get random(): Random {
    return this.unit.random;
  }

  chance(percent: number): boolean {
    return this.random.below(100) < percent;
  }

  fresh(prefix = "v"): string {
    return `${prefix}${++this.unit.counter}`;
  }

  variable(kind: HotKind, assignable = false): string | null {
    const names = [...this.variables].filter(
      ([name, has]) => has === kind && !(assignable && this.readOnly.has(name)),
    );
    return names.length === 0 ? null : this.random.pick(names)[0];
  }

  /** Variables that `write` declares are forgotten, and those it deletes come back no more. */
  inside<T>(write: () => T): T {
    const before = new Set(this.variables.keys());
    const result = write();
    for (const name of this.variables.keys()) if (!before.has(name)) this.variables.delete(name);
    return result;
  }
}

export const edges = [
  "4611686018427387903",
  "4611686018427387900",
  "4611686018427387880",
  "-4611686018427387904",
  "-4611686018427387890",
  "4611686018427387904",
  "9223372036854775807",
  "9223372036854775790",
  "-9223372036854775808",
  "-9223372036854775800",
  "2147483647",
  "3037000499",
];
const moduli = ["9973", "2147483647", "2305843009213693951", "4611686018427387847", "9223372036854775783"];
export const hotFloats = ["0.0", "-0.0", "0.5", "1.5", "-2.25", "3.0", "1e8", "1e300", "7e-5", "0.1"];

/** A number as text: often small, sometimes where 63 or 64 bits end. */
export function hotInt(s: HotScope): string {
  if (s.chance(12)) return s.random.pick(edges);
  return `${s.random.below(s.chance(70) ? 10 : 200) - (s.chance(20) ? 5 : 0)}`;
}

export function hotExpression(s: HotScope, kind: HotKind, budget = 2): string {
  const variable = s.variable(kind);
  if (variable !== null && (budget <= 0 || s.chance(45))) return variable;
  if (kind === "object") return objectExpression(s, budget);
  if (budget <= 0) return kind === "int" ? hotInt(s) : s.random.pick(hotFloats);
  if (s.chance(14)) {
    const called = callOf(s, kind, budget - 1);
    if (called !== null) return called;
  }
  if (s.chance(18) && s.variable("object") !== null) return attributeOf(s, kind);
  return kind === "int" ? intExpression(s, budget - 1) : floatExpression(s, budget - 1);
}

const e = hotExpression;

function attributeOf(s: HotScope, kind: "int" | "float"): string {
  const info = s.unit.classes[0]!;
  const names = kind === "int" ? info.ints : info.floats;
  return names.length === 0 ? hotInt(s) : `${s.variable("object")}.${s.random.pick(names)}`;
}

function callOf(s: HotScope, kind: HotKind, budget: number): string | null {
  const functions = s.unit.functions.filter((one) => one.gives === kind);
  const methods = (s.unit.classes[0]?.methods ?? []).filter((one) => one.gives === kind);
  if (methods.length > 0 && s.chance(50)) return methodCall(s, s.random.pick(methods), budget);
  if (functions.length === 0) return null;
  const one = s.random.pick(functions);
  return `${one.name}(${one.takes.map((taken) => e(s, taken, budget)).join(", ")})`;
}

export function methodCall(s: HotScope, method: HotMethod, budget: number): string {
  const object = s.variable("object") ?? construct(s, budget);
  return `${object}.${method.name}(${method.takes.map((taken) => e(s, taken, budget)).join(", ")})`;
}

export function construct(s: HotScope, budget: number): string {
  const info = s.unit.classes[0]!;
  const second = s.chance(80) ? `, ${e(s, "float", budget - 1)}` : "";
  return `${info.name}(${e(s, "int", budget - 1)}${second})`;
}

function objectExpression(s: HotScope, budget: number): string {
  const info = s.unit.classes[0]!;
  const known = s.variable("object");
  if (budget > 0 && known !== null && info.operators.length > 0 && s.chance(40)) {
    const operator = s.random.pick(info.operators);
    const right = s.chance(60) ? e(s, "object", budget - 1) : e(s, s.random.pick(["int", "float"]), 0);
    return s.chance(85) ? `(${known} ${operator} ${right})` : `(${e(s, "int", 0)} ${operator} ${known})`;
  }
  if (budget > 0 && s.chance(25)) {
    const called = callOf(s, "object", budget - 1);
    if (called !== null) return called;
  }
  return construct(s, budget);
}

function intExpression(s: HotScope, b: number): string {
  const bits = s.random.pick(["&", "|", "^"]);
  return s.random.pick([
    () => `(${e(s, "int", b)} + ${e(s, "int", b)})`,
    () => `(${e(s, "int", b)} - ${e(s, "int", b)})`,
    () => `(${e(s, "int", b)} + ${1 + s.random.below(3)})`,
    () => `(${e(s, "int", b)} * ${e(s, "int", b)} % ${s.random.pick(moduli)})`,
    () => `(${e(s, "int", b)} * ${s.random.below(5) - 1})`,
    () => `(${e(s, "int", b)} // ${divisor(s, b)})`,
    () => `(${e(s, "int", b)} % ${divisor(s, b)})`,
    () => `(${e(s, "int", b)} ${bits} ${e(s, "int", b)})`,
    () => `((${e(s, "int", b)} & 1023) << ${s.random.pick(["3", "52", "53", `(${e(s, "int", 0)} & 63)`])})`,
    () => `(${e(s, "int", b)} >> ${s.random.pick(["1", "62", "64", `(${e(s, "int", 0)} & 63)`])})`,
    () => `-${e(s, "int", b)}`,
    () => `~${e(s, "int", b)}`,
    () => `abs(${e(s, "int", b)})`,
    () => `${s.random.pick(["min", "max"])}(${e(s, "int", b)}, ${e(s, "int", b)})`,
    () => `(${e(s, "int", b)} if ${hotCondition(s, b)} else ${e(s, "int", b)})`,
    () => `int(${e(s, "float", b)} % 1000.0)`,
    () => `(${hotCondition(s, b)} and ${e(s, "int", b)} or ${e(s, "int", 0)})`,
  ])();
}

function divisor(s: HotScope, b: number): string {
  if (s.chance(60)) return s.random.pick(["1", "2", "-1", "3", "-7", "10", "4611686018427387903"]);
  return s.chance(60) ? `(${e(s, "int", b)} or 5)` : e(s, "int", b);
}

function floatExpression(s: HotScope, b: number): string {
  return s.random.pick([
    () => `(${e(s, "float", b)} ${s.random.pick(["+", "-", "*"])} ${e(s, "float", b)})`,
    () => `(${e(s, "float", b)} ${s.random.pick(["+", "-", "*"])} ${e(s, "int", b)})`,
    () => `(${e(s, "float", b)} / ${s.chance(75) ? s.random.pick(["2.0", "-0.5", "3"]) : e(s, "float", b)})`,
    () => `(${e(s, "float", b)} ${s.random.pick(["//", "%"])} ${s.random.pick(["2.0", "-0.75", "7.0"])})`,
    () => `(${e(s, "int", b)} / ${s.chance(75) ? "4" : e(s, "int", b)})`,
    () => `float(${e(s, "int", b)} & 0xffff)`,
    () => `-${e(s, "float", b)}`,
    () => `abs(${e(s, "float", b)})`,
    () => `(${e(s, "float", b)} if ${hotCondition(s, b)} else ${e(s, "float", b)})`,
  ])();
}

export function hotCondition(s: HotScope, b = 1): string {
  const comparison = s.random.pick(["<", "<=", ">", ">=", "==", "!="]);
  return s.random.pick([
    () => `${e(s, "int", b)} ${comparison} ${e(s, "int", b)}`,
    () => `${e(s, "int", b)} & ${1 + s.random.below(7)}`,
    () => `${e(s, "int", b)} % ${2 + s.random.below(5)} == ${s.random.below(3)}`,
    () => `${e(s, "float", b)} ${comparison} ${e(s, s.random.pick(["int", "float"]), b)}`,
    () => `not ${e(s, "int", b)}`,
    () => `${e(s, "int", 0)} ${comparison} ${e(s, "int", 0)} ${comparison} ${e(s, "int", 0)}`,
    () =>
      s.variable("object") === null
        ? "True"
        : `${s.variable("object")} ${s.random.pick(["is", "is not", "==", "!="])} ${s.variable("object")}`,
  ])();
}

// --- classes ---------------------------------------------------------------------------------------------------------

function parameters(
  s: HotScope,
  most: number,
  kinds: readonly HotKind[],
): { names: string[]; takes: HotKind[] } {
  const takes = Array.from({ length: s.random.below(most + 1) }, () => s.random.pick(kinds));
  const names = takes.map((kind, i) => {
    s.variables.set(`p${i}`, kind);
    return `p${i}`;
  });
  return { names, takes };
}

function selfScope(unit: HotUnit, info: HotClass): HotScope {
  const s = new HotScope(unit);
  s.records = false;
  s.variables.set("self", "object");
  s.readOnly.add("self");
  for (const name of info.ints) s.variables.set(`self.${name}`, "int");
  for (const name of info.floats) s.variables.set(`self.${name}`, "float");
  return s;
}

function hotMethod(unit: HotUnit, info: HotClass): string[] {
  const s = selfScope(unit, info);
  const name = s.fresh("method");
  const { names, takes } = parameters(s, 2, ["int", "float", "int", "float", "object"]);
  const lines = [`    def ${name}(${["self", ...names].join(", ")}):`];
  if (s.chance(25))
    lines.push(`        if ${hotCondition(s)}:`, `            raise Trouble(${e(s, "int", 0)})`);
  if (s.chance(50)) lines.push(`        ${storeOf(s, "self", info)}`);
  if (s.chance(15))
    lines.push(`        for i in range(${e(s, "int", 1)} & 7):`, `            ${storeOf(s, "self", info)}`);
  const gives = s.random.pick(["int", "float", "object", "none"] as const);
  if (gives === "object") {
    lines.push(
      `        return ${s.random.pick(["self", construct(s, 2), ...(takes.includes("object") ? [`p${takes.indexOf("object")}`] : [])])}`,
    );
  } else if (gives !== "none") lines.push(`        return ${e(s, gives, 2)}`);
  else if (lines.length === 1) lines.push("        pass");
  info.methods.push({ name, takes, gives });
  return [...lines, ""];
}

/** A store into an attribute of the object, most often of the kind that it has. */
export function storeOf(s: HotScope, object: string, info: HotClass): string {
  const kind: "int" | "float" = s.chance(50) && info.floats.length > 0 ? "float" : "int";
  const names = kind === "int" ? info.ints : info.floats;
  if (names.length === 0) return `${object}.extra = ${e(s, "int", 1)}`;
  const name = s.random.pick(names);
  const given: HotKind = s.chance(6) ? s.random.pick(["int", "float", "object"]) : kind;
  const operator =
    kind === "float" ? s.random.pick(["=", "+=", "-=", "*="]) : s.random.pick(["=", "+=", "-=", "^="]);
  return `${object}.${name} ${operator} ${e(s, given, 1)}`;
}

const operatorNames: Readonly<Record<string, string>> = {
  "+": "add",
  "-": "sub",
  "*": "mul",
  "/": "truediv",
  "//": "floordiv",
  "%": "mod",
};

function hotOperator(unit: HotUnit, info: HotClass, operator: string): string[] {
  const s = selfScope(unit, info);
  const [n, x] = [info.ints[0]!, info.floats[0] ?? info.ints[0]!];
  s.variables.set(`other.${n}`, "int");
  const form = s.random.pick(["", "", "", "r", "i"]);
  const lines = [`    def __${form}${operatorNames[operator]}__(self, other):`];
  if (s.chance(50))
    lines.push(
      `        if not isinstance(other, ${info.name}):`,
      s.chance(60)
        ? "            return NotImplemented"
        : `            return ${info.name}(self.${n}, self.${x})`,
    );
  if (form === "i") lines.push(`        self.${n} += other.${n}`, "        return self");
  else
    lines.push(
      `        return ${info.name}(${e(s, "int", 2)}, self.${x} ${s.random.pick(["+", "*", "-"])} other.${x})`,
    );
  info.operators.push(operator);
  return [...lines, ""];
}

function hotSpecial(info: HotClass, name: string): string[] {
  const n = info.ints[0]!;
  switch (name) {
    case "__eq__":
      return [
        "    def __eq__(self, other):",
        `        return isinstance(other, ${info.name}) and self.${n} == other.${n}`,
        "    __hash__ = None",
      ];
    case "__lt__":
      return ["    def __lt__(self, other):", `        return self.${n} < other.${n}`];
    case "__neg__":
      return ["    def __neg__(self):", `        return ${info.name}(-self.${n})`];
    case "__getitem__":
      return ["    def __getitem__(self, index):", `        return self.${n} + index`];
    default:
      return ["    def __bool__(self):", `        return self.${n} % 2 == 0`];
  }
}

function hotClass(unit: HotUnit): string[] {
  const s = new HotScope(unit);
  const name = s.fresh("Class");
  const info: HotClass = {
    name,
    ints: ["n", ...(s.chance(40) ? ["m"] : [])],
    floats: ["x", ...(s.chance(40) ? ["y"] : [])],
    methods: [],
    operators: [],
  };
  unit.classes.unshift(info);
  const init: string[] = [];
  for (const attribute of info.ints)
    init.push(
      `        self.${attribute} = ${attribute === "n" ? "n" : s.random.pick(["0", "n", "n + 1", "7"])}`,
    );
  for (const attribute of info.floats)
    init.push(
      `        self.${attribute} = ${attribute === "x" ? "x" : s.random.pick(["0.0", "x", "x * 2.0", "1.5"])}`,
    );
  if (s.chance(12)) init.splice(1, 0, "        if n == 77:", "            raise Trouble(n)");
  if (s.chance(10)) init.push("        self.link = None");
  const lines = [
    `class ${name}:`,
    ...(s.chance(15) ? ["    made = 3", ""] : []),
    "    def __init__(self, n, x=0.5):",
    ...init,
    "",
  ];
  for (let i = 1 + s.random.below(3); i > 0; i--) lines.push(...hotMethod(unit, info));
  for (const operator of Object.keys(operatorNames))
    if (s.chance(35)) lines.push(...hotOperator(unit, info, operator));
  for (const special of ["__eq__", "__lt__", "__neg__", "__getitem__", "__bool__"])
    if (s.chance(20)) lines.push(...hotSpecial(info, special), "");
  return lines;
}

// --- functions -------------------------------------------------------------------------------------------------------

function hotHelper(unit: HotUnit): string[] {
  const s = new HotScope(unit);
  s.records = false;
  const name = s.fresh("helper");
  const { names, takes } = parameters(s, 3, ["int", "int", "float", "object"]);
  const gives = s.random.pick(["int", "int", "float", "object"] as const);
  const lines = [
    `def ${name}(${names.map((one, i) => `${one}${i > 0 && i === names.length - 1 && takes[i] === "int" && s.chance(30) ? "=3" : ""}`).join(", ")}):`,
  ];
  if (s.chance(30))
    lines.push(
      `    if ${hotCondition(s)}:`,
      s.chance(50) ? `        raise Trouble(${e(s, "int", 0)})` : `        return ${e(s, gives, 1)}`,
    );
  if (s.chance(30)) {
    lines.push(`    v0 = ${e(s, "int", 2)}`, `    while v0 > 0 and v0 & 31:`, "        v0 -= 1");
    s.variables.set("v0", "int");
  }
  lines.push(`    return ${e(s, gives, 2)}`);
  unit.functions.push({ name, takes, gives });
  return [...lines, ""];
}

/** Recursion in which a machine integer or a double is carried along. */
function hotRecursive(unit: HotUnit): string[] {
  const s = new HotScope(unit);
  s.records = false;
  const name = s.fresh("recursive");
  const kind = s.random.pick(["int", "float"] as const);
  s.variables.set("n", "int");
  s.variables.set("a", kind);
  const again = (): string => `${name}(n - ${1 + s.random.below(2)}, ${e(s, kind, 1)})`;
  const lines = [
    `def ${name}(n, a):`,
    "    if n <= 0:",
    `        return ${s.chance(85) ? e(s, kind, 1) : e(s, s.random.pick(["int", "float"]), 1)}`,
    ...(s.chance(25) ? [`    if ${hotCondition(s)}:`, "        raise Trouble(n)"] : []),
    `    return ${again()} ${s.random.pick(["+", "-"])} ${s.chance(40) ? again() : e(s, kind, 1)}`,
    "",
    `def ${name}_small(n, a):`,
    `    return ${name}(n & 7, a)`,
    "",
  ];
  unit.functions.push({ name: `${name}_small`, takes: ["int", kind], gives: kind });
  return lines;
}

function hotGenerator(unit: HotUnit): string[] {
  const s = new HotScope(unit);
  s.records = false;
  s.yields = true;
  const name = s.fresh("generator");
  const { names, takes } = parameters(s, 2, ["int", "float", "int"]);
  s.variables.set("total", "int");
  const lines = [
    `def ${name}(${names.join(", ")}):`,
    `    total = ${hotInt(s)}`,
    ...hotStatements(s, 2).map((line) => `    ${line}`),
    `    for step in range(${1 + s.random.below(9)}):`,
    ...s.inside(() => {
      s.variables.set("step", "int");
      s.loops++;
      s.depth++;
      const body = hotStatements(s, 2).map((line) => `        ${line}`);
      s.loops--;
      s.depth--;
      return [`        total += ${e(s, "int", 1)}`, ...body, "        yield total"];
    }),
    ...(s.chance(50) ? [`    return ${e(s, "int", 1)}`] : []),
    "",
  ];
  unit.generators.push({ name, takes, gives: "int" });
  return lines;
}

function hotMain(unit: HotUnit, number: number): string[] {
  const s = new HotScope(unit);
  const { names, takes } = parameters(s, 3, ["int", "int", "float"]);
  const [count, total, ratio] = ["count", "total", "ratio"];
  const lines = [
    `def main(${["out", ...names].join(", ")}):`,
    `    ${count} = ${hotInt(s)}`,
    `    ${total} = ${hotInt(s)}`,
    `    ${ratio} = ${s.random.pick(hotFloats)}`,
  ];
  for (const name of [count, total]) s.variables.set(name, "int");
  s.variables.set(ratio, "float");
  if (s.chance(60)) {
    lines.push(`    thing = ${construct(s, 1)}`);
    s.variables.set("thing", "object");
  }
  for (let i = 2 + s.random.below(3); i > 0; i--)
    lines.push(...hotStatements(s, 2).map((line) => `    ${line}`));
  lines.push(`    return (${[...s.variables.keys()].map((name) => `${name}, `).join("")})`, "");
  const literals = new HotScope(unit);
  for (let i = 0; i < 6; i++) {
    const values = takes.map((kind) => {
      const given = i >= 4 && literals.chance(30) ? s.random.pick(["int", "float", "str"] as const) : kind;
      return given === "str" ? "'text'" : given === "int" ? hotInt(literals) : s.random.pick(hotFloats);
    });
    lines.push(`attempt(${number}, ${i}, main, (${values.map((value) => `${value}, `).join("")}))`);
  }
  return lines;
}

/** The text of a hot unit, as `makeUnit` wants it. */
export function hotUnit(random: Random, number: number): string {
  const unit: HotUnit = { random, classes: [], functions: [], generators: [], counter: 0 };
  const lines = ["global0 = 1"];
  for (let i = 1 + random.below(2); i > 0; i--) lines.push(...hotClass(unit));
  for (let i = 1 + random.below(3); i > 0; i--) lines.push(...hotHelper(unit));
  if (random.below(2) === 0) lines.push(...hotRecursive(unit));
  for (let i = random.below(3); i > 0; i--) lines.push(...hotGenerator(unit));
  lines.push(...hotMain(unit, number));
  return lines.join("\n");
}
