/**
 * Generates unicode_names.inc for runtime/object/unicode_names.cpp: `generateUnicodeNames.ts FILE`.
 *
 * Which names there are is what CPython 3.14 itself answers (the npm package pyodide): the error handler namereplace for every code point, and the codec
 * unicode_escape for the aliases, which that handler gives as the names of points from U+F0000 on, names of sequences behind them. Hangul syllables and names that end with
 * their own code point are rules; all others are records.
 *
 * A record is a byte that says how many words the name shares with the one before, and the numbers of its other words: one byte for the words that are frequent then, two
 * for the rest. Every 32nd record shares nothing, and it is known where it begins. A word ends before a space or behind a hyphen. Words of equal length stand together, the
 * frequent ones first, so that a word's number says where it is.
 */
import { loadPyodide } from "pyodide";
import { array, writeTables } from "./tables.ts";

const mostShared = 11;
const block = 32;

const program = `
import codecs, json

def name(c):
    text = codecs.namereplace_errors(UnicodeEncodeError("ascii", chr(c), 0, 1, ""))[0]
    return text[3:-1] if text.startswith("\\\\N{") else None

def alias(name):
    try:
        return ord(codecs.decode("\\\\N{" + name + "}", "unicode_escape"))
    except UnicodeDecodeError:
        return -1

plain, numbered, aliases = [], [], []
for c in range(0x110000):
    text = name(c)
    if text is None or 0xac00 <= c <= 0xd7a3:
        continue
    number = "%04X" % c
    if text.endswith("-" + number):
        prefix = text[:-len(number)]
        if numbered and numbered[-1][0] == prefix and numbered[-1][2] == c - 1:
            numbered[-1][2] = c
        else:
            numbered.append([prefix, c, c])
    else:
        plain.append([text, c])
        if 0xf0000 <= c < 0xffffe:
            aliases.append(alias(text))
json.dumps([plain, numbered, aliases])
`;

type Answers = [plain: [string, number][], numbered: [string, number, number][], aliases: number[]];

interface NameRecord {
  readonly shared: number;
  readonly words: readonly string[];
}

function wordsOf(name: string): string[] {
  return name.split(/(?<=-)(?! )|(?<!-) /);
}

function recordsOf(names: readonly string[]): NameRecord[] {
  let last: string[] = [];
  return names.map((name, index) => {
    const words = wordsOf(name);
    let shared = 0;
    if (index % block !== 0) while (shared < mostShared && words[shared] === last[shared]) shared++;
    last = words;
    return { shared, words: words.slice(shared) };
  });
}

/** The words in the order of their numbers, and how many of them are frequent: as many as leave enough bytes to begin all others with. */
function numberWords(records: readonly NameRecord[]): { words: string[]; frequent: number } {
  const counts = new Map<string, number>();
  for (const word of records.flatMap((record) => record.words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const free = 256 - (mostShared + 1);
  const frequent = free - Math.ceil((counts.size - free) / 255);
  const byCount = [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).map(([word]) => word);
  const byLength = (words: string[]): string[] =>
    words.sort((a, b) => a.length - b.length || (a < b ? -1 : 1));
  return { words: [...byLength(byCount.slice(0, frequent)), ...byLength(byCount.slice(frequent))], frequent };
}

/** The bytes of the records, and where each block begins; one more "shares nothing" ends the last record. */
function encode(
  records: readonly NameRecord[],
  words: readonly string[],
  frequent: number,
): { bytes: number[]; blocks: number[] } {
  const bytes: number[] = [];
  const blocks: number[] = [];
  const numbers = new Map(words.map((word, number) => [word, number]));
  for (const [index, record] of records.entries()) {
    if (index % block === 0) blocks.push(bytes.length);
    bytes.push(record.shared);
    for (const word of record.words) {
      const number = numbers.get(word) as number;
      if (number < frequent) bytes.push(mostShared + 1 + number);
      else bytes.push(mostShared + 1 + frequent + ((number - frequent) >> 8), (number - frequent) & 255);
    }
  }
  bytes.push(0);
  return { bytes, blocks };
}

/** Rows of {word, length, place}: from that word on, words have that length and stand one after the other from that place on. */
function lengthRows(words: readonly string[]): string[] {
  const rows: string[] = [];
  let place = 0;
  for (const [number, word] of words.entries()) {
    if (word.length !== words[number - 1]?.length) rows.push(`{${number},${word.length},${place}}`);
    place += word.length;
  }
  return rows;
}

/** Rows of {point, record}: from there on, both go up in step. */
function runRows(points: readonly number[]): string[] {
  return points.flatMap((point, record) => (point === points[record - 1]! + 1 ? [] : [`{${point},${record}}`]));
}

function rows(type: string, name: string, items: readonly string[]): string {
  const lines: string[] = [];
  for (let i = 0; i < items.length; i += 8) lines.push(`  ${items.slice(i, i + 8).join(",")},`);
  return `const ${type} ${name}[] = {\n${lines.join("\n")}\n};\n`;
}

function text(name: string, content: string): string {
  return `const char ${name}[] =\n${content.replace(/.{1,120}/g, '  "$&"\n').trimEnd()};\n`;
}

async function generateUnicodeNames(): Promise<string> {
  const oracle = await loadPyodide();
  const [plain, numbered, aliases] = JSON.parse(oracle.runPython(program) as string) as Answers;
  const names = plain.map(([name]) => name);
  const records = recordsOf(names);
  const { words, frequent } = numberWords(records);
  const { bytes, blocks } = encode(records, words, frequent);
  if (names.length > 0xffff) throw new Error("the records outgrew 16 bits");
  const count = aliases.indexOf(-1);
  if (aliases.slice(count).some((point) => point >= 0)) throw new Error("aliases stand behind sequences");
  return [
    "// Generated by runtime/cmake/generateUnicodeNames.ts, which explains the form; do not edit.\n",
    `constexpr unsigned kMostShared = ${mostShared}, kFrequentWords = ${frequent}, kBlock = ${block}, kRecordCount = ${names.length};`,
    `constexpr unsigned kMostWords = ${Math.max(...names.map((name) => wordsOf(name).length))}, kLongest = ${Math.max(...names.map((name) => name.length))};\n`,
    text("kWords", words.join("")),
    rows("WordLength", "kWordLengths", lengthRows(words)),
    array("uint8_t", "kRecords", bytes),
    array("uint32_t", "kBlocks", blocks),
    rows("Run", "kRuns", runRows(plain.map(([, point]) => point))),
    rows("Numbered", "kNumbered", numbered.map(([prefix, first, last]) => `{"${prefix}",${first},${last}}`)),
    array("uint32_t", "kAliases", aliases.slice(0, count)),
  ].join("\n");
}

await writeTables(generateUnicodeNames);
