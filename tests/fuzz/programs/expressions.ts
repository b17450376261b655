/** Random expressions, steered by kind. What grows (strings, lists, products) is cut where a loop could repeat it. */
import { type Callable, type Kind, kinds, type Scope } from "./scope.ts";

const integers = [
  "0",
  "1",
  "2",
  "3",
  "-1",
  "-7",
  "10",
  "64",
  "255",
  "1000",
  "46341",
  "2147483647",
  "-2147483648",
  "4611686018427387903",
  "4611686018427387904",
  "-4611686018427387904",
  "9223372036854775807",
  "-9223372036854775808",
  "18446744073709551616",
  "True",
];
const floats = [
  "0.0",
  "-0.0",
  "0.5",
  "1.0",
  "-1.5",
  "2.25",
  "1e10",
  "-3.75e-3",
  "1e300",
  "5e-324",
  "123456.789",
];
const strings = [
  "''",
  "'a'",
  "'spam'",
  "'Ünïcode'",
  "'a,b;c'",
  "'\\U0001f40d x'",
  "'12'",
  "' pad '",
  "'%d|%s'",
  "'{}'",
];
const comparisons = ["<", "<=", ">", ">=", "==", "!="];

/** An expression that is most likely of the kind. `budget` bounds its nesting. */
export function expression(s: Scope, kind: Kind, budget = 3): string {
  if (s.random.below(1000) < 5) return expression(s, s.random.pick(kinds), budget - 1);
  const variable = s.variable(kind);
  if (variable !== null && (budget <= 0 || s.chance(40))) return variable;
  if (budget <= 0) return literal(s, kind);
  if (s.chance(8)) return conditional(s, kind, budget);
  if (s.chance(14)) {
    const called = call(s, kind, budget);
    if (called !== null) return called;
  }
  return compound[kind](s, budget - 1);
}

export function literal(s: Scope, kind: Kind): string {
  const pick = s.random;
  switch (kind) {
    case "int":
      return s.chance(50) ? String(pick.below(20)) : pick.pick(integers);
    case "float":
      return pick.pick(floats);
    case "bool":
      return pick.pick(["True", "False"]);
    case "str":
      return pick.pick(strings);
    case "ints":
      return `[${Array.from({ length: pick.below(5) }, () => literal(s, "int")).join(", ")}]`;
    case "strs":
      return `[${Array.from({ length: pick.below(4) }, () => literal(s, "str")).join(", ")}]`;
    case "pair":
      return `(${literal(s, "int")}, ${literal(s, "str")})`;
    case "dict":
      return `{${Array.from({ length: pick.below(4) }, () => `${literal(s, "str")}: ${literal(s, "int")}`).join(", ")}}`;
    case "object":
      return s.unit.classes.length === 0
        ? "None"
        : `${pick.pick(s.unit.classes).name}(${literal(s, "int")}, ${literal(s, "float")})`;
  }
}

function conditional(s: Scope, kind: Kind, budget: number): string {
  const [yes, no] = [expression(s, kind, budget - 1), expression(s, kind, budget - 1)];
  return `(${yes} if ${expression(s, "bool", budget - 1)} else ${no})`;
}

/** A call of something of the unit that yields the kind, or null where there is nothing. */
function call(s: Scope, kind: Kind, budget: number): string | null {
  const choices = s.unit.callables.filter((callable) => callable.result === kind && !callable.generator);
  if (choices.length === 0) return null;
  const callable = s.random.pick(choices);
  return `${callable.name}(${callArguments(s, callable, budget - 1)})`;
}

/** Arguments that fit, sometimes by keyword, from a tuple, or too few. */
export function callArguments(s: Scope, callable: Callable, budget: number): string {
  const given = callable.parameters.length - s.random.below(callable.optional + 1);
  const values = callable.parameters.slice(0, given).map((kind) => expression(s, kind, budget));
  if (s.chance(2)) values.pop();
  if (s.chance(10) && values.length > 0) return `*(${values.join(", ")},)`;
  if (s.chance(15) && values.length > 1 && values.length === given)
    values[values.length - 1] = `p${values.length - 1}=${values[values.length - 1]}`;
  return values.join(", ");
}

const e = expression;

/** A divisor that is seldom zero. */
function divisor(s: Scope, kind: "int" | "float", b: number): string {
  return s.chance(15) ? e(s, kind, b) : `(${e(s, kind, b)} or ${1 + s.random.below(9)})`;
}

/** An index of either sign. CPython's reference here is a 32-bit build, where indices from 2³¹ on are already errors of another kind. */
export function position(s: Scope): string {
  return `${e(s, "int", 0)} % ${3 + s.random.below(9)} - ${s.random.below(4)}`;
}

