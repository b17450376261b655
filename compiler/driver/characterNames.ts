import { codePointsToString } from "../frontend/dialect.ts";
import { type CodeModule, ConstantKind } from "../frontend/emit/code.ts";

/**
 * Whether a program may need the names of characters at run time, whose tables are as large as a sixth of the runtime: for the error handler namereplace, or for decoding
 * `\N{…}` with the codec unicode_escape. Both go by a name, in any spelling that comes to the same; a text may contain it, as in `"ascii namereplace".split()`.
 */
const mention = /namereplace|(?<!raw[^a-z0-9]*)unicode[^a-z0-9]*escape/i;

/** What the linker is asked for where they are needed (runtime/object/unicode_names.h). */
export const characterNamesSymbol = "pyc_character_name";

export function mentionsCharacterNames(module: CodeModule): boolean {
  return module.codes.some(
    (code) =>
      code.names.some((name) => mention.test(name)) ||
      code.constants.some(
        (constant) =>
          constant.kind === ConstantKind.Str &&
          mention.test(codePointsToString(constant.points, 0, constant.points.length)),
      ),
  );
}
