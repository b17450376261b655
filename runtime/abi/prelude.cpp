// The prelude: what native code does inline. clang-19 compiles this file to bitcode, compiler/llvm/prelude.ts
// prepares it, and every compiled module is linked with it before LLVM optimises; it is not part of the
// runtime's archive.
//
// Each `pyc_…` function here is always inlined: keep them short, and call an ordinary function for anything
// rare. Names and signatures are listed in compiler/llvm/runtimeCalls.ts; `pyc_fast_X` has the signature of
// helper `pyc_X` (abi/helpers.h). Layouts are known here and nowhere in the compiler.

#include "abi/call_cache.h"
#include "abi/call_native.h"
#include "abi/class_words.h"
#include "abi/helpers.h"
#include "abi/native_calls.h"
#include "interp/frame.h"
#include "interp/generator.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/containers.h"
#include "object/float.h"
#include "object/iterators.h"
#include "object/list.h"
#include "object/namespace.h"
#include "object/operators.h"
#include "object/tuple.h"
#include "sched/safepoint.h"

#include <cmath>

namespace pyc {

// compiler/llvm/emit/function.ts reserves this many words for the record.
static_assert(sizeof(FrameRecord) == 2 * sizeof(uint64_t));

#define PYC_PRELUDE extern "C" __attribute__((always_inline))

// --- entering and leaving functions
// ----------------------------------------------------------------------------------

/// False: an exception is set and the function has not been entered.
PYC_PRELUDE bool pyc_enter(Task* task, FrameRecord* record, const LocationEntry* location) {
  auto here = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  record->previous = task->top;
  record->location = reinterpret_cast<uintptr_t>(location);
  if (here < task->stack_limit.load(std::memory_order_relaxed)) [[unlikely]]
    if (!pyc_stack_check_slow(task)) return false;
  if (task->depth >= task->depth_limit) [[unlikely]]
    if (!pyc_depth_slow(task)) return false;
  task->depth++;
  task->top = record;
  return true;
}

PYC_PRELUDE void pyc_leave(Task* task, FrameRecord* record) {
  task->depth--;
  task->top = record->previous;
}

PYC_PRELUDE void pyc_set_location(FrameRecord* record, const LocationEntry* location) {
  record->location = reinterpret_cast<uintptr_t>(location);
}

PYC_PRELUDE int32_t pyc_poll(Task* task) {
  // Volatile: a loop must read the word in every round.
  auto limit = __atomic_load_n(reinterpret_cast<volatile uintptr_t*>(&task->stack_limit), __ATOMIC_RELAXED);
  if (limit == kStackLimitRequest) [[unlikely]]
    return pyc_poll_slow(task);
  return 0;
}

PYC_PRELUDE uint32_t pyc_forced_exits(Task* task) {
  return task->forced_exits;
}

// Functions whose registers others may look at run in an interpreter frame of their own, on the native stack.

PYC_PRELUDE size_t pyc_frame_bytes(uint32_t registers) {
  return sizeof(InterpFrame) + size_t{registers} * sizeof(Value);
}

PYC_PRELUDE bool pyc_frame_open(Task* task, InterpFrame* frame, Value callee, uint32_t registers) {
  if (!enter_call(task, pyc_frame_bytes(registers))) return false;
  auto* function = callee.as<FunctionObject>();
  frame_enter(task, frame, function, static_cast<CodeBody*>(function->code));
  for (uint32_t i = 0; i < registers; i++)
    frame->registers[i] = kNull;
  return true;
}

PYC_PRELUDE void pyc_frame_close(Task* task, InterpFrame* frame) {
  frame_leave(task, frame);
  leave_call(task);
}

PYC_PRELUDE void pyc_frame_set_pc(InterpFrame* frame, uint32_t pc) {
  frame->pc = frame->code->units + pc;
}

// --- heap frames, for `resume` and `resume_at`
// ----------------------------------------------------------------------------------

/// The register array of a generator's frame or of an interpreter frame; the function object.
PYC_PRELUDE Value* pyc_generator_registers(GeneratorObject* generator) {
  return generator->registers;
}
PYC_PRELUDE Value* pyc_frame_registers(InterpFrame* frame) {
  return frame->registers;
}
PYC_PRELUDE Value pyc_generator_function(GeneratorObject* generator) {
  return Value::from_object(generator->function);
}
PYC_PRELUDE Value pyc_frame_function(InterpFrame* frame) {
  return Value::from_object(frame->function);
}

/// Where to continue: 0 before the first resumption, else 1 + pc of the Yield that it stopped at.
PYC_PRELUDE uint32_t pyc_generator_pc(GeneratorObject* generator) {
  return generator->position;
}

/// Before a store of registers.
PYC_PRELUDE void pyc_generator_barrier(Task* task, GeneratorObject* generator) {
  gc::barrier(task, generator);
}

/// The frame stops at the Yield at `pc`.
PYC_PRELUDE void pyc_generator_suspend(Task*, GeneratorObject* generator, uint32_t pc) {
  generator->position = pc + 1;
  generator->state.store(GeneratorState::Suspended, std::memory_order_release);
}

/// The callee of a typed call: this module's function, whose typed code is valid.
PYC_PRELUDE bool pyc_is_function_of(Value v, const NativeCode* native) {
  return has_kind(v, Kind::Function) && v.as<FunctionObject>()->native == native &&
         native->valid->load(std::memory_order_relaxed) != 0;
}

/// The callee of an inlined call: a function of that code object.
PYC_PRELUDE bool pyc_is_code_of(Value v, const NativeCode* native) {
  return has_kind(v, Kind::Function) && v.as<FunctionObject>()->native == native;
}

PYC_PRELUDE bool pyc_is_range_class(Value v) {
  return v == Value::from_object(&builtin_types[static_cast<uint32_t>(BuiltinType::range)]);
}

/// NULL when the function has no default for the positional parameter number `from_end` from the end.
PYC_PRELUDE Value pyc_function_default(Value callee, uint32_t from_end) {
  Value defaults = load_field(&callee.as<FunctionObject>()->defaults);
  if (defaults.is_null()) return kNull;
  auto* tuple = defaults.as<TupleObject>();
  return from_end <= tuple->length ? tuple->items[tuple->length - from_end] : kNull;
}

/// Counts a call whose code is inlined. Negative: RecursionError is set.
PYC_PRELUDE int32_t pyc_inline_enter(Task* task) {
  if (task->depth >= task->depth_limit) [[unlikely]]
    if (!pyc_depth_slow(task)) return -1;
  task->depth++;
  return 0;
}

PYC_PRELUDE void pyc_inline_leave(Task* task, uint32_t count) {
  task->depth -= count;
}

/// The result that a typed call with status 2 left.
PYC_PRELUDE Value pyc_take_boxed(Task* task) {
  Value v = task->ret;
  task->ret = kNull;
  return v;
}

// --- constants and tests
// ---------------------------------------------------------------------------------------------

PYC_PRELUDE Value pyc_const_none() {
  return kNone;
}
PYC_PRELUDE Value pyc_const_ellipsis() {
  return kEllipsis;
}
PYC_PRELUDE Value pyc_const_small_int(int64_t n) {
  return Value::from_small_int(n);
}
PYC_PRELUDE bool pyc_is_none(Value v) {
  return v.is_none();
}
PYC_PRELUDE bool pyc_is_end(Value v) {
  return v == kAbsent;
}

PYC_PRELUDE int32_t pyc_truth(Task* task, Value v) {
  if (v.is_bool()) [[likely]]
    return v.is_true();
  return pyc_truth_slow(task, v);
}

// --- boxing
// ----------------------------------------------------------------------------------------------------------

PYC_PRELUDE Value pyc_box_int(Task* task, int64_t n) {
  if (fits_small_int(n)) [[likely]]
    return Value::from_small_int(n);
  return pyc_box_int_slow(task, n);
}

PYC_PRELUDE Value pyc_box_float(Task* task, double d) {
  Value v = Value::from_immediate_double(d);
  if (v.is_immediate_double()) [[likely]]
    return v;
  return pyc_box_float_slow(task, d);
}

PYC_PRELUDE Value pyc_box_bool(bool b) {
  return Value::from_bool(b);
}
PYC_PRELUDE bool pyc_is_int(Value v) {
  return v.is_small_int();
}
PYC_PRELUDE int64_t pyc_unbox_int(Value v) {
  return v.small_int();
}
PYC_PRELUDE bool pyc_is_bool(Value v) {
  return v.is_bool();
}
PYC_PRELUDE bool pyc_unbox_bool(Value v) {
  return v.is_true();
}

/// An exact float: a subclass's object has another shape.
PYC_PRELUDE bool pyc_is_float(Value v) {
  if (v.is_immediate_double()) [[likely]]
    return true;
  return has_kind(v, Kind::Float) && v.object()->shape_relaxed() == builtin_shape(BuiltinType::float_);
}

PYC_PRELUDE double pyc_unbox_float(Value v) {
  return float_value(v);
}
PYC_PRELUDE bool pyc_is_number(Value v) {
  return v.is_small_int() || pyc_is_float(v);
}

PYC_PRELUDE double pyc_number_to_float(Value v) {
  return v.is_small_int() ? static_cast<double>(v.small_int()) : float_value(v);
}

// --- raw arithmetic with Python's sign rules
// -------------------------------------------------------------------------

/// `b` is neither 0 nor -1.
PYC_PRELUDE int64_t pyc_int_floordivide(int64_t a, int64_t b) {
  int64_t quotient = a / b;
  return a % b != 0 && (a ^ b) < 0 ? quotient - 1 : quotient;
}

PYC_PRELUDE int64_t pyc_int_remainder(int64_t a, int64_t b) {
  int64_t remainder = a % b;
  return remainder != 0 && (remainder ^ b) < 0 ? remainder + b : remainder;
}

/// As CPython's float_rem; `b` is not 0.
PYC_PRELUDE double pyc_float_remainder(double a, double b) {
  double remainder = std::fmod(a, b);
  if (remainder == 0.0) return std::copysign(0.0, b);
  return (b < 0) != (remainder < 0) ? remainder + b : remainder;
}

/// As CPython's _float_div_mod: the floor of the exact quotient, corrected where a - remainder rounds.
PYC_PRELUDE double pyc_float_floordivide(double a, double b) {
  double remainder = std::fmod(a, b);
  double quotient = (a - remainder) / b;
  if (remainder != 0.0 && (b < 0) != (remainder < 0)) quotient -= 1.0;
  if (quotient == 0.0) return std::copysign(0.0, a / b);
  double floored = std::floor(quotient);
  return quotient - floored > 0.5 ? floored + 1.0 : floored;
}

PYC_PRELUDE double pyc_float_power(double a, double b) {
  return std::pow(a, b);
}

/// Whether pow's result is also Python's: no error, no complex number, no special operand.
PYC_PRELUDE bool pyc_float_power_fits(double a, double b, double result) {
  return std::isfinite(a) && std::isfinite(b) && std::isfinite(result) && a > 0;
}

// --- objects of the module's classes (abi/class_words.h)
// -------------------------------------------------------------------------------

PYC_PRELUDE bool pyc_is_class(Value v, Value callee, uint64_t* words, const uint32_t* description) {
  if (class_word(words, kClassWord) == v.bits) [[likely]]
    return !v.is_null();
  return pyc_is_class_slow(v, callee, words, description);
}

PYC_PRELUDE bool pyc_has_shape(Value v, Value callee, uint64_t* words, const uint32_t* description,
                               uint32_t count) {
  if (!v.is_object()) return false;
  if (v.object()->shape_acquire() == class_word(words, kShapeWords + count)) [[likely]]
    return true;
  return pyc_has_shape_slow(v, callee, words, description, count);
}

/// `index` is that of the word.
PYC_PRELUDE Value pyc_class_method(const uint64_t* words, uint32_t index) {
  return Value{class_word(words, index)};
}

PYC_PRELUDE Value pyc_slot_load(Value object, uint32_t slot) {
  return load_field(instance_slot(object.object(), slot));
}

PYC_PRELUDE double pyc_slot_load_float(Value object, uint32_t slot) {
  return std::bit_cast<double>(load_field(instance_slot(object.object(), slot)).bits);
}

PYC_PRELUDE void pyc_slot_store(Task* task, Value object, uint32_t slot, Value value) {
  gc::store_field(task, object.object(), instance_slot(object.object(), slot), value);
}

PYC_PRELUDE void pyc_slot_store_float(Value object, uint32_t slot, double value) {
  store_field_nobarrier(instance_slot(object.object(), slot), Value{std::bit_cast<uint64_t>(value)});
}

/// Value first, then the shape with release; under the header lock once there is a second thread.
PYC_PRELUDE int32_t pyc_slot_add(Task* task, Value object, const uint64_t* words, uint32_t slot,
                                 Value value) {
  uint64_t shape = class_word(words, kShapeWords + slot + 1);
  if (task->mt) [[unlikely]]
    return pyc_slot_add_slow(task, object, shape, value);
  gc::store_field(task, object.object(), instance_slot(object.object(), slot), value);
  std::atomic_ref<uint32_t>(object.object()->shape)
      .store(static_cast<uint32_t>(shape), std::memory_order_release);
  return 0;
}

PYC_PRELUDE int32_t pyc_slot_add_float(Task* task, Value object, const uint64_t* words, uint32_t slot,
                                       double value) {
  uint64_t shape = class_word(words, kShapeWords + slot + 1);
  if (task->mt) [[unlikely]]
    return pyc_slot_add_slow(task, object, shape, pyc_box_float(task, value));
  pyc_slot_store_float(object, slot, value);
  std::atomic_ref<uint32_t>(object.object()->shape)
      .store(static_cast<uint32_t>(shape), std::memory_order_release);
  return 0;
}

/// An instance with its first `count` attributes, whose slots the caller fills before the next safepoint.
/// NULL without an exception when memory is short.
PYC_PRELUDE Value pyc_object_new(Task* task, const uint64_t* words, uint32_t count) {
  auto shape = static_cast<uint32_t>(class_word(words, kShapeWords + count));
  Object* o = gc::allocate(task, class_word(words, kBytesWord), Kind::Instance, shape);
  if (!o) [[unlikely]] {
    clear_error(task);
    return kNull;
  }
  return Value::from_object(o);
}

/// Whether the class is still what it was when its words were filled.
PYC_PRELUDE bool pyc_class_holds(Value type, const uint64_t* words) {
  return class_word(words, kClassWord) == type.bits;
}

PYC_PRELUDE void pyc_slot_init(Value object, uint32_t slot, Value value) {
  store_field_nobarrier(instance_slot(object.object(), slot), value);
}

// --- fast paths of bytecode instructions
// -----------------------------------------------------------------------------

#define PYC_BINARY(name)                                                                                     \
  PYC_PRELUDE Value pyc_fast_##name(Task* task, Value left, Value right, uint64_t* cache) {                  \
    if ((left.bits & right.bits & 1) != 0 || (left.is_immediate_double() && right.is_immediate_double()))    \
      return binary_fast<BinaryOp::name>(task, left, right);                                                 \
    return pyc_##name(task, left, right, cache);                                                             \
  }
