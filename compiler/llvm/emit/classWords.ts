import { type ClassModel, methodIndex } from "../../analysis/classes.ts";
import { inPlaceNames } from "../../analysis/objects.ts";

/** The layout of runtime/abi/class_words.h: where a class's words are, and the description that the runtime tests. */

/** Words in front of the shapes: the class, the bytes of an instance. */
const headWords = 2;

/** Words of a class: the head, a shape for each number of attributes, the methods. */
export function classWordCount(model: ClassModel): number {
  return headWords + model.fields.length + 1 + model.methods.length;
}

/** The word that holds the function of a method. */
export function methodWord(model: ClassModel, method: number): number {
  return headWords + model.fields.length + 1 + method;
}

/** Constant words. */
export function classDescription(model: ClassModel): number[] {
  const absent = inPlaceNames.reduce(
    (mask, name, i) => (methodIndex(model, name) < 0 ? mask | (1 << i) : mask),
    0,
  );
  const fields = model.fields.map(({ nameIndex, kind }) => (nameIndex << 1) | (kind === "float" ? 1 : 0));
  const methods = model.methods.map(({ code }) => code);
  return [methods[0]!, fields.length, methods.length, absent, ...fields, ...methods];
}
