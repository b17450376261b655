/**
 * SyntaxWarnings of PEP 765: `return`, `break` and `continue` that leave a `finally` block and so swallow an exception. They come before all warnings of the
 * code generator.
 */
import {
  type AsyncFor,
  type AsyncFunctionDef,
  type AsyncWith,
  type ClassDef,
  type ExceptHandler,
  type For,
  type FunctionDef,
  type If,
  type Match,
  NodeKind,
  type Stmt,
  type Try,
  type TryStar,
  type While,
  type With,
} from "../ast/nodes.ts";
import type { Context } from "./unit.ts";

/** What encloses a statement most closely. */
enum Place {
  Elsewhere,
  Finally,
  Loop,
}

export function warnOfFinallyExits(context: Context, body: Stmt[]): void {
  new FinallyExits(context).statements(body);
}

class FinallyExits {
  context: Context;
  place: Place;
  constructor(context: Context) {
    this.context = context;
    this.place = Place.Elsewhere;
  }

  statements(body: Stmt[]): void {
    for (const s of body) this.statement(s);
  }

  within(place: Place, body: Stmt[]): void {
    const outer = this.place;
    this.place = place;
    this.statements(body);
    this.place = outer;
  }

  exit(s: Stmt, word: string): void {
    if (this.place === Place.Finally) this.context.warn(s, `'${word}' in a 'finally' block`);
  }

  statement(s: Stmt): void {
    switch (s.kind) {
      case NodeKind.Return:
        this.exit(s, "return");
        break;
      case NodeKind.Break:
        this.exit(s, "break");
        break;
      case NodeKind.Continue:
        this.exit(s, "continue");
        break;
      case NodeKind.FunctionDef:
        this.within(Place.Elsewhere, (s as FunctionDef).body);
        break;
      case NodeKind.AsyncFunctionDef:
        this.within(Place.Elsewhere, (s as AsyncFunctionDef).body);
        break;
      case NodeKind.ClassDef:
        this.statements((s as ClassDef).body);
        break;
      case NodeKind.For:
        this.loop((s as For).body, (s as For).orelse);
        break;
      case NodeKind.AsyncFor:
        this.loop((s as AsyncFor).body, (s as AsyncFor).orelse);
        break;
      case NodeKind.While:
        this.loop((s as While).body, (s as While).orelse);
        break;
      case NodeKind.If:
        this.branches(s as If);
        break;
      case NodeKind.With:
        this.statements((s as With).body);
        break;
      case NodeKind.AsyncWith:
        this.statements((s as AsyncWith).body);
        break;
      case NodeKind.Match:
        for (const each of (s as Match).cases) this.statements(each.body);
        break;
      case NodeKind.Try: {
        const node = s as Try;
        this.guarded(node.body, node.handlers, node.orelse, node.finalbody);
        break;
      }
      case NodeKind.TryStar: {
        const node = s as TryStar;
        this.guarded(node.body, node.handlers, node.orelse, node.finalbody);
        break;
      }
      default:
        break;
    }
  }

  loop(body: Stmt[], orelse: Stmt[]): void {
    this.within(Place.Loop, body);
    this.statements(orelse);
  }

  /** A loop follows the `elif`s, which the tree nests. */
  branches(s: If): void {
    let node = s;
    while (true) {
      this.statements(node.body);
      const only = node.orelse.length === 1 ? node.orelse[0]! : null;
      if (only === null || only.kind !== NodeKind.If) break;
      node = only as If;
    }
    this.statements(node.orelse);
  }

  guarded(body: Stmt[], handlers: ExceptHandler[], orelse: Stmt[], finalBody: Stmt[]): void {
    this.statements(body);
    for (const handler of handlers) this.statements(handler.body);
    this.statements(orelse);
    this.within(Place.Finally, finalBody);
  }
}
