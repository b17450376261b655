/** Symbol tables as text, one line a block: ours, and CPython's through its `symtable` module. */
import {
  ComprehensionKind,
  NameScope,
  type Scope,
  ScopeKind,
  type ScopeSymbol,
  SymbolFlag,
} from "../../../compiler/frontend/scopes/scope.ts";
import type { Oracle } from "../../oracle/pyodide.ts";

const scopeLetters: Record<NameScope, string> = {
  [NameScope.None]: "?",
  [NameScope.Local]: "local",
  [NameScope.GlobalExplicit]: "global!",
  [NameScope.GlobalImplicit]: "global",
  [NameScope.Free]: "free",
  [NameScope.Cell]: "cell",
};

const kindNames: Record<ScopeKind, string> = {
  [ScopeKind.Module]: "module",
  [ScopeKind.Class]: "class",
  [ScopeKind.Function]: "function",
  [ScopeKind.Annotation]: "annotation",
  [ScopeKind.TypeVariable]: "type variable",
  [ScopeKind.TypeAlias]: "type alias",
  [ScopeKind.TypeParameters]: "type parameters",
};

/** CPython's own flags; ours lie above them. */
const ownFlags = SymbolFlag.Deleted | SymbolFlag.NamedTarget | SymbolFlag.Inlined;

function symbolText(symbol: ScopeSymbol): string {
  const flags = symbol.flags & ~ownFlags;
  return `${symbol.name}:${scopeLetters[symbol.scope]}:${flags}`;
}

/** The blocks inside `scope`, where those of an inlined comprehension count as its own. */
function childrenOf(scope: Scope): Scope[] {
  const result: Scope[] = [];
  for (const child of scope.children) {
    if (child.inlined && child.comprehension !== ComprehensionKind.None) result.push(...childrenOf(child));
    else result.push(child);
  }
  return result;
}

// CPython gives a generic function `.defaults` also for an empty list of defaults, when it has positional-only parameters; the name
// is left out of both sides.
function add(scope: Scope, depth: number, lines: string[]): void {
  const symbols = scope.symbols
    .filter((symbol) => symbol.name !== ".defaults")
    .map(symbolText)
    .sort();
  const nested = scope.nested ? " nested" : "";
  lines.push(
    `${" ".repeat(depth)}${kindNames[scope.kind]} ${scope.name} ${scope.span.line}${nested} [${symbols.join(" ")}]`,
  );
  for (const child of childrenOf(scope)) add(child, depth + 1, lines);
}

export function scopeListing(module: Scope): string[] {
  const lines: string[] = [];
  add(module, 0, lines);
  return lines;
}

const oracleSource = `
import _symtable
kinds = {_symtable.TYPE_MODULE: "module", _symtable.TYPE_CLASS: "class", _symtable.TYPE_FUNCTION: "function",
         _symtable.TYPE_ANNOTATION: "annotation", _symtable.TYPE_TYPE_VARIABLE: "type variable",
         _symtable.TYPE_TYPE_ALIAS: "type alias", _symtable.TYPE_TYPE_PARAMETERS: "type parameters"}
scopes = ["?", "local", "global!", "global", "free", "cell"]
def listing(source):
    lines = []
    def add(table, depth):
        mask = (1 << _symtable.SCOPE_OFF) - 1
        symbols = sorted(f"{n}:{scopes[(f >> _symtable.SCOPE_OFF) & _symtable.SCOPE_MASK]}:{f & mask}" for n, f in table.symbols.items() if n != ".defaults")
        nested = " nested" if table.nested else ""
        lines.append(f"{' ' * depth}{kinds[table.type]} {table.name} {table.lineno}{nested} [{' '.join(symbols)}]")
        for child in table.children:
            add(child, depth + 1)
    add(_symtable.symtable(source, "<oracle>", "exec"), 0)
    return lines
`;

export async function oracleListing(oracle: Oracle, source: string): Promise<string[]> {
  return (await oracle.call(oracleSource, "listing", source)) as string[];
}
