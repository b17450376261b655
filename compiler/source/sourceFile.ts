/** A source file on disk: its bytes, its text as the lexer wants it, and its lines as messages show them. */
import fs from "fs-extra";
import type { CodePoints } from "../frontend/dialect.ts";
import { decodeSource } from "../frontend/lexer/decode.ts";

export class SourceFile {
  readonly path: string;
  readonly bytes: Uint8Array;

  constructor(path: string, bytes: Uint8Array) {
    this.path = path;
    this.bytes = bytes;
  }

  /** Reads a file; throws what the file system throws. */
  static read(path: string): SourceFile {
    return new SourceFile(path, fs.readFileSync(path));
  }

  /** The decoded text. Throws a `FrontendFailure` for a source that CPython cannot decode. */
  text(): CodePoints {
    return decodeSource(Array.from(this.bytes), this.path);
  }

  /** The text as far as it can be shown: undecodable bytes become U+FFFD. */
  shownText(): string {
    try {
      const points = this.text();
      let text = "";
      for (const point of points) text += String.fromCodePoint(point);
      return text;
    } catch {
      return new TextDecoder("utf-8").decode(this.bytes);
    }
  }
}
