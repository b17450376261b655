/** Statements of hot units (hot.ts). Loops end: ranges are short and `while` loops burn fuel. */
import {
  construct,
  type HotKind,
  type HotScope,
  hotCondition,
  hotExpression,
  hotInt,
  methodCall,
  storeOf,
} from "./hot.ts";

type Lines = string[];
type Writer = (s: HotScope) => Lines;

const e = hotExpression;
const maximalDepth = 4;

/** One to `most` statements, not indented. */
export function hotStatements(s: HotScope, most: number): Lines {
  const lines: Lines = [];
  for (let i = 1 + s.random.below(most); i > 0; i--) lines.push(...hotStatement(s));
  return lines;
}

function body(s: HotScope, most = 3): Lines {
  return s.inside(() => {
    s.depth++;
    const lines = hotStatements(s, most);
    s.depth--;
    return indent(lines);
  });
}

function loopBody(s: HotScope, most: number): Lines {
  s.loops++;
  const lines = body(s, most);
  s.loops--;
  return lines;
}

function indent(lines: Lines): Lines {
  return lines.map((line) => `    ${line}`);
}

function hotStatement(s: HotScope): Lines {
  const nested = s.depth < maximalDepth;
  const writers: readonly (readonly [number, Writer])[] = [
    [20, assign],
    [22, augment],
    [12, objectStatement],
    [s.records ? 4 : 0, record],
    [s.yields ? 10 : 0, yieldValue],
    [nested ? 9 : 0, branch],
    [nested && s.loops < 2 ? (s.loops === 0 ? 40 : 9) : 0, rangeLoop],
    [nested && s.loops < 2 ? 9 : 0, whileLoop],
    [nested ? 9 : 0, tryStatement],
    [s.loops > 0 ? 4 : 0, leave],
    [3, surprise],
    [
      3,
      (one) => [
        `if ${hotCondition(one)}:`,
        `    raise ${one.random.pick(["Trouble(1)", "ValueError('v')", "ZeroDivisionError"])}`,
      ],
    ],
    [nested ? 4 : 0, deletion],
    [nested && s.records ? 4 : 0, closure],
    [nested && s.records && !s.yields ? 6 : 0, consume],
    [s.loops > 0 ? 2 : 0, changeClass],
    [3, listWork],
  ];
  let at = s.random.below(writers.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, write] of writers) {
    at -= weight;
    if (at < 0) return write(s);
  }
  throw new Error("weights do not add up");
}

function name(s: HotScope, kind: HotKind): string {
  return (s.chance(60) ? s.variable(kind, true) : null) ?? s.fresh();
}

function assign(s: HotScope): Lines {
  const kind = s.random.pick(["int", "int", "float", "object"] as const);
  const value = e(s, kind);
  const to = name(s, kind);
  if (!to.includes(".")) s.variables.set(to, kind);
  return [`${to} = ${value}`];
}

function augment(s: HotScope): Lines {
  const kind = s.random.pick(["int", "int", "float"] as const);
  const to = s.variable(kind, true);
  if (to === null) return assign(s);
  if (kind === "float")
    return [`${to} ${s.random.pick(["+=", "-=", "*=", "/="])} ${e(s, s.chance(80) ? "float" : "int", 1)}`];
  const operator = s.random.pick(["+=", "+=", "-=", "^=", "&=", "|=", "//=", "%=", ">>="]);
  if (operator === ">>=") return [`${to} >>= ${e(s, "int", 0)} & 7`];
  return [`${to} ${operator} ${e(s, "int", 1)}`];
}

function objectStatement(s: HotScope): Lines {
  const info = s.unit.classes[0]!;
  const known = s.variable("object");
  if (known === null || s.chance(25)) {
    const to = name(s, "object");
    const line = `${to} = ${construct(s, 2)}`;
    if (!to.includes(".")) s.variables.set(to, "object");
    return [line];
  }
  if (s.chance(45)) return [storeOf(s, known, info)];
  if (s.chance(50) && info.methods.length > 0) return [methodCall(s, s.random.pick(info.methods), 1)];
  if (info.operators.length > 0 && !s.readOnly.has(known))
    return [`${known} ${s.random.pick(info.operators)}= ${e(s, s.chance(70) ? "object" : "int", 1)}`];
  return [`${known}.extra = ${e(s, "int", 1)}`];
}

function record(s: HotScope): Lines {
  return [`out.append(${e(s, s.random.pick(["int", "float", "object"]), 1)})`, "del out[60:]"];
}

function yieldValue(s: HotScope): Lines {
  if (s.chance(30)) {
    const to = s.fresh();
    const lines = [`${to} = yield ${e(s, "int", 1)}`, `if ${to} is None:`, `    ${to} = ${e(s, "int", 0)}`];
    s.variables.set(to, "int");
    return lines;
  }
  return [`yield ${e(s, s.random.pick(["int", "float"]), 1)}`];
}

function branch(s: HotScope): Lines {
  const lines = [`if ${hotCondition(s)}:`, ...body(s)];
  if (s.chance(20)) lines.push(`elif ${hotCondition(s)}:`, ...body(s));
  if (s.chance(50)) lines.push("else:", ...body(s));
  return lines;
}