PYC_BINARY(Add)
PYC_BINARY(Subtract)
PYC_BINARY(Multiply)
PYC_BINARY(TrueDivide)
PYC_BINARY(And)
PYC_BINARY(Or)
PYC_BINARY(Xor)
#undef PYC_BINARY

// Numbers have no in-place forms of their own, so what `binary_fast` decides is right here too.
// Floats without the operator fail in its in-place form.
#define PYC_IN_PLACE(name)                                                                                   \
  PYC_PRELUDE Value pyc_fast_InPlace##name(Task* task, Value left, Value right, uint64_t* cache) {           \
    bool floats =                                                                                            \
        BinaryOp::name <= BinaryOp::Power && left.is_immediate_double() && right.is_immediate_double();      \
    if ((left.bits & right.bits & 1) != 0 || floats) return binary_fast<BinaryOp::name>(task, left, right);  \
    return pyc_InPlace##name(task, left, right, cache);                                                      \
  }
PYC_IN_PLACE(Add)
PYC_IN_PLACE(Subtract)
PYC_IN_PLACE(Multiply)
PYC_IN_PLACE(TrueDivide)
PYC_IN_PLACE(And)
PYC_IN_PLACE(Or)
PYC_IN_PLACE(Xor)
#undef PYC_IN_PLACE

