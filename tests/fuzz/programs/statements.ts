/** Random statements. Loops are bounded by their iterables or by fuel, so every program ends. */
import { callArguments, expression, position } from "./expressions.ts";
import { type Callable, type Kind, kinds, type Scope } from "./scope.ts";

type Lines = string[];

const maximalDepth = 3;
const valueKinds: readonly Kind[] = [
  "int",
  "int",
  "int",
  "float",
  "float",
  "str",
  "ints",
  "strs",
  "bool",
  "dict",
  "pair",
  "object",
];
const caught = [
  "ValueError",
  "TypeError",
  "ZeroDivisionError",
  "(IndexError, KeyError)",
  "LookupError",
  "Exception",
  "AttributeError",
  "ArithmeticError",
];
const raised = [
  "ValueError('bad')",
  "KeyError(1)",
  "Trouble(3)",
  "IndexError('far')",
  "ZeroDivisionError",
  "Trouble",
];

/** A block of statements, indented by one level; never empty. */
export function block(s: Scope, most: number): Lines {
  const lines: Lines = [];
  s.depth++;
  const count = 1 + s.random.below(most);
  for (let i = 0; i < count; i++) lines.push(...statement(s));
  s.depth--;
  return lines.map((line) => `    ${line}`);
}

/** A block whose new variables may be unbound afterwards: they are forgotten. */
function conditionalBlock(s: Scope, most = 3): Lines {
  return s.inside(() => block(s, most));
}

function record(s: Scope): string {
  return `out.append(${expression(s, s.random.pick(kinds))})`;
}

export function statement(s: Scope): Lines {
  const writers: readonly (readonly [number, (s: Scope) => Lines])[] = [
    [22, assignment],
    [14, augmented],
    [7, (s) => [record(s)]],
    [6, unpacking],
    [8, mutation],
    [4, (s) => [`${s.random.pick(s.unit.globals)} = ${expression(s, "int", 2)}`]],
    ...(s.depth < maximalDepth
      ? ([
          [10, branch],
          [s.loops < 2 ? 10 : 0, forLoop],
          [s.loops < 2 ? 5 : 0, whileLoop],
          [8, tryStatement],
          [3, withStatement],
          [4, matchStatement],
          [s.generator ? 0 : 4, nestedFunction],
        ] as const)
      : []),
    [s.generator ? 20 : 0, yieldStatement],
    [s.generator ? 0 : 4, driveGenerator],
    [2, (s) => [`assert ${expression(s, "bool", 2)}, ${expression(s, "str", 1)}`]],
    [2, deletion],
    [
      s.depth > 1 ? 3 : 0,
      (s) => [`if ${expression(s, "bool", 2)}:`, `    return ${expression(s, "int", 2)}`],
    ],
    [
      s.depth > 1 ? 3 : 0,
      (s) => [
        `if ${expression(s, "bool", 2)}:`,
        `    raise ${s.random.pick(raised)}${s.chance(20) ? " from None" : ""}`,
      ],
    ],
    [
      s.loops > 0 ? 6 : 0,
      (s) => [`if ${expression(s, "bool", 1)}:`, `    ${s.random.pick(["break", "continue"])}`],
    ],
  ];
  let at = s.random.below(writers.reduce((sum, [weight]) => sum + weight, 0));
  for (const [weight, write] of writers) {
    at -= weight;
    if (at < 0) return write(s);
  }
  throw new Error("weights do not add up");
}

function assignment(s: Scope): Lines {
  const kind = s.random.pick(valueKinds);
  const value = expression(s, kind);
  const old = s.chance(40) ? s.variable(kind) : null;
  const name = old ?? s.fresh("v");
  s.declare(name, kind);
  if (s.chance(6)) {
    const second = s.fresh("v");
    s.declare(second, kind);
    return [`${name} = ${second} = ${value}`];
  }
  if (s.chance(5)) return [`${name}: ${s.random.pick(["int", "'a name'", "list[int]"])} = ${value}`];
  return [`${name} = ${value}`];
}

