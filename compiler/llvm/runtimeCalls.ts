/**
 * LLVM signatures of what generated code calls beside the helpers: the functions of runtime/abi/native_calls.h and the prelude's inline ones. One
 * line each: "result name(parameters)". `bool` is i1: on both targets callers mask it themselves.
 */
const lines = `
i1 pyc_enter(ptr, ptr, ptr)
void pyc_leave(ptr, ptr)
void pyc_set_location(ptr, ptr)
i32 pyc_poll(ptr)
i32 pyc_forced_exits(ptr)
i64 pyc_take_boxed(ptr)
i64 pyc_frame_bytes(i32)
i1 pyc_frame_open(ptr, ptr, i64, i32)
void pyc_frame_close(ptr, ptr)
void pyc_frame_set_pc(ptr, i32)
void pyc_unwind(ptr, i64, ptr)
i64 pyc_catch(ptr, i64, ptr, i32)
ptr pyc_reraise_location(ptr, ptr)
i64 pyc_side_exit(ptr, i64, ptr, i32, ptr)
i32 pyc_side_exit_int(ptr, i64, ptr, i32, ptr, ptr)
i32 pyc_side_exit_float(ptr, i64, ptr, i32, ptr, ptr)
i64 pyc_side_exit_generator(ptr, ptr, ptr, i32, ptr)
i64 pyc_side_exit_frame(ptr, ptr, ptr, i32, ptr)
i64 pyc_side_exit_kept(ptr, ptr, ptr, i32, ptr)
ptr pyc_generator_registers(ptr)
i32 pyc_generator_pc(ptr)
i64 pyc_generator_function(ptr)
void pyc_generator_barrier(ptr, ptr)
void pyc_generator_suspend(ptr, ptr, i32)
ptr pyc_frame_registers(ptr)
i64 pyc_frame_function(ptr)
i64 pyc_const_none()
i64 pyc_const_ellipsis()
i64 pyc_const_small_int(i64)
i1 pyc_is_none(i64)
i1 pyc_is_end(i64)
i32 pyc_truth(ptr, i64)
i64 pyc_box_int(ptr, i64)
i64 pyc_box_float(ptr, double)
i64 pyc_box_bool(i1)
i1 pyc_is_int(i64)
i64 pyc_unbox_int(i64)
i1 pyc_is_float(i64)
double pyc_unbox_float(i64)
i1 pyc_is_number(i64)
double pyc_number_to_float(i64)
i1 pyc_is_bool(i64)
i1 pyc_unbox_bool(i64)
i64 pyc_int_floordivide(i64, i64)
i64 pyc_int_remainder(i64, i64)
double pyc_float_floordivide(double, double)
double pyc_float_remainder(double, double)
i1 pyc_float_power_fits(double, double, double)
double pyc_float_power(double, double)
i1 pyc_is_function_of(i64, ptr)
i1 pyc_is_code_of(i64, ptr)
i1 pyc_is_range_class(i64)
i64 pyc_function_default(i64, i32)
i32 pyc_inline_enter(ptr)
void pyc_inline_leave(ptr, i32)
i1 pyc_is_class(i64, i64, ptr, ptr)
i1 pyc_has_shape(i64, i64, ptr, ptr, i32)
i64 pyc_class_method(ptr, i32)
i1 pyc_class_holds(i64, ptr)
i64 pyc_slot_load(i64, i32)
double pyc_slot_load_float(i64, i32)
void pyc_slot_store(ptr, i64, i32, i64)
void pyc_slot_store_float(i64, i32, double)
void pyc_slot_init(i64, i32, i64)
i32 pyc_slot_add(ptr, i64, ptr, i32, i64)
i32 pyc_slot_add_float(ptr, i64, ptr, i32, double)
i64 pyc_object_new(ptr, ptr, i32)
i64 pyc_object_make_slow(ptr, i64, i64, ptr, ptr, i32)
`;

export interface Signature {
  readonly name: string;
  readonly result: string;
  readonly parameters: readonly string[];
}

function parse(line: string): Signature {
  const match = /^(\S+) (\w+)\((.*)\)$/.exec(line)!;
  return { result: match[1]!, name: match[2]!, parameters: match[3] === "" ? [] : match[3]!.split(", ") };
}

export const runtimeCalls: ReadonlyMap<string, Signature> = new Map(
  lines
    .trim()
    .split("\n")
    .map(parse)
    .map((signature) => [signature.name, signature]),
);

/** The signature of a runtime function; throws for a name that the table does not have. */
export function runtimeCall(name: string): Signature {
  const signature = runtimeCalls.get(name);
  if (signature === undefined) throw new Error(`no runtime function ${name}`);
  return signature;
}

/** Instructions for which the prelude has an inline fast path, `pyc_fast_X` with the helper's signature. */
export const fastHelpers: ReadonlySet<string> = new Set(
  [
    "Add Subtract Multiply TrueDivide And Or Xor FloorDivide Remainder",
    "InPlaceAdd InPlaceSubtract InPlaceMultiply InPlaceTrueDivide InPlaceAnd InPlaceOr InPlaceXor",
    "InPlaceFloorDivide InPlaceRemainder",
    "Less LessEqual Equal NotEqual Greater GreaterEqual Not Is IsNot",
    "LoadGlobal LoadAttr StoreAttr LoadMethod LoadFree LoadCell StoreCell CheckBound",
    "LoadItem StoreItem ForIter Call",
  ].flatMap((line) => line.split(" ")),
);