/// Small ints whose divisor is neither 0 nor -1.
static inline bool plain_division(Value left, Value right) {
  return (left.bits & right.bits & 1) != 0 && static_cast<uint64_t>(right.small_int() + 1) > 1;
}

#define PYC_DIVISION(name, function)                                                                         \
  PYC_PRELUDE Value pyc_fast_##name(Task* task, Value left, Value right, uint64_t* cache) {                  \
    if (plain_division(left, right)) [[likely]]                                                              \
      return Value::from_small_int(function(left.small_int(), right.small_int()));                           \
    return pyc_##name(task, left, right, cache);                                                             \
  }
PYC_DIVISION(FloorDivide, pyc_int_floordivide)
PYC_DIVISION(Remainder, pyc_int_remainder)
PYC_DIVISION(InPlaceFloorDivide, pyc_int_floordivide)
PYC_DIVISION(InPlaceRemainder, pyc_int_remainder)
#undef PYC_DIVISION

#define PYC_COMPARISON(name)                                                                                 \
  PYC_PRELUDE Value pyc_fast_##name(Task* task, Value left, Value right, uint64_t*) {                        \
    return compare_fast<CompareOp::name>(task, left, right);                                                 \
  }
PYC_COMPARISON(Less)
PYC_COMPARISON(LessEqual)
PYC_COMPARISON(Equal)
PYC_COMPARISON(NotEqual)
PYC_COMPARISON(Greater)
PYC_COMPARISON(GreaterEqual)
#undef PYC_COMPARISON

