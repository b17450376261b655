/** Seeded inputs for comparing and fuzzing the translated front end. */

/** A small generator (xorshift32), so that a seed names the same inputs everywhere. */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = (seed ^ 0x9e3779b9) | 0 || 1;
  }

  /** From 0 to below `bound`. */
  below(bound: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return (this.state >>> 0) % bound;
  }
}

/** `count` different entries of `all`, in its order. */
export function sample<T>(all: Map<string, T>, count: number, random: Random): Map<string, T> {
  const names = [...all.keys()];
  const chosen = new Set<string>();
  while (chosen.size < Math.min(count, names.length)) chosen.add(names[random.below(names.length)]!);
  return new Map([...all].filter(([name]) => chosen.has(name)));
}

/** Pieces that reach deep into the grammar. */
const pieces = [
  ..."()[]{}:;,.=+-*/%@&|^~<>!\\\"'#\n\t\f \0\u00e9\u{1f40d}",
  ...[
    "f'",
    "f'''",
    'rb"',
    't"{',
    "{x!r:>{w}}",
    "}}",
    "'''",
    "\\\n",
    "\\N{DASH}",
    "\\x4",
    "0x_",
    "1_0e",
    "1__0",
    "0777",
  ],
  ...[
    "def f(",
    "class ",
    "lambda ",
    "match x:\n case ",
    "async ",
    "await ",
    "with (",
    "except* ",
    "import ",
    "from . ",
  ],
  ...[
    "if ",
    "else",
    "elif",
    "for x in ",
    "while ",
    "try:\n  ",
    "yield ",
    "return ",
    "not in",
    "is not",
    ":=",
    "**",
    "->",
  ],
  ...[
    "type X[T] = ",
    "global x",
    "nonlocal ",
    "del ",
    "assert ",
    "raise ",
    "    ",
    "\n  ",
    "\r\n",
    "\r",
    "\ufeff",
    "...",
  ],
  ...[
    "# coding: latin-1\n",
    "((((((((",
    "{{{{",
    "None",
    "True",
    "__debug__",
    "print ",
    "exec ",
    "\u00aa",
    "\u212b",
  ],
];

/** A source made by damaging `source`: bytes changed, spans deleted, doubled or moved, pieces put in. At most `limit` bytes long. */
export function mutate(source: Uint8Array, random: Random, limit: number): Uint8Array {
  const start = random.below(Math.max(1, source.length - limit));
  let bytes = Buffer.from(source.subarray(start, start + limit));
  for (let n = 1 + random.below(6); n > 0; n--) bytes = damage(bytes, random);
  return bytes.subarray(0, limit);
}

function damage(bytes: Buffer, random: Random): Buffer<ArrayBuffer> {
  const at = random.below(bytes.length + 1);
  const span = random.below(random.below(4) === 0 ? 200 : 8);
  const before = bytes.subarray(0, at);
  const after = bytes.subarray(at + span);
  switch (random.below(5)) {
    case 0:
      return Buffer.concat([before, after]);
    case 1:
      return Buffer.concat([before, bytes.subarray(at, at + span), bytes.subarray(at)]);
    case 2:
      return Buffer.concat([before, Buffer.from([random.below(256)]), bytes.subarray(at + 1)]);
    case 3:
      return Buffer.concat([after, before]);
    default:
      return Buffer.concat([before, Buffer.from(pieces[random.below(pieces.length)]!), bytes.subarray(at)]);
  }
}
