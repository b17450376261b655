/** Seeded inputs for the front end's fuzzer: each number gives one input, so that a run can be resumed and a failure repeated. */
import { mutate } from "../frontend/errors/mutate.ts";
import { libraryFiles } from "../support/library.ts";
import { Random } from "../support/random.ts";

const WORDS = [
  "False",
  "None",
  "True",
  "and",
  "as",
  "assert",
  "async",
  "await",
  "break",
  "class",
  "continue",
  "def",
  "del",
  "elif",
  "else",
  "except",
  "finally",
  "for",
  "from",
  "global",
  "if",
  "import",
  "in",
  "is",
  "lambda",
  "nonlocal",
  "not",
  "or",
  "pass",
  "raise",
  "return",
  "try",
  "while",
  "with",
  "yield",
  "match",
  "case",
  "type",
  "_",
  "x",
  "y",
  "print",
  "é",
  "ª",
  "𝔘",
  "a\u0301",
  "·",
];
const OPERATORS =
  "( ) [ ] { } , : ; . = == != <= >= < > := + - * ** / // % @ & | ^ ~ << >> -> ... ! += -= **= //= >>= <> $ ? `".split(
    " ",
  );
const LITERALS = [
  "0",
  "1",
  "1.5",
  "1e5",
  "0x1f",
  "0b1",
  "0o7",
  "1_0",
  "1j",
  "09",
  "0777",
  "1__0",
  "0xg",
  "1e",
  "'a'",
  '"b"',
  "b'c'",
  "r'\\d'",
  "'\\x4'",
  "'\\N{DASH}'",
  "'''a\nb'''",
  '"',
  "'",
  '"""',
  "f'",
  "f'{",
  "f'{x}'",
  "f'{x!r:>{w}}'",
  "f'{{'",
  "t'{x}'",
  "rf'{x}\\'",
  "}'",
  "{x=}",
  "'\\N{BULLET}'",
  "u'x'",
  "bu''",
];
const SPACE = [
  " ",
  " ",
  " ",
  "\n",
  "\n",
  "\n    ",
  "\n  ",
  "\n\t",
  "\t",
  "\f",
  "\\\n",
  "# c\n",
  ":\n    ",
  "\r",
  "\r\n",
  "",
];

function tokenSoup(random: Random): string {
  let text = "";
  const count = 1 + random.below(60);
  for (let i = 0; i < count; i++) {
    const kind = random.below(8);
    text += kind < 3 ? random.pick(WORDS) : kind < 6 ? random.pick(OPERATORS) : random.pick(LITERALS);
    text += random.pick(SPACE);
  }
  return text;
}

function randomBytes(random: Random): Uint8Array {
  const bytes = new Uint8Array(random.below(200));
  const mostlyText = random.below(2) === 0;
  for (let i = 0; i < bytes.length; i++) {
    bytes[i] = mostlyText && random.below(10) > 0 ? 32 + random.below(96) : random.below(256);
  }
  return bytes;
}

/** Lines of a library file with a few random edits of characters. */
function mutatedLines(random: Random): string {
  const file = random.pick([...libraryFiles().values()]);
  const text = new TextDecoder("utf-8").decode(file.subarray(0, 60_000));
  const lines = text.split("\n");
  const from = random.below(lines.length);
  const characters = [...lines.slice(from, from + 1 + random.below(40)).join("\n")];
  for (let edits = random.below(6); edits > 0 && characters.length > 0; edits--) {
    const at = random.below(characters.length);
    const what = random.below(3);
    if (what === 0) characters.splice(at, 1 + random.below(4));
    else if (what === 1) characters.splice(at, 0, random.pick(OPERATORS));
    else characters[at] = String.fromCharCode(random.below(128));
  }
  return characters.join("");
}

function deepNesting(random: Random): string {
  const openers = [
    "(",
    "[",
    "{",
    "{1:",
    "f(",
    "a[",
    "lambda:",
    "not ",
    "-",
    "~",
    "await ",
    "x if y else ",
    "x ** ",
    "f'{",
    'f"{',
    "f'{x:{",
    "(yield ",
    "[x for x in ",
    "*",
    "**",
    "if x:\n",
    "x.",
    "x and ",
    "x < ",
    "x = ",
    "def f(a=",
    "class C(",
    "match x:\n case ",
    "case [",
    "case C(a=",
    "@",
    "async ",
    "t'{",
    "a, ",
    "x: ",
    "del (",
    "with (",
    "import a.",
    "try:\n",
    "else ",
    "(*",
    "x := ",
    "(x := ",
    "type X[T: ",
    "def f[T: (",
  ];
  const first = random.pick(openers);
  const second = random.below(3) === 0 ? random.pick(openers) : first;
  // Indentation makes the text grow with the square of the depth.
  const indents = first.endsWith("\n") || second.endsWith("\n");
  const depth = 1 + random.below(random.below(4) === 0 && !indents ? 3000 : 260);
  let text = "";
  let indent = "";
  for (let i = 0; i < depth; i++) {
    const opener = i % 2 === 0 ? first : second;
    if (opener.endsWith("\n")) {
      text += indent + opener;
      indent += " ";
    } else {
      text += opener;
    }
  }
  return (
    text + random.pick(["", "1", "x\n", ")".repeat(depth), "]".repeat(depth), "}".repeat(depth), "1)", "'\n"])
  );
}

function longLine(random: Random): string {
  const pieces = [
    "x, ",
    "1 + ",
    "x.y",
    "f(x)",
    "[1], ",
    "'a' ",
    "x = ",
    "é",
    "\\N{DASH}",
    "# ",
    "\\\n",
    "x; ",
    "b''",
    "{x: 1}, ",
    "a if b else ",
    "not ",
    "\t",
    "0_0",
    "f'{x}' ",
  ];
  const piece = random.pick(pieces);
  const other = random.below(2) === 0 ? random.pick(pieces) : "";
  return (
    random.pick(["", "x = ", "x = (", "'", "f'", "f(", "'''"]) +
    (piece + other).repeat(1 + random.below(3000)) +
    random.pick(["", ")", "'", "\n"])
  );
}

/** The input with this number. */
export function fuzzInput(seed: number, index: number): { kind: string; source: string | Uint8Array } {
  const random = new Random(Math.imul(seed, 0x9e3779b1) ^ Math.imul(index + 1, 0x85ebca6b));
  switch (random.below(16)) {
    case 0:
    case 1:
    case 2:
      return { kind: "bytes", source: randomBytes(random) };
    case 3:
    case 4:
      return { kind: "nesting", source: deepNesting(random) };
    case 5:
      return index % 8 === 0
        ? { kind: "long line", source: longLine(random) }
        : { kind: "tokens", source: tokenSoup(random) };
    case 6:
      return index % 64 === 0
        ? { kind: "library file", source: mutate(random).source }
        : { kind: "tokens", source: tokenSoup(random) };
    case 7:
    case 8:
    case 9:
    case 10:
      return { kind: "library lines", source: mutatedLines(random) };
    default:
      return { kind: "tokens", source: tokenSoup(random) };
  }
}
