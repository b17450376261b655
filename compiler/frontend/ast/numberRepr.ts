/**
 * Python's repr of number literals, from their source text. Integers are converted digit by digit here; a float goes through the host's
 * shortest conversion (`shortestFloat`), whose digits and exponent are then laid out by Python's rules.
 */
import { type i32, idiv, intToString, shortestFloat } from "../dialect.ts";

function withoutUnderscores(text: string): string {
  if (!text.includes("_")) return text;
  let out = "";
  let from = 0;
  for (let i = 0; i < text.length; i++) {
    if (text.charCodeAt(i) !== 0x5f) continue;
    out += text.slice(from, i);
    from = i + 1;
  }
  return out + text.slice(from, text.length);
}

/** Value of a hexadecimal digit's character code. */
function digitValue(code: i32): i32 {
  if (code <= 0x39) return code - 0x30;
  return (code | 0x20) - 0x61 + 10;
}

/** Decimal text of an integer literal: decimal, or 0x, 0o, 0b. */
export function intRepr(literal: string): string {
  const text = withoutUnderscores(literal);
  const prefix = text.length > 1 ? text.charCodeAt(1) | 0x20 : 0;
  if (prefix === 0x78) return radixRepr(text, 16);
  if (prefix === 0x6f) return radixRepr(text, 8);
  if (prefix === 0x62) return radixRepr(text, 2);
  let zeros = 0;
  while (zeros < text.length - 1 && text.charCodeAt(zeros) === 0x30) zeros++;
  return text.slice(zeros, text.length);
}

/** Limbs hold four decimal digits, least significant first. */
const LIMB = 10000;

function radixRepr(text: string, radix: i32): string {
  const limbs: i32[] = [0];
  for (let i = 2; i < text.length; i++) {
    let carry = digitValue(text.charCodeAt(i));
    for (let j = 0; j < limbs.length; j++) {
      const product = limbs[j]! * radix + carry;
      limbs[j] = product % LIMB;
      carry = idiv(product, LIMB);
    }
    if (carry > 0) limbs.push(carry);
  }
  let out = intToString(limbs[limbs.length - 1]!);
  for (let i = limbs.length - 2; i >= 0; i--) {
    const limb = intToString(limbs[i]!);
    out += "0000".slice(limb.length, 4) + limb;
  }
  return out;
}

function zeros(count: i32): string {
  let out = "";
  for (let i = 0; i < count; i++) out += "0";
  return out;
}

/** repr of the float, without the ".0" that marks integral values. */
function floatText(literal: string): string {
  const shortest = shortestFloat(withoutUnderscores(literal));
  if (shortest === "inf") return shortest;
  const mark = shortest.indexOf("e");
  const digits = shortest.slice(0, mark);
  const exponent = parseExponent(shortest.slice(mark + 1, shortest.length));
  if (exponent < -4 || exponent >= 16) {
    const fraction = digits.length > 1 ? "." + digits.slice(1, digits.length) : "";
    const size = intToString(exponent < 0 ? -exponent : exponent);
    return digits.slice(0, 1) + fraction + (exponent < 0 ? "e-" : "e+") + (size.length < 2 ? "0" : "") + size;
  }
  if (exponent < 0) return "0." + zeros(-exponent - 1) + digits;
  if (digits.length <= exponent + 1) return digits + zeros(exponent + 1 - digits.length);
  return digits.slice(0, exponent + 1) + "." + digits.slice(exponent + 1, digits.length);
}

function parseExponent(text: string): i32 {
  let value = 0;
  const negative = text.startsWith("-");
  for (let i = negative ? 1 : 0; i < text.length; i++) value = value * 10 + text.charCodeAt(i) - 0x30;
  return negative ? -value : value;
}

/** `repr(float)` of a float literal. */
export function floatRepr(literal: string): string {
  const text = floatText(literal);
  return text.includes(".") || text.includes("e") || text === "inf" ? text : text + ".0";
}

/** `repr(complex)` of an imaginary literal (which ends in j). */
export function complexRepr(literal: string): string {
  return floatText(literal.slice(0, literal.length - 1)) + "j";
}
