/**
 * Types of SSA values. `value` is a boxed Python value (64 bits; NULL where the operation says so), `int` a raw 64-bit integer, `float` a raw
 * double, `bool` a bit, `none` the type of operations without a result.
 */
export type Type = "value" | "int" | "float" | "bool" | "none";

export const types: readonly Type[] = ["value", "int", "float", "bool", "none"];

export function isType(text: string): text is Type {
  return (types as readonly string[]).includes(text);
}