/** A subscript that mostly hits: the sequence `more` is added to what is subscripted. */
function index(s: Scope, more: string): string {
  return s.chance(15) ? `[${position(s)}]` : `.__add__(${more})[${s.random.below(3)}]`;
}

/** Cuts text or a list where it could grow without bound. */
function cut(s: Scope, text: string, limit: number): string {
  return s.loops > 0 || s.chance(50) ? `(${text})[:${limit}]` : `(${text})`;
}

function pick(s: Scope, ...writers: readonly (() => string)[]): string {
  return s.random.pick(writers)();
}

function comprehension(s: Scope, open: string, element: () => string, close: string): string {
  const name = s.fresh("c");
  const source = pick(
    s,
    () => `range(${s.random.below(7)})`,
    () => e(s, "ints", 0),
    () => `range(${s.random.below(5)}, ${s.random.below(15)}, ${1 + s.random.below(3)})`,
  );
  return s.inside(() => {
    s.declare(name, "int");
    s.loops++;
    const body = element();
    const filter = s.chance(30) ? ` if ${e(s, "bool", 1)}` : "";
    s.loops--;
    return `${open}${body} for ${name} in ${source}${filter}${close}`;
  });
}

const compound: Readonly<Record<Kind, (s: Scope, b: number) => string>> = {
  int: (s, b) =>
    pick(
      s,
      () => `(${e(s, "int", b)} ${s.random.pick(["+", "-", "&", "|", "^"])} ${e(s, "int", b)})`,
      () => `(${e(s, "int", b)} ${s.random.pick(["+", "-", "&", "|", "^"])} ${e(s, "int", b)})`,
      () => `(${e(s, "int", b)} * ${e(s, "int", b)} % ${s.random.pick(["9973", "1000003", "4294967291"])})`,
      () => `(${e(s, "int", b)} * ${1 + s.random.below(9)})`,
      () => `(${e(s, "int", b)} ${s.random.pick(["//", "%"])} ${divisor(s, "int", b)})`,
      () => `((${e(s, "int", b)} & 255) << (${e(s, "int", b)} & 63))`,
      () => `(${e(s, "int", b)} >> (${e(s, "int", b)} & 31))`,
      () => `${s.random.pick(["-", "~", "+"])}(${e(s, "int", b)})`,
      () => `abs(${e(s, "int", b)})`,
      () => `len(${e(s, s.random.pick(["str", "ints", "strs", "pair", "dict"] as const), b)})`,
      () => `${e(s, "ints", b)}${index(s, "[1, 2, 3]")}`,
      () => `${e(s, "dict", b)}.get(${e(s, "str", 0)}, ${e(s, "int", 0)})`,
      () => (s.chance(20) ? `${e(s, "dict", b)}[${e(s, "str", 0)}]` : `len(${e(s, "dict", b)})`),
      () => `${e(s, "pair", b)}[0]`,
      () => `${e(s, "object", b)}.n`,
      () => `${s.random.pick(["min", "max"])}(${e(s, "int", b)}, ${e(s, "int", b)})`,
      () => `sum(${e(s, "ints", b)})`,
      () => `sum(${comprehension(s, "", () => e(s, "int", 1), "")})`,
      () => `int(${e(s, "float", b)})`,
      () => `round(${e(s, "float", b)})`,
      () => `(lambda q, r=${literal(s, "int")}: q ${s.random.pick(["+", "-", "|"])} r)(${e(s, "int", b)})`,
      () => `divmod(${e(s, "int", b)}, ${divisor(s, "int", b)})[${s.random.below(2)}]`,
      () => `pow(${e(s, "int", b)} & 15, ${s.random.below(5)})`,
      () => `pow(${e(s, "int", b)}, ${s.random.below(5)}, 1009)`,
      () => (s.unit.globals.length > 0 ? s.random.pick(s.unit.globals) : "0"),
      () => `(${e(s, "bool", b)} + ${e(s, "int", b)})`,
      () => `${e(s, "str", b)}.${s.random.pick(["count", "find"])}(${e(s, "str", 0)})`,
    ),
  float: (s, b) =>
    pick(
      s,
      () => `(${e(s, "float", b)} ${s.random.pick(["+", "-", "*"])} ${e(s, "float", b)})`,
      () => `(${e(s, "float", b)} ${s.random.pick(["+", "-", "*"])} ${e(s, "int", b)})`,
      () => `(${e(s, "float", b)} ${s.random.pick(["/", "//", "%"])} ${divisor(s, "float", b)})`,
      () => `(${e(s, "int", b)} / ${divisor(s, "int", b)})`,
      () => `float(${e(s, "int", b)})`,
      () => `abs(${e(s, "float", b)})`,
      () => `-${e(s, "float", b)}`,
      () => `${e(s, "object", b)}.x`,
      () => `${s.random.pick(["min", "max"])}(${e(s, "float", b)}, ${e(s, "float", b)})`,
      () => `sum(${comprehension(s, "", () => e(s, "float", 1), "")})`,
    ),
  bool: (s, b) =>
    pick(
      s,
      () => `${e(s, "int", b)} ${s.random.pick(comparisons)} ${e(s, "int", b)}`,
      () =>
        `${e(s, "float", b)} ${s.random.pick(comparisons)} ${e(s, s.random.pick(["int", "float"] as const), b)}`,
      () => `${e(s, "str", b)} ${s.random.pick(comparisons)} ${e(s, "str", b)}`,
      () =>
        `${e(s, "int", 0)} ${s.random.pick(comparisons)} ${e(s, "int", b)} ${s.random.pick(comparisons)} ${e(s, "int", 0)}`,
      () => `(${e(s, "bool", b)} ${s.random.pick(["and", "or"])} ${e(s, "bool", b)})`,
      () => `(not ${e(s, "bool", b)})`,
      () => `${e(s, "int", 0)} ${s.random.pick(["in", "not in"])} ${e(s, "ints", b)}`,
      () =>
        `${e(s, "str", 0)} ${s.random.pick(["in", "not in"])} ${e(s, s.random.pick(["dict", "str", "strs"] as const), b)}`,
      () =>
        `isinstance(${e(s, s.random.pick(kinds), b)}, ${s.random.pick(["int", "(str, list)", "float", "object", "int | str"])})`,
      () => `${e(s, "object", b)} is ${s.chance(50) ? "None" : e(s, "object", 0)}`,
      () => `${s.random.pick(["any", "all"])}(${comprehension(s, "", () => e(s, "bool", 1), "")})`,
      () => `${e(s, "ints", b)} ${s.random.pick(comparisons)} ${e(s, "ints", b)}`,
      () => `${e(s, "object", b)} ${s.random.pick(comparisons)} ${e(s, "object", b)}`,
      () => `bool(${e(s, s.random.pick(kinds), b)})`,
    ),
  str: (s, b) =>
    pick(
      s,
      () => cut(s, `${e(s, "str", b)} + ${e(s, "str", b)}`, 40),
      () => cut(s, `${e(s, "str", b)} * (${e(s, "int", b)} & 3)`, 40),
      () => cut(s, `f"{${formatted(s, b)}}{${formatted(s, b)}}"`, 60),
      () => cut(s, `str(${e(s, s.random.pick(kinds), b)})`, 60),
      () => cut(s, `repr(${e(s, s.random.pick(kinds), b)})`, 60),
      () =>
        `${e(s, "str", b)}.${s.random.pick(["upper()", "lower()", "title()", "strip()", "swapcase()", "casefold()"])}`,
      () => `${e(s, "str", b)}[${e(s, "int", 0)}:${e(s, "int", 0)}]`,
      () => `${e(s, "str", b)}[::${s.random.pick(["-1", "2", "-2", "1"])}]`,
      () => `${e(s, "str", b)}${index(s, "'xyz'")}`,
      () => cut(s, `${e(s, "str", b)}.replace(${e(s, "str", 0)}, ${e(s, "str", 0)})`, 40),
      () => cut(s, `${e(s, "str", 0)}.join(${e(s, "strs", b)})`, 60),
      () => `chr((${e(s, "int", b)} & 127) + 32)`,
      () => `${e(s, "pair", b)}[1]`,
      () => `type(${e(s, s.random.pick(kinds), b)}).__name__`,
      () => `format(${e(s, "int", b)}, ${s.random.pick(["'x'", "','", "'>12'", "'+d'", "'b'", "'e'"])})`,
      () => `format(${e(s, "float", b)}, ${s.random.pick(["'.3f'", "'g'", "'>12.4'", "'+.2e'", "'%'"])})`,
      () => cut(s, `${e(s, "str", 0)} % (${e(s, "int", b)}, ${e(s, "str", 0)})`, 60),
    ),
  ints: (s, b) =>
    pick(
      s,
      () => comprehension(s, "[", () => e(s, "int", b), "]"),
      () => comprehension(s, "[", () => e(s, "int", b), "]"),
      () => cut(s, `${e(s, "ints", b)} + ${e(s, "ints", b)}`, 20),
      () => cut(s, `[*${e(s, "ints", b)}, ${e(s, "int", b)}, *${e(s, "ints", b)}]`, 20),
      () =>
        `sorted(${e(s, "ints", b)}${s.chance(30) ? ", key=lambda k: -k" : s.chance(30) ? ", reverse=True" : ""})`,
      () => `${e(s, "ints", b)}[${e(s, "int", 0)}:${s.chance(50) ? e(s, "int", 0) : ""}]`,
      () => `list(range(${e(s, "int", 0)} & 7, ${s.random.below(14)}))`,
      () =>
        `list(map(lambda v: ${s.inside(() => {
          s.declare("v", "int");
          return e(s, "int", 1);
        })}, ${e(s, "ints", b)}))`,
      () => `list(${e(s, "dict", b)}.values())`,
      () => `${e(s, "object", b)}.items`,
      () => `sorted({${e(s, "int", b)}, ${e(s, "int", b)}, ${e(s, "int", b)}})`,
      () => `sorted(${comprehension(s, "{", () => e(s, "int", b), "}")})`,
      () => `[*reversed(${e(s, "ints", b)})]`,
      () => `[i ^ v for i, v in enumerate(${e(s, "ints", b)})]`,
      () => consumed(s, b),
    ),
  strs: (s, b) =>
    pick(
      s,
      () => comprehension(s, "[", () => e(s, "str", b), "]"),
      () => `${e(s, "str", b)}.split(${s.chance(50) ? "" : "','"})`,
      () => `list(${e(s, "str", b)})[:8]`,
      () => `sorted(${e(s, "dict", b)})`,
      () => cut(s, `${e(s, "strs", b)} + ${e(s, "strs", b)}`, 12),
      () => `sorted(${e(s, "strs", b)}, key=len)`,
      () =>
        `[k for k, v in ${e(s, "dict", b)}.items() if ${s.inside(() => {
          s.declare("k", "str");
          s.declare("v", "int");
          return e(s, "bool", 1);
        })}]`,
    ),
  pair: (s, b) =>
    pick(
      s,
      () => `(${e(s, "int", b)}, ${e(s, "str", b)})`,
      () => `(${e(s, "int", b)}, ${e(s, "str", b)})`,
      () => `tuple(${e(s, "ints", b)})`,
      () => `divmod(${e(s, "int", b)}, ${divisor(s, "int", b)})`,
      () => `${e(s, "str", b)}.partition(${e(s, "str", 0)})`,
      () => `(${e(s, "pair", b)} + ${e(s, "pair", 0)})[:6]`,
    ),
  dict: (s, b) =>
    pick(
      s,
      () => comprehension(s, "{", () => `${e(s, "str", b)}: ${e(s, "int", b)}`, "}"),
      () => `dict(zip(${e(s, "strs", b)}, ${e(s, "ints", b)}))`,
      () => `{**${e(s, "dict", b)}, ${e(s, "str", 0)}: ${e(s, "int", b)}}`,
      () => `(${e(s, "dict", b)} | ${e(s, "dict", b)})`,
      () => `{${e(s, "str", b)}: ${e(s, "int", b)}, ${e(s, "str", b)}: ${e(s, "int", b)}}`,
      () => `dict.fromkeys(${e(s, "strs", b)}, ${e(s, "int", 0)})`,
    ),
  object: (s, b) =>
    s.unit.classes.length === 0
      ? literal(s, "object")
      : pick(
          s,
          () => `${s.random.pick(s.unit.classes).name}(${e(s, "int", b)}, ${e(s, "float", b)})`,
          () => `(${e(s, "object", b)} ${s.random.pick(["+", "-", "*"])} ${e(s, "object", b)})`,
          () => `(${e(s, "object", b)} + ${e(s, "int", b)})`,
        ),
};

function formatted(s: Scope, b: number): string {
  const kind = s.random.pick(["int", "float", "str", "ints", "object"] as const);
  const value = e(s, kind, Math.min(b, 1));
  // A nested quote or brace is fine in 3.14, a top-level ":=" or lambda is not.
  return `(${value})${s.chance(30) ? "!r" : ""}${kind === "int" && s.chance(40) ? ":>6" : ""}`;
}

/** A list made of a generator of the unit. */
function consumed(s: Scope, b: number): string {
  const generators = s.unit.callables.filter((callable) => callable.generator);
  if (generators.length === 0) return literal(s, "ints");
  const generator = s.random.pick(generators);
  return `list(${generator.name}(${callArguments(s, generator, b)}))[:10]`;
}
