/** Code objects as JSON for interpreter.py. */
import {
  type Code,
  type CodeConstant,
  type CodeModule,
  ConstantKind,
} from "../../../compiler/frontend/emit/code.ts";
import {
  IntrinsicFunction,
  Opcode,
  OperandKind,
  opcodeNames,
  opcodeUnits,
  operandKinds,
  operandStart,
} from "../../../compiler/frontend/opcodes/opcodes.ts";

function constantImage(constant: CodeConstant): [string, unknown] {
  switch (constant.kind) {
    case ConstantKind.Str:
      return ["str", constant.points];
    case ConstantKind.Bytes:
      return ["bytes", constant.points];
    case ConstantKind.Tuple:
      return ["tuple", constant.items];
    case ConstantKind.FrozenSet:
      return ["frozenset", constant.items];
    case ConstantKind.Code:
      return ["code", constant.code!.index];
    case ConstantKind.SmallInt:
      return ["value", String(constant.value)];
    case ConstantKind.Imaginary:
      return ["value", `${constant.text}j`];
    case ConstantKind.None:
    case ConstantKind.False:
    case ConstantKind.True:
    case ConstantKind.Ellipsis:
      return ["value", ConstantKind[constant.kind]];
    default:
      return ["value", constant.text];
  }
}

function instructionImage(code: Code, pc: number): [number, string, (number | string)[]] {
  const opcode = code.units[pc]!;
  const operands: (number | string)[] = [];
  let at = pc + 1;
  for (let i = operandStart[opcode]!; i < operandStart[opcode + 1]!; i++) {
    const kind = operandKinds[i]!;
    const wide = kind === OperandKind.Const || kind === OperandKind.Name || kind === OperandKind.Target;
    const value = wide ? code.units[at]! | (code.units[at + 1]! << 16) : code.units[at]!;
    const isIntrinsic = opcode === Opcode.Intrinsic && kind === OperandKind.Imm;
    if (kind !== OperandKind.Cache) operands.push(isIntrinsic ? IntrinsicFunction[value]! : value);
    at += wide ? 2 : 1;
  }
  return [pc, opcodeNames[opcode]!, operands];
}

export function moduleImage(module: CodeModule): unknown[] {
  return module.codes.map((code) => {
    const instructions = [];
    for (let pc = 0; pc < code.units.length; pc += opcodeUnits[code.units[pc]!]!) {
      instructions.push(instructionImage(code, pc));
    }
    const {
      name,
      qualname,
      flags,
      argCount,
      posOnlyCount,
      kwOnlyCount,
      registerCount,
      localNames,
      names,
      docConst,
    } = code;
    const exceptions = code.exceptions.map((e) => [e.start, e.end, e.handler, e.register]);
    const constants = code.constants.map(constantImage);
    return {
      name,
      qualname,
      flags,
      argCount,
      posOnlyCount,
      kwOnlyCount,
      registerCount,
      localNames,
      names,
      docConst,
      exceptions,
      constants,
      instructions,
    };
  });
}