/** Ranges with constant and variable ends, steps of both signs, sometimes beyond what 63 or 64 bits hold. */
function range(s: HotScope): string {
  const small = (): string => `${e(s, "int", 1)} % ${2 + s.random.below(10)}`;
  return s.random.pick([
    () => `range(${s.random.below(25)})`,
    () => `range(${s.random.below(25)})`,
    () => `range(${small()})`,
    () => `range(${small()}, ${s.random.below(14)})`,
    () => `range(${s.random.below(14)}, ${small()}, -1)`,
    () => `range(${s.random.below(20)}, ${s.random.below(4) - 2}, -${1 + s.random.below(3)})`,
    () => `range(${small()}, ${s.random.below(30)}, ${2 + s.random.below(4)})`,
    () => `range(${hotInt(s)}, ${hotInt(s)}, ${s.random.pick(["3", "-5", "0", "1"])})[:9]`,
    () =>
      `range(4611686018427387899, ${s.random.pick(["4611686018427387903", "4611686018427387904", "4611686018427387906"])})`,
    () => `range(9223372036854775803, ${s.random.pick(["9223372036854775807", "9223372036854775809"])})`,
    () =>
      `range(-4611686018427387900, ${s.random.pick(["-4611686018427387904", "-4611686018427387907"])}, -1)`,
    () =>
      `range(-9223372036854775804, ${s.random.pick(["-9223372036854775808", "-9223372036854775811"])}, -1)`,
    () => `range(${e(s, s.random.pick(["int", "float"]), 0)}, ${small()})[:6]`,
  ])();
}

function rangeLoop(s: HotScope): Lines {
  const item = s.chance(20) ? (s.variable("int", true) ?? s.fresh()) : s.fresh();
  if (item.includes(".")) return augment(s);
  const head = `for ${item} in ${range(s)}:`;
  const lines = s.inside(() => {
    s.variables.set(item, "int");
    const inner = loopBody(s, 4);
    return s.chance(12)
      ? [...inner, `    ${item} ${s.random.pick(["+=", "*=", "="])} ${e(s, "int", 1)}`]
      : inner;
  });
  const after = s.chance(25)
    ? [
        "try:",
        `    ${s.variable("int", true) ?? item} += ${item}`,
        "except NameError as error:",
        ...(s.records ? ["    out.append(str(error))"] : ["    pass"]),
      ]
    : [];
  return [head, ...lines, ...(s.chance(18) ? ["else:", ...body(s, 2)] : []), ...after];
}

function whileLoop(s: HotScope): Lines {
  const fuel = s.fresh("fuel");
  const test = s.chance(50) ? `${fuel} > 0` : `${fuel} > 0 and ${hotCondition(s)}`;
  const inner = s.inside(() => {
    s.variables.set(fuel, "int");
    s.readOnly.add(fuel);
    return loopBody(s, 4);
  });
  return [
    `${fuel} = ${2 + s.random.below(20)}`,
    `while ${test}:`,
    `    ${fuel} -= 1`,
    ...inner,
    ...(s.chance(25) ? ["else:", ...body(s, 2)] : []),
  ];
}

function tryStatement(s: HotScope): Lines {
  const lines = ["try:", ...body(s)];
  const hasHandler = s.chance(75);
  if (hasHandler) {
    const error = s.fresh("error");
    lines.push(
      `except ${s.random.pick(["Trouble", "(ZeroDivisionError, OverflowError)", "TypeError", "Exception", "Exception", "AttributeError"])} as ${error}:`,
    );
    lines.push(
      s.records ? `    out.append(explain(${error}))` : `    ${s.variable("int", true) ?? "ignored"} = 1`,
    );
    if (s.chance(40)) lines.push(...body(s, 2));
    if (s.chance(20)) lines.push("else:", ...body(s, 2));
  }
  if (!hasHandler || s.chance(30)) {
    lines.push("finally:", ...body(s, 2));
    if (s.chance(10)) lines.push(...leaveFinally(s));
  }
  return lines;
}

function leaveFinally(s: HotScope): Lines {
  if (s.loops > 0) return [`    if ${hotCondition(s)}:`, `        ${s.random.pick(["break", "continue"])}`];
  return [`    if ${hotCondition(s)}:`, `        return ${e(s, "int", 0)}`];
}

function leave(s: HotScope): Lines {
  const how = s.random.pick(["break", "continue", "break", "continue", `return ${e(s, "int", 1)}`]);
  return [`if ${hotCondition(s)}:`, `    ${how}`];
}

/** A value that goes against what the function has seen, and back again. */
function surprise(s: HotScope): Lines {
  const kind = s.random.pick(["int", "float", "object"] as const);
  const to = s.variable(kind, true);
  if (to === null) return assign(s);
  const other = s.random.pick([
    "1.5",
    "True",
    "10 ** 30",
    "-(2 ** 62)",
    "2 ** 63",
    "None",
    "'text'",
    "7",
    "float('inf')",
  ]);
  const line = `    ${to} = ${other}`;
  if (s.chance(50)) return [`if ${hotCondition(s)}:`, line];
  return [`if ${hotCondition(s)}:`, line, "else:", `    ${to} = ${e(s, kind, 1)}`];
}

