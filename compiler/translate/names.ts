/** C++ names: a namespace for each module, identifiers that C++ reserves get an underscore. */
import path from "node:path";
import type ts from "typescript";
import { type FrontendProgram, relativeName } from "./program.ts";

/** C++ keywords and alternative tokens that TypeScript allows as names, and what generated code itself uses. */
const reserved = new Set(
  `alignas alignof and and_eq asm auto bitand bitor bool char char8_t char16_t char32_t compl concept consteval constexpr
  constinit const_cast co_await co_return co_yield decltype delete double dynamic_cast explicit extern final float friend goto
  inline int long mutable namespace noexcept not not_eq nullptr operator or or_eq override private protected public register
  reinterpret_cast requires short signed sizeof static static_assert static_cast struct template thread_local typedef typeid
  typename union unsigned using virtual volatile wchar_t xor xor_eq errno assert stdin stdout stderr EOF NULL NAN INFINITY
  setjmp cx make init std pyc rt i32 i64 u8 u16 u32 String Array Map Set Context main`.split(/\s+/),
);

/** An identifier of the program as a C++ identifier. */
export function cppName(name: string): string {
  return reserved.has(name) || name.endsWith("_") ? `${name}_` : name;
}

/** camelCase → snake_case: how the hand-written twins are called. */
export function snakeCase(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

const namespaces = new WeakMap<ts.SourceFile, string>();

/** The namespace of a module: `lexer/token.ts` → `lexer_token`. Underscores are doubled, so that no two modules meet. */
export function namespaceOf(root: string, file: ts.SourceFile): string {
  const known = namespaces.get(file);
  if (known !== undefined) return known;
  const name = relativeName(root, file).replace(/\.ts$/, "");
  const result = cppName(name.replaceAll("_", "__").replace(/[^A-Za-z0-9_]/g, "_"));
  namespaces.set(file, result);
  return result;
}

/** The translation unit that a module goes to: its top folder, or `root`. */
export function unitOf(root: string, file: ts.SourceFile): string {
  const [folder, rest] = relativeName(root, file).split(path.sep);
  return rest === undefined ? "root" : folder!;
}

/** The full name of a declaration at module level, relative to namespace pyc::frontend. */
export function qualifiedName(frontend: FrontendProgram, declaration: ts.Node, name: string): string {
  const file = declaration.getSourceFile();
  if (!frontend.files.includes(file)) return name;
  return `${namespaceOf(frontend.root, file)}::${cppName(name)}`;
}

const printable = /[ !#-[\]-~]/;

/** A `char16_t` literal with every other unit as an escape, and its length in units. */
export function stringLiteral(text: string): string {
  let out = "";
  for (let i = 0; i < text.length; i++) {
    const unit = text[i]!;
    // An escape takes all hexadecimal digits that follow: the literal is closed and reopened behind it.
    // A question mark is escaped for fear of trigraphs.
    out += printable.test(unit) && unit !== "?" ? unit : `\\x${text.charCodeAt(i).toString(16)}" u"`;
  }
  return `u"${out}"`;
}
