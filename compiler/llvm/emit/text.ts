/** Spelling of LLVM's textual IR. */

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
