/** Python's repr of str and bytes values, appended to a text of code points. */
import type { CodePoints, i32 } from "../dialect.ts";
import { isPrintable } from "../lexer/names.ts";

const HEX = "0123456789abcdef";

export function appendText(out: CodePoints, text: string): void {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if ((unit & 0xfc00) === 0xd800 && i + 1 < text.length) {
      i++;
      out.push(0x10000 + ((unit & 0x3ff) << 10) + (text.charCodeAt(i) & 0x3ff));
    } else {
      out.push(unit);
    }
  }
}

function appendHex(out: CodePoints, value: i32, digits: i32): void {
  for (let shift = 4 * (digits - 1); shift >= 0; shift -= 4) {
    out.push(HEX.charCodeAt((value >> shift) & 15));
  }
}

function appendEscape(out: CodePoints, point: i32): void {
  out.push(0x5c);
  switch (point) {
    case 0x09:
      out.push(0x74);
      return;
    case 0x0a:
      out.push(0x6e);
      return;
    case 0x0d:
      out.push(0x72);
      return;
    case 0x5c:
    case 0x27:
      out.push(point);
      return;
    default:
      break;
  }
  out.push(point < 0x100 ? 0x78 : point < 0x10000 ? 0x75 : 0x55);
  appendHex(out, point, point < 0x100 ? 2 : point < 0x10000 ? 4 : 8);
}

/** Python quotes with ', unless the text has ' and no ". */
function quoteFor(value: CodePoints): i32 {
  let quote = 0x27;
  for (let i = 0; i < value.length; i++) {
    if (value[i]! === 0x22) return 0x27;
    if (value[i]! === 0x27) quote = 0x22;
  }
  return quote;
}

function appendQuoted(out: CodePoints, value: CodePoints, asciiOnly: boolean): void {
  const quote = quoteFor(value);
  out.push(quote);
  for (let i = 0; i < value.length; i++) {
    const point = value[i]!;
    const plain = point >= 0x20 && point < 0x7f ? true : point >= 0x7f && !asciiOnly && isPrintable(point);
    if (plain && point !== 0x5c && (point !== 0x27 || quote !== 0x27)) out.push(point);
    else appendEscape(out, point);
  }
  out.push(quote);
}

export function appendStrRepr(out: CodePoints, value: CodePoints): void {
  appendQuoted(out, value, false);
}

export function appendBytesRepr(out: CodePoints, value: CodePoints): void {
  out.push(0x62);
  appendQuoted(out, value, true);
}