function deletion(s: HotScope): Lines {
  const to = s.variable(s.random.pick(["int", "float", "object"]), true);
  if (to === null || (s.yields && s.chance(50))) return assign(s);
  const kind = s.variables.get(to)!;
  const error = s.fresh("error");
  const instead = { int: "1", float: "0.5", object: `${s.unit.classes[0]?.name}(1, 0.5)` };
  return [
    "try:",
    `    if ${hotCondition(s)}:`,
    `        del ${to}`,
    `    ${s.records ? `out.append(${to})` : `${to} = ${to}`}`,
    `except (NameError, AttributeError) as ${error}:`,
    ...(s.records ? [`    out.append(str(${error}))`] : []),
    `    ${to} = ${e(s, kind, 1).replaceAll(new RegExp(`\\b${to.replace(".", "\\.")}\\b`, "g"), instead[kind as keyof typeof instead])}`,
  ];
}

/** Functions over the variables of a loop, called while it runs and after it. */
function closure(s: HotScope): Lines {
  const [calls, item, inner] = [s.fresh("calls"), s.fresh(), s.fresh("inner")];
  const shared = s.variable("int", true);
  const isLocal = shared !== null && !shared.includes(".") && shared.startsWith("v");
  const lines = s.inside(() => {
    s.variables.set(item, "int");
    return [
      `    ${calls}.append(lambda k=${e(s, "int", 0)}: ${e(s, "int", 1)} + k)`,
      ...(s.chance(60) ? [`    out.append(${calls}[-1]())`] : []),
      ...(isLocal && s.chance(60)
        ? [
            `    def ${inner}():`,
            `        nonlocal ${shared}`,
            `        ${shared} += ${item}`,
            `    ${inner}()`,
          ]
        : []),
    ];
  });
  return [
    `${calls} = []`,
    `for ${item} in range(${1 + s.random.below(6)}):`,
    ...lines,
    `out.append([call() for call in ${calls}])`,
  ];
}

function consume(s: HotScope): Lines {
  if (s.unit.generators.length === 0) return objectStatement(s);
  const generator = s.random.pick(s.unit.generators);
  const made = `${generator.name}(${generator.takes.map((kind) => e(s, kind, 1)).join(", ")})`;
  const item = s.fresh();
  if (s.chance(60)) {
    const inner = s.inside(() => {
      s.variables.set(item, "int");
      return loopBody(s, 2);
    });
    return [`for ${item} in ${made}:`, ...inner];
  }
  const error = s.fresh("error");
  const steps = Array.from({ length: 1 + s.random.below(4) }, () =>
    s.random.pick([
      () => `    out.append(next(${item}))`,
      () => `    out.append(${item}.send(${e(s, "int", 1)}))`,
      () => `    out.append(${item}.throw(Trouble(9)))`,
      () => `    out.append(next(${item}, 'end'))`,
      () => `    out.append(sum(${item}))`,
    ])(),
  );
  return [
    `${item} = ${made}`,
    "try:",
    ...steps,
    `except (StopIteration, Trouble, TypeError) as ${error}:`,
    `    out.append(explain(${error}))`,
    "finally:",
    `    ${item}.close()`,
  ];
}

/** The class changes while objects of it live in registers. */
function changeClass(s: HotScope): Lines {
  const info = s.unit.classes[0]!;
  const changes = [
    `${info.name}.late = ${hotInt(s)}`,
    `${info.name}.${info.ints[0]} = 5`,
    ...info.methods
      .slice(0, 1)
      .map(
        (method) =>
          `${info.name}.${method.name} = lambda self, *values: ${method.gives === "float" ? "0.25" : "4"}`,
      ),
    ...(s.variable("object") === null
      ? []
      : [`${s.variable("object")}.added = 1`, `del ${s.variable("object")}.${info.ints.at(-1)}`]),
  ];
  return [`if ${hotCondition(s)} and ${hotCondition(s)}:`, `    ${s.random.pick(changes)}`];
}

function listWork(s: HotScope): Lines {
  const [list, at] = [s.fresh("list"), s.fresh()];
  const kind = s.random.pick(["int", "float", "object"] as const);
  const lines = [
    `${list} = [${Array.from({ length: 1 + s.random.below(4) }, () => e(s, kind, 1)).join(", ")}]`,
  ];
  if (kind === "object")
    lines.push(
      `for ${at} in ${list}:`,
      ...s.inside(() => {
        s.variables.set(at, "object");
        return loopBody(s, 2);
      }),
    );
  else
    lines.push(
      `for ${at} in range(len(${list})):`,
      `    ${list}[${at}] ${s.random.pick(["+=", "-="])} ${e(s, kind, 1)}`,
      `${name(s, kind)} = sum(${list})`,
    );
  return lines;
}