function augmented(s: Scope): Lines {
  const kind = s.random.pick(["int", "int", "float", "str", "ints"] as const);
  const name = s.variable(kind);
  if (name === null) return assignment(s);
  switch (kind) {
    case "int":
      return [
        `${name} ${s.random.pick(["+=", "-=", "^=", "|=", "&=", "//=", "%="])} ${expression(s, "int", 2)}`,
      ];
    case "float":
      return [
        `${name} ${s.random.pick(["+=", "-=", "*=", "/="])} ${expression(s, s.random.pick(["float", "int"] as const), 2)}`,
      ];
    case "str":
      return [`${name} += ${expression(s, "str", 1)}`, `${name} = ${name}[-40:]`];
    default:
      return [`${name} += ${expression(s, "ints", 1)}`, `del ${name}[12:]`];
  }
}

function unpacking(s: Scope): Lines {
  const [first, second] = [s.fresh("v"), s.fresh("v")];
  const lines = s.chance(30)
    ? [`${first}, *${second} = ${expression(s, "ints", 2)}`]
    : s.chance(30)
      ? [`${first}, ${second} = ${expression(s, "pair", 2)}`]
      : [`${first}, ${second} = ${expression(s, "int", 2)}, ${expression(s, "int", 2)}`];
  s.declare(first, "int");
  s.declare(second, lines[0]?.includes("*") === true && lines[0].startsWith(`${first}, *`) ? "ints" : "int");
  return lines;
}

function mutation(s: Scope): Lines {
  const list = s.variable("ints");
  const dict = s.variable("dict");
  const object = s.variable("object");
  const choices: (() => string)[] = [];
  if (list !== null)
    choices.push(
      () => `${list}.append(${expression(s, "int", 2)})`,
      () => `${list}[${position(s)}] = ${expression(s, "int", 2)}`,
      () => `${list}[1:${s.random.below(4)}] = ${expression(s, "ints", 1)}`,
      () => `${list}.sort()`,
      () => `${list}.insert(${position(s)}, ${expression(s, "int", 1)})`,
      () => `out.append(${list}.pop(${s.chance(50) ? "" : position(s)}))`,
      () => `${list}[0] ${s.random.pick(["+=", "-=", "^="])} ${expression(s, "int", 1)}`,
    );
  if (dict !== null)
    choices.push(
      () => `${dict}[${expression(s, "str", 1)}] = ${expression(s, "int", 2)}`,
      () => `${dict}[${expression(s, "str", 0)}] ${s.random.pick(["+=", "-="])} ${expression(s, "int", 1)}`,
      () => `out.append(${dict}.pop(${expression(s, "str", 0)}, None))`,
      () => `${dict}.update(${expression(s, "dict", 1)})`,
      () => `out.append(${dict}.setdefault(${expression(s, "str", 0)}, ${expression(s, "int", 0)}))`,
    );
  if (object !== null)
    choices.push(
      () => `${object}.n = ${expression(s, "int", 2)}`,
      () => `${object}.n += ${expression(s, "int", 1)}`,
      () =>
        `${object}.x ${s.random.pick(["=", "+=", "*="])} ${expression(s, s.chance(90) ? "float" : "str", 2)}`,
      () => `${object}.extra = ${expression(s, s.random.pick(kinds), 1)}`,
      () => `out.append(${object}[${position(s)}])`,
      () => methodCall(s, object),
    );
  if (choices.length === 0) return assignment(s);
  return [s.random.pick(choices)()];
}

function methodCall(s: Scope, object: string): string {
  const methods = s.unit.classes.flatMap((info) => info.methods);
  if (methods.length === 0) return record(s);
  const method = s.random.pick(methods);
  return `out.append(${object}.${method.name}(${callArguments(s, method, 2)}))`;
}

function branch(s: Scope): Lines {
  const lines = [`if ${condition(s)}:`, ...conditionalBlock(s)];
  if (s.chance(30)) lines.push(`elif ${condition(s)}:`, ...conditionalBlock(s));
  if (s.chance(50)) lines.push("else:", ...conditionalBlock(s));
  return lines;
}

