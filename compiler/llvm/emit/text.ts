/** Spelling of LLVM's textual IR. */

/** A global's name, quoted where LLVM needs it. */
export function globalName(name: string): string {
  if (/^[A-Za-z_.$][\w.$]*$/.test(name)) return `@${name}`;
  return `@"${escapeBytes(new TextEncoder().encode(name))}"`;
}

/** Bytes as the inside of LLVM's c"…". */
export function escapeBytes(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (const byte of bytes) {
    const plain = byte >= 0x20 && byte < 0x7f && byte !== 0x22 && byte !== 0x5c;
    parts.push(plain ? String.fromCharCode(byte) : `\\${byte.toString(16).padStart(2, "0").toUpperCase()}`);
  }
  return parts.join("");
}

const doubleBits = new DataView(new ArrayBuffer(8));

/** A double, exactly. */
export function floatLiteral(value: number): string {
  doubleBits.setFloat64(0, value);
  return `0x${doubleBits.getBigUint64(0).toString(16).padStart(16, "0").toUpperCase()}`;
}

/** `private constant` text of a zero-terminated string; returns its bytes' count. */
export function cString(text: string): { literal: string; length: number } {
  const bytes = new TextEncoder().encode(text);
  return { literal: `c"${escapeBytes(bytes)}\\00"`, length: bytes.length + 1 };
}