PYC_PRELUDE Value pyc_fast_Not(Task* task, Value operand) {
  int32_t truth = pyc_truth(task, operand);
  return truth < 0 ? kNull : Value::from_bool(truth == 0);
}

/// Equal words are the same object. Two boxed numbers may be the same for Python too: the helper compares
/// them.
PYC_PRELUDE Value pyc_fast_Is(Task* task, Value left, Value right) {
  if (left == right) return kTrue;
  return left.is_object() && right.is_object() ? pyc_Is(task, left, right) : kFalse;
}
PYC_PRELUDE Value pyc_fast_IsNot(Task* task, Value left, Value right) {
  if (left == right) return kFalse;
  return left.is_object() && right.is_object() ? pyc_IsNot(task, left, right) : kTrue;
}

PYC_PRELUDE Value pyc_fast_LoadGlobal(Task* task, Value callee, Value name, uint64_t* cache) {
  auto* function = callee.as<FunctionObject>();
  return load_global(task, function->globals.as<DictObject>(), name.as<StrObject>(), cache);
}

PYC_PRELUDE Value pyc_fast_LoadAttr(Task* task, Value object, Value name, uint64_t* cache) {
  return load_attr(task, object, name.as<StrObject>(), cache);
}

/// A store that adds the attribute, as `__init__` does: value first, then the shape with release. Only while
/// one thread runs: otherwise the header lock decides.
static inline bool add_slot(Task* task, Value object, Value from, uint64_t word) {
  if (word == 0 || (word & kCacheWord) || !object.is_object() || task->mt) return false;
  auto* record = reinterpret_cast<const AttributeRecord*>(word);
  Object* o = object.object();
  if (record->kind != AttributeRecordKind::AddSlot || o->shape_relaxed() != record->shape) return false;
  if (record->offset & kCacheSegment) return false;
  Value* slot = cached_slot(o, record->offset);
  if (record->offset & kCacheDouble) {
    if (!from.is_immediate_double()) return false;
    store_field_nobarrier(slot, Value{std::bit_cast<uint64_t>(from.immediate_double())});
  } else {
    gc::store_field(task, o, slot, from);
  }
  std::atomic_ref<uint32_t>(o->shape).store(record->next_shape, std::memory_order_release);
  return true;
}

