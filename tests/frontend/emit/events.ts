/**
 * What code objects do, in a form in which ours and CPython's can be compared: for every code object its head, and the set of
 * (event, source range) of its instructions that can raise. Sets, because CPython copies short exit blocks.
 */
import { type Code, CodeFlag, type CodeModule, ConstantKind } from "../../../compiler/frontend/emit/code.ts";
import {
  Opcode,
  OperandKind,
  opcodeUnits,
  operandKinds,
  operandStart,
} from "../../../compiler/frontend/opcodes/opcodes.ts";
import type { Oracle } from "../../oracle/pyodide.ts";

export interface CodeEvents {
  head: string;
  events: string[];
}

const named = new Map<Opcode, string>([
  [Opcode.LoadAttr, "attr"],
  [Opcode.LoadMethod, "attr"],
  [Opcode.LoadSuperAttr, "superattr"],
  [Opcode.LoadSuperMethod, "superattr"],
  [Opcode.StoreAttr, "setattr"],
  [Opcode.DeleteAttr, "delattr"],
  [Opcode.LoadGlobal, "load"],
  [Opcode.LoadName, "load"],
  [Opcode.LoadNameOrGlobal, "load"],
  [Opcode.LoadNameOrCell, "deref"],
  [Opcode.LoadCell, "deref"],
  [Opcode.DeleteGlobal, "del"],
  [Opcode.DeleteName, "del"],
  [Opcode.ImportName, "import"],
  [Opcode.ImportFrom, "from"],
]);

const plain = new Map<Opcode, string>([
  [Opcode.Call, "call"],
  [Opcode.CallKeywords, "call"],
  [Opcode.CallSpread, "callex"],
  [Opcode.LoadItem, "item"],
  [Opcode.StoreItem, "setitem"],
  [Opcode.DeleteItem, "delitem"],
  [Opcode.Negative, "-x"],
  [Opcode.Positive, "+x"],
  [Opcode.Invert, "~x"],
  [Opcode.In, "in"],
  [Opcode.NotIn, "in"],
  [Opcode.Raise, "raise"],
  [Opcode.GetIter, "iter"],
  [Opcode.ForIter, "next"],
  [Opcode.Unpack, "unpack"],
  [Opcode.UnpackRest, "unpack*"],
  [Opcode.Yield, "yield"],
  [Opcode.Send, "send"],
  [Opcode.GetAwaitable, "awaitable"],
  [Opcode.GetAsyncIter, "aiter"],
  [Opcode.GetAsyncNext, "anext"],
  [Opcode.EndAsyncFor, "endasync"],
  [Opcode.Convert, "convert"],
  [Opcode.Format, "format"],
  [Opcode.LoadSpecial, "special"],
  [Opcode.LoadBuildClass, "build_class"],
  [Opcode.MatchException, "except"],
  [Opcode.MatchGroup, "except*"],
  [Opcode.CallExit, "exit"],
  [Opcode.MatchClass, "matchclass"],
  [Opcode.MatchKeys, "matchkeys"],
  [Opcode.GetLength, "len"],
  [Opcode.DictMerge, "merge"],
  [Opcode.ListExtend, "extend"],
  [Opcode.DictUpdate, "update"],
  [Opcode.SetUpdate, "supdate"],
  [Opcode.BuildInterpolation, "interpolation"],
  [Opcode.BuildTemplate, "template"],
]);

const signs = ["+", "-", "*", "/", "//", "%", "**", "@", "<<", ">>", "&", "|", "^"];
const comparisons = ["<", "<=", "==", "!=", ">", ">="];

function nameOf(code: Code, pc: number): string {
  const opcode = code.units[pc]!;
  let at = pc + 1;
  for (let i = operandStart[opcode]!; i < operandStart[opcode + 1]!; i++) {
    const kind = operandKinds[i]!;
    if (kind === OperandKind.Name) return code.names[code.units[at]! | (code.units[at + 1]! << 16)]!;
    at += kind === OperandKind.Const || kind === OperandKind.Target ? 2 : 1;
  }
  return "";
}

function eventOf(code: Code, pc: number): string {
  const opcode: Opcode = code.units[pc]!;
  if (named.has(opcode)) return `${named.get(opcode)} ${nameOf(code, pc)}`;
  if (plain.has(opcode)) return plain.get(opcode)!;
  if (opcode >= Opcode.Add && opcode <= Opcode.Xor) return `${signs[opcode - Opcode.Add]}`;
  if (opcode >= Opcode.InPlaceAdd && opcode <= Opcode.InPlaceXor)
    return `${signs[opcode - Opcode.InPlaceAdd]}=`;
  if (opcode >= Opcode.Less && opcode <= Opcode.GreaterEqual) return comparisons[opcode - Opcode.Less]!;
  return "";
}

const comparedFlags =
  CodeFlag.VarArgs |
  CodeFlag.VarKeywords |
  CodeFlag.Nested |
  CodeFlag.Generator |
  CodeFlag.Coroutine |
  CodeFlag.AsyncGenerator |
  CodeFlag.HasDocstring |
  CodeFlag.Method |
  CodeFlag.Optimized |
  CodeFlag.NewLocals |
  CodeFlag.FutureAnnotations;

function headOf(code: Code): string {
  const frees = code.frees
    .map((free) => free.name)
    .sort()
    .join(",");
  const doc =
    code.docConst >= 0 && (code.flags & CodeFlag.HasDocstring) !== 0
      ? code.constants[code.docConst]!.points.length
      : -1;
  const parameters = parameterNames(code).join(",");
  return `${code.qualname}|${code.name}|${code.firstLine}|${code.flags & comparedFlags}|${code.argCount}/${code.posOnlyCount}/${code.kwOnlyCount}|${parameters}|${frees}|${doc}`;
}