function condition(s: Scope): string {
  if (!s.chance(8)) return expression(s, "bool");
  const name = s.fresh("v");
  const value = expression(s, "int", 2);
  return `(${name} := ${value}) > ${expression(s, "int", 0)}`;
}

function forLoop(s: Scope): Lines {
  const name = s.fresh("v");
  let kind: Kind = "int";
  let head: string;
  const source = s.random.below(8);
  if (source < 3) head = `for ${name} in range(${s.random.below(12)}):`;
  else if (source === 3)
    head = `for ${name} in range(${expression(s, "int", 1)} & 7, ${s.random.below(20)}, ${1 + s.random.below(3)}):`;
  else if (source === 4) head = `for ${name} in ${expression(s, "ints", 2)}[:9]:`;
  else if (source === 5) {
    kind = "str";
    head = `for ${name} in ${expression(s, "str", 2)}[:9]:`;
  } else if (source === 6) {
    const index = s.fresh("v");
    s.declare(index, "int");
    head = `for ${index}, ${name} in enumerate(${expression(s, "ints", 1)}[:9]):`;
  } else {
    const index = s.fresh("v");
    s.declare(index, "str");
    head = `for ${index}, ${name} in sorted(${expression(s, "dict", 1)}.items())[:6]:`;
  }
  s.loops++;
  const body = s.inside(() => {
    s.declare(name, kind);
    return block(s, 4);
  });
  s.loops--;
  return [head, ...body, ...(s.chance(15) ? ["else:", ...conditionalBlock(s, 2)] : [])];
}

function whileLoop(s: Scope): Lines {
  const fuel = s.fresh("v");
  s.loops++;
  const test = expression(s, "bool", 2);
  const body = s.inside(() => block(s, 4));
  s.loops--;
  return [
    `${fuel} = ${2 + s.random.below(9)}`,
    `while ${fuel} > 0 and ${test}:`,
    `    ${fuel} -= 1`,
    ...body,
  ];
}

function tryStatement(s: Scope): Lines {
  const lines = ["try:", ...conditionalBlock(s)];
  if (s.chance(80)) {
    const name = s.fresh("v");
    lines.push(`except ${s.random.pick(caught)} as ${name}:`, `    out.append(explain(${name}))`);
    if (s.chance(40)) lines.push(...conditionalBlock(s, 2));
    if (s.chance(10))
      lines.push(`    raise Trouble(${expression(s, "int", 1)})${s.chance(50) ? ` from ${name}` : ""}`);
    if (s.chance(10)) lines.push("    raise");
    if (s.chance(20)) lines.push("else:", ...conditionalBlock(s, 2));
  } else {
    lines.push("finally:", ...finalBlock(s));
    return lines;
  }
  if (s.chance(25)) lines.push("finally:", ...finalBlock(s));
  return lines;
}

/** Leaving a finally block by a jump is legal and warned about: the warning is not what is compared. */
function finalBlock(s: Scope): Lines {
  return [`    ${record(s)}`, ...(s.chance(30) ? [`    ${assignment(s)[0]}`] : [])];
}

function withStatement(s: Scope): Lines {
  const name = s.fresh("v");
  const swallow = s.random.pick(["None", "ValueError", "Exception", "LookupError"]);
  return [`with Guard(out, ${swallow}) as ${name}:`, ...conditionalBlock(s)];
}