PYC_PRELUDE int32_t pyc_fast_StoreAttr(Task* task, Value object, Value name, Value from, uint64_t* cache) {
  if (add_slot(task, object, from, cache_load(cache))) return 0;
  return store_attr(task, object, name.as<StrObject>(), from, cache) ? 0 : -1;
}

PYC_PRELUDE int32_t pyc_fast_LoadMethod(Task* task, Value object, Value name, uint64_t* cache,
                                        Value* results) {
  MethodPair pair = load_method(task, object, name.as<StrObject>(), cache);
  results[0] = pair.callee;
  results[1] = pair.self;
  return pair.callee.is_null() ? -1 : 0;
}

PYC_PRELUDE Value pyc_fast_LoadFree(Task*, Value callee, uint32_t index) {
  return callee.as<FunctionObject>()->closure.as<TupleObject>()->items[index];
}

PYC_PRELUDE Value pyc_fast_LoadCell(Task* task, Value cell, Value name, uint32_t free) {
  Value v = load_field(&cell.as<CellObject>()->value);
  if (v.is_null()) [[unlikely]]
    return pyc_LoadCell(task, cell, name, free);
  return v;
}

PYC_PRELUDE void pyc_fast_StoreCell(Task* task, Value cell, Value from) {
  gc::store_field(task, cell.object(), &cell.as<CellObject>()->value, from);
}

