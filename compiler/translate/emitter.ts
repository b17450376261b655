/** What the translation of one function carries along: types, the function's result, names for temporaries. */
import type ts from "typescript";
import { Inference } from "./infer.ts";
import { qualifiedName } from "./names.ts";
import type { FrontendProgram } from "./program.ts";
import { cppType, nothing, objectType, type Type } from "./types.ts";

export class Emitter {
  readonly frontend: FrontendProgram;
  readonly types: Inference;
  /** The result type of the function being translated. */
  result: Type = nothing;
  private temporaries = 0;

  constructor(frontend: FrontendProgram) {
    this.frontend = frontend;
    this.types = new Inference(frontend);
  }

  cpp(type: Type): string {
    return cppType(this.frontend, type);
  }

  object(type: Type): string {
    return objectType(this.frontend, type);
  }

  qualified(declaration: ts.Node, name: string): string {
    return qualifiedName(this.frontend, declaration, name);
  }

  /** A name that no program uses: those end in a letter or get an underscore appended. */
  temporary(): string {
    this.temporaries++;
    return `t${this.temporaries}_`;
  }

  startFunction(result: Type): void {
    this.result = result;
    this.temporaries = 0;
  }
}
