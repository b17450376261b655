import type { i32 } from "../dialect.ts";
import type { Scope } from "./scope.ts";

/** The name under which a private name (`__x`) of class `className` is stored; "" is "in no class". */
export function mangle(className: string, name: string): string {
  if (className === "" || !name.startsWith("__")) return name;
  if (name.endsWith("__") || name.includes(".")) return name;
  let start: i32 = 0;
  while (start < className.length && className.charCodeAt(start) === 0x5f) start++;
  if (start === className.length) return name;
  return "_" + className.slice(start) + name;
}

/** As `mangle`, but in the type parameter scope of a class only its own type parameters are mangled. */
export function mangleIn(className: string, scope: Scope, name: string): string {
  if (scope.mangledNames !== null && !scope.mangledNames.has(name)) return name;
  return mangle(className, name);
}