function matchStatement(s: Scope): Lines {
  const [a, b] = [s.fresh("v"), s.fresh("v")];
  const cases: readonly (() => [string, readonly [string, Kind][]])[] = [
    () => [`${s.random.below(5)} | ${5 + s.random.below(5)}`, []],
    () => [`int() as ${a} if ${a} ${s.random.pick([">", "<"])} ${s.random.below(50)}`, [[a, "int"]]],
    () => [
      `[${a}, *${b}]`,
      [
        [a, "int"],
        [b, "ints"],
      ],
    ],
    () => [
      `(${a}, str() as ${b})`,
      [
        [a, "int"],
        [b, "str"],
      ],
    ],
    () => [`{'a': ${a}}`, [[a, "int"]]],
    () => [`str(${a})`, [[a, "str"]]],
    () => [`float(${a})`, [[a, "float"]]],
    () => ["'spam' | None | True", []],
    ...(s.unit.classes.length > 0
      ? [
          () =>
            [
              `${s.random.pick(s.unit.classes).name}(n=${a}, x=${b})`,
              [
                [a, "int"],
                [b, "float"],
              ],
            ] as [string, [string, Kind][]],
        ]
      : []),
  ];
  const lines = [`match ${expression(s, s.random.pick(kinds), 2)}:`];
  const count = 1 + s.random.below(3);
  for (let i = 0; i < count; i++) {
    const [pattern, names] = s.random.pick(cases)();
    lines.push(`    case ${pattern}:`);
    const body = s.inside(() => {
      for (const [name, kind] of names) s.declare(name, kind);
      return block(s, 2);
    });
    lines.push(...body.map((line) => `    ${line}`));
  }
  lines.push("    case _:", ...conditionalBlock(s, 2).map((line) => `    ${line}`));
  return lines;
}

function nestedFunction(s: Scope): Lines {
  const name = s.fresh("inner");
  const parameter = s.fresh("q");
  const shared = s.chance(50) ? s.variable("int") : null;
  const isLocal = shared !== null && !s.unit.globals.includes(shared) && !shared.startsWith("c");
  const body = s.inside(() => {
    s.declare(parameter, "int");
    const loops = s.loops;
    s.loops = 2;
    const lines = [
      ...(isLocal
        ? [`    nonlocal ${shared}`, `    ${shared} ${s.random.pick(["+=", "-=", "^="])} ${parameter}`]
        : []),
      `    return ${expression(s, "int", 2)}`,
    ];
    s.loops = loops;
    return lines;
  });
  return [
    `def ${name}(${parameter}=${expression(s, "int", 0)}):`,
    ...body,
    `out.append(${name}(${expression(s, "int", 1)}))`,
    ...(s.chance(40) ? [`out.append(${name}())`] : []),
  ];
}

function yieldStatement(s: Scope): Lines {
  const inner = s.unit.callables.filter((callable) => callable.generator);
  if (inner.length > 0 && s.chance(20)) {
    const generator = s.random.pick(inner);
    return [`yield from ${generator.name}(${callArguments(s, generator, 2)})`];
  }
  if (s.chance(30)) {
    const name = s.fresh("v");
    const line = `${name} = yield ${expression(s, "int", 2)}`;
    s.declare(name, "int");
    return [line, `if ${name} is None:`, `    ${name} = ${expression(s, "int", 0)}`];
  }
  return [`yield ${expression(s, "int", 2)}`];
}

function driveGenerator(s: Scope): Lines {
  const generators = s.unit.callables.filter((callable) => callable.generator);
  if (generators.length === 0) return assignment(s);
  const generator: Callable = s.random.pick(generators);
  const name = s.fresh("v");
  const failure = s.fresh("v");
  const steps = Array.from({ length: 1 + s.random.below(4) }, () =>
    s.random.pick([
      () => `out.append(next(${name}))`,
      () => `out.append(${name}.send(${expression(s, "int", 1)}))`,
      () => `out.append(next(${name}, 'end'))`,
      () => `out.append(${name}.throw(ValueError('thrown')))`,
    ])(),
  );
  return [
    `${name} = ${generator.name}(${callArguments(s, generator, 2)})`,
    "try:",
    ...(s.chance(60) ? [`    out.append(next(${name}))`] : []),
    ...steps.map((line) => `    ${line}`),
    `except (StopIteration, ValueError, TypeError) as ${failure}:`,
    `    out.append(explain(${failure}))`,
    "finally:",
    `    ${name}.close()`,
  ];
}

function deletion(s: Scope): Lines {
  const list = s.variable("ints");
  if (list !== null && s.chance(60)) return [`del ${list}[${position(s)}]`];
  const name = s.variable(s.random.pick(valueKinds));
  // What a loop or a function of the unit reads again must stay bound most of the time.
  if (name === null || s.loops > 0 || !name.startsWith("v")) return assignment(s);
  s.forget(name);
  return [`del ${name}`];
}