PYC_PRELUDE int32_t pyc_fast_CheckBound(Task* task, Value register_, Value name) {
  return register_.is_null() ? pyc_CheckBound(task, register_, name) : 0;
}

/// An object of exactly that built-in type: a subclass's have other shapes.
static inline bool is_exactly(Value v, BuiltinType type) {
  return v.is_object() && v.object()->shape_relaxed() == builtin_shape(type);
}

/// Item of an exact list by a position from either end; NULL when there is none, which is for the helper to
/// say. As list_get.
static inline Value list_item(ListObject* list, int64_t index) {
  uint64_t length = load_count(&list->length);
  if (index < 0) index += static_cast<int64_t>(length);
  auto position = static_cast<uint64_t>(index);
  ListStore* store = load_pointer(&list->store);
  if (position >= length || position >= load_count(&store->capacity)) return kNull;
  return load_field(&store->items[position]);
}

PYC_PRELUDE Value pyc_fast_LoadItem(Task* task, Value object, Value index, uint64_t* cache) {
  if (index.is_small_int() && is_exactly(object, BuiltinType::list)) [[likely]] {
    Value item = list_item(object.as<ListObject>(), index.small_int());
    if (!item.is_null()) [[likely]]
      return item;
  }
  return pyc_LoadItem(task, object, index, cache);
}

PYC_PRELUDE int32_t pyc_fast_StoreItem(Task* task, Value object, Value index, Value from, uint64_t* cache) {
  if (index.is_small_int() && index.small_int() >= 0 && is_exactly(object, BuiltinType::list)) [[likely]]
    if (list_set(task, object, static_cast<size_t>(index.small_int()), from)) [[likely]]
      return 0;
  return pyc_StoreItem(task, object, index, from, cache);
}

/// Ranges and lists step here; their ends, and everything else, are the helper's business.
PYC_PRELUDE Value pyc_fast_ForIter(Task* task, Value iterator) {
  if (is_exactly(iterator, BuiltinType::range_iterator)) {
    auto* it = iterator.as<IteratorObject>();
    int64_t left = it->limit;
    if (left <= 0) return kAbsent;
    it->limit = left - 1;
    int64_t value = iterator_advance(it, it->step);
    if (fits_small_int(value)) [[likely]]
      return Value::from_small_int(value);
    return pyc_box_int_slow(task, value);
  }
  if (is_exactly(iterator, BuiltinType::list_iterator)) {
    auto* it = iterator.as<IteratorObject>();
    Value list = load_field(&it->source);
    if (!list.is_null()) {
      int64_t index = iterator_index(it);
      Value item = list_item(list.as<ListObject>(), index);
      if (!item.is_null()) {
        iterator_set_index(it, index + 1);
        return item;
      }
    }
  }
  return pyc_ForIter(task, iterator);
}

/// The callable is a Python function with native code that takes exactly these arguments: they are bound
/// where they are.
PYC_PRELUDE Value pyc_fast_Call(Task* task, const Value* callee, uint32_t count, uint64_t* cache) {
  Value function = callee[0];
  if (has_kind(function, Kind::Function)) [[likely]] {
    const NativeCode* native = function.as<FunctionObject>()->native;
    uint32_t bound = !callee[1].is_null();
    if (native && (native->flags & kNativePositional) && native->parameter_count == count + bound &&
        native->bound)
      return call_native(task, function, native, callee + 2 - bound, count + bound);
  } else if (has_kind(function, Kind::Type) && callee[1].is_null()) {
    Value made = construct_cached(task, function, callee + 2, count, cache);
    if (!(made == kAbsent)) return made;
  }
  return pyc_Call(task, callee, count, cache);
}

} // namespace pyc