function parameterNames(code: Code): string[] {
  let count = code.argCount + code.kwOnlyCount;
  if ((code.flags & CodeFlag.VarArgs) !== 0) count++;
  if ((code.flags & CodeFlag.VarKeywords) !== 0) count++;
  return code.localNames.slice(0, count);
}

function eventsOf(code: Code): string[] {
  const events = new Set<string>();
  let entry = 0;
  const { lines } = code;
  let left = lines.count() > 0 ? lines.units(0) : 0;
  for (let pc = 0; pc < code.units.length; ) {
    while (left === 0) left = lines.units(++entry);
    const event = eventOf(code, pc);
    if (event !== "" && lines.line(entry) !== 0) {
      const start = `${lines.line(entry)}:${lines.column(entry)}`;
      events.add(`${event} ${start}-${lines.endLine(entry)}:${lines.endColumn(entry)}`);
    }
    const length = opcodeUnits[code.units[pc]!]!;
    pc += length;
    left -= length;
  }
  return [...events].sort();
}

export function moduleEvents(module: CodeModule): CodeEvents[] {
  const result: CodeEvents[] = [];
  const walk = (code: Code): void => {
    result.push({ head: headOf(code), events: eventsOf(code) });
    for (const constant of code.constants) if (constant.kind === ConstantKind.Code) walk(constant.code!);
  };
  walk(module.codes[0]!);
  return result.sort((a, b) => (a.head < b.head ? -1 : a.head > b.head ? 1 : 0));
}

const oracleSource = `
import dis, types
plain = {"CALL": "call", "CALL_KW": "call", "CALL_FUNCTION_EX": "callex", "BINARY_SLICE": "item", "STORE_SLICE": "setitem",
  "STORE_SUBSCR": "setitem", "DELETE_SUBSCR": "delitem", "UNARY_NEGATIVE": "-x", "UNARY_INVERT": "~x", "CONTAINS_OP": "in",
  "RAISE_VARARGS": "raise", "GET_ITER": "iter", "FOR_ITER": "next", "UNPACK_SEQUENCE": "unpack", "UNPACK_EX": "unpack*",
  "YIELD_VALUE": "yield", "SEND": "send", "GET_AWAITABLE": "awaitable", "GET_AITER": "aiter", "GET_ANEXT": "anext",
  "END_ASYNC_FOR": "endasync", "CONVERT_VALUE": "convert", "FORMAT_SIMPLE": "format", "FORMAT_WITH_SPEC": "format",
  "LOAD_SPECIAL": "special", "LOAD_BUILD_CLASS": "build_class", "CHECK_EXC_MATCH": "except", "CHECK_EG_MATCH": "except*",
  "WITH_EXCEPT_START": "exit", "MATCH_CLASS": "matchclass", "MATCH_KEYS": "matchkeys", "GET_LEN": "len", "DICT_MERGE": "merge",
  "LIST_EXTEND": "extend", "DICT_UPDATE": "update", "SET_UPDATE": "supdate", "BUILD_INTERPOLATION": "interpolation",
  "BUILD_TEMPLATE": "template"}
named = {"LOAD_ATTR": "attr", "LOAD_SUPER_ATTR": "superattr", "STORE_ATTR": "setattr", "DELETE_ATTR": "delattr", "LOAD_GLOBAL": "load",
  "LOAD_NAME": "load", "LOAD_FROM_DICT_OR_GLOBALS": "load", "LOAD_FROM_DICT_OR_DEREF": "deref", "LOAD_DEREF": "deref",
  "DELETE_GLOBAL": "del", "DELETE_NAME": "del", "IMPORT_NAME": "import", "IMPORT_FROM": "from"}
def event(i):
    if i.opname in plain: return plain[i.opname]
    if i.opname in named:
        name = i.argval
        return named[i.opname] + " " + name
    if i.opname == "BINARY_OP":
        return "item" if i.argrepr == "[]" else i.argrepr
    if i.opname == "COMPARE_OP":
        return i.argrepr[5:-1] if i.argrepr.startswith("bool(") else i.argrepr
    if i.opname == "CALL_INTRINSIC_1" and i.argrepr == "INTRINSIC_UNARY_POSITIVE": return "+x"
    return None
mask = 0x4 | 0x8 | 0x10 | 0x20 | 0x80 | 0x200 | 0x4000000 | 0x8000000 | 1 | 2 | 0x1000000
def module_events(source):
    result = []
    def walk(co):
        events = set()
        for i in dis.get_instructions(co):
            e = event(i)
            p = i.positions
            if e is not None and p is not None and p.lineno:
                events.add(f"{e} {p.lineno}:{p.col_offset}-{p.end_lineno}:{p.end_col_offset}")
        n = co.co_argcount + co.co_kwonlyargcount + bool(co.co_flags & 4) + bool(co.co_flags & 8)
        doc = len(co.co_consts[0]) if co.co_flags & 0x4000000 else -1
        head = f"{co.co_qualname}|{co.co_name}|{co.co_firstlineno}|{co.co_flags & mask}|{co.co_argcount}/{co.co_posonlyargcount}/{co.co_kwonlyargcount}|{','.join(co.co_varnames[:n])}|{','.join(sorted(co.co_freevars))}|{doc}"
        result.append({"head": head, "events": sorted(events)})
        for c in co.co_consts:
            if isinstance(c, types.CodeType): walk(c)
    walk(compile(source, "<oracle>", "exec", 0, True, optimize=0))
    result.sort(key=lambda c: c["head"])
    return result
`;

export async function oracleEvents(oracle: Oracle, source: string): Promise<CodeEvents[]> {
  return (await oracle.call(oracleSource, "module_events", source)) as CodeEvents[];
}
