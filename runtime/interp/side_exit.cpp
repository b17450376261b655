/// Side exits: native code hands its live values over, and the interpreter goes on with the frames that they
/// stand for.
///
/// The exit's table entry (abi/native.h) lists the frames, innermost first. They are rebuilt outermost first,
/// each as a C++ activation of `run_level`, so that the innermost one is the newest of the task and runs
/// first; its result goes to the register that the next one names, and so on outwards. Virtual objects are
/// made before any frame, once for each exit, so that they stay one object however many registers name them.

#include <cstring>

#include "abi/native_calls.h"
#include "gc/reserve.h"
#include "interp/coverage.h"
#include "interp/exits.h"
#include "interp/generator.h"
#include "interp/traceback.h"
#include "object/attributes.h"
#include "object/errors.h"
#include "object/float.h"
#include "object/int.h"
#include "object/iterators.h"
#include "platform/fatal.h"
#include "sched/stack.h"

namespace pyc {

namespace {

constexpr unsigned kMaxVirtuals = 64;
constexpr uint32_t kRecoveryKindMask = 15;
constexpr unsigned kRecoveryShift = 4;
constexpr uint32_t kFrameIsOuter = 1;

/// One frame of an exit's entry.
struct ExitFrame {
  uint32_t code;
  uint32_t pc;
  uint32_t flags;
  uint32_t function; ///< recovery
  uint32_t count;
  const uint32_t* entries; ///< pairs (register, recovery)

  const uint32_t* end() const { return entries + 2 * size_t{count}; }
};

ExitFrame read_frame(const uint32_t* words) {
  return {words[0], words[1], words[2], words[3], words[4], words + 5};
}

struct Exit {
  Value callee;
  CodeImage* image;
  const uint32_t* table;
  const uint32_t* entry;
  const uint64_t* live;
  Value virtuals[kMaxVirtuals];

  uint32_t reason() const { return entry[0]; }
  uint32_t frame_count() const { return entry[1]; }
  uint32_t virtual_count() const { return entry[2]; }
  const uint32_t* frames() const { return entry + 3 + virtual_count(); }
};

/// A recovery's value. NULL is a value (Recovery::Null); `*ok` becomes false with an exception set.
Value recover(Task* task, const Exit& exit, CodeBody* code, uint32_t word, bool* ok) {
  auto index = static_cast<int32_t>(word) >> kRecoveryShift;
  auto kind = static_cast<Recovery>(word & kRecoveryKindMask);
  cover_recovery(kind);
  Value v = kNull;
  switch (kind) {
  case Recovery::Value:
    return Value{exit.live[index]};
  case Recovery::RawInt:
    v = int_from_i64(task, static_cast<int64_t>(exit.live[index]));
    break;
  case Recovery::RawDouble:
    v = float_new(task, std::bit_cast<double>(exit.live[index]));
    break;
  case Recovery::RawBool:
    return Value::from_bool(exit.live[index] & 1);
  case Recovery::Constant:
    v = constant_at(task, code, static_cast<uint32_t>(index));
    break;
  case Recovery::SmallInt:
    return Value::from_small_int(index);
  case Recovery::Null:
    return kNull;
  case Recovery::Virtual:
    return exit.virtuals[index];
  case Recovery::Callee:
    return exit.callee;
  }
  if (v.is_null()) *ok = false;
  return v;
}

/// One virtual object of an exit's entry.
struct VirtualObject {
  uint32_t code;
  uint32_t type; ///< recovery
  uint32_t count;
  const uint32_t* entries; ///< pairs (name index, recovery)
};

VirtualObject read_virtual(const Exit& exit, uint32_t number) {
  const uint32_t* words = exit.entry + exit.entry[3 + number];
  return {words[0], words[1], words[2], words + 3};
}

/// In place of a virtual object's code index: an iterator over a range.
constexpr uint32_t kVirtualRange = 0xFFFFFFFF;

/// An iterator over a range from its encoded next value, stop and step.
Object* make_range_iterator(Task* task, const Exit& exit, const uint32_t* words) {
  bool ok = true;
  int64_t next = 0, stop = 0;
  Value v = recover(task, exit, nullptr, words[0], &ok);
  if (!ok || !int_to_i64(v, &next)) return nullptr;
  v = recover(task, exit, nullptr, words[1], &ok);
  if (!ok || !int_to_i64(v, &stop)) return nullptr;
  auto step = static_cast<int32_t>(words[2]);
  Value iterator = iterator_new(task, BuiltinType::range_iterator, kNull, next);
  if (iterator.is_null()) return nullptr;
  auto* made = iterator.as<IteratorObject>();
  made->step = step;
  int64_t left = 0;
  // More than fit are more than anybody will take.
  if (__builtin_sub_overflow(step > 0 ? stop : next, step > 0 ? next : stop, &left))
    left = (step > 0 ? stop > next : next > stop) ? INT64_MAX : 0;
  made->limit = left > 0 ? left : 0;
  return made;
}

bool set_attributes(Task* task, const Exit& exit, uint32_t number) {
  VirtualObject from = read_virtual(exit, number);
  CodeBody* code = code_at(task, exit.image, from.code);
  if (!code) return false;
  bool ok = true;
  for (uint32_t i = 0; i < from.count; i++) {
    StrObject* name = code->names[from.entries[2 * i]].as<StrObject>();
    Value v = recover(task, exit, code, from.entries[2 * i + 1], &ok);
    if (!ok || !instance_set(task, exit.virtuals[number].object(), name, v)) return false;
  }
  return true;
}

bool make_virtuals(Task* task, Exit* exit) {
  uint32_t count = exit->virtual_count();
  if (count > kMaxVirtuals) fatal("side exit with %u virtual objects", count);
  bool ok = true;
  // All of them first: their attributes may name each other.
  for (uint32_t i = 0; i < count; i++) {
    VirtualObject from = read_virtual(*exit, i);
    if (from.code == kVirtualRange) {
      Object* made = make_range_iterator(task, *exit, exit->entry + exit->entry[3 + i] + 1);
      if (!made) return false;
      exit->virtuals[i] = Value::from_object(made);
      continue;
    }
    CodeBody* code = code_at(task, exit->image, from.code);
    Value type = code ? recover(task, *exit, code, from.type, &ok) : kNull;
    Object* object = type.is_null() ? nullptr : instance_new(task, type.as<TypeObject>());
    if (!object) return false;
    exit->virtuals[i] = Value::from_object(object);
  }
  for (uint32_t i = 0; i < count; i++)
    if (read_virtual(*exit, i).code != kVirtualRange && !set_attributes(task, *exit, i)) return false;
  return true;
}

CodeBody* frame_code(Task* task, const Exit& exit, const ExitFrame& frame) {
  gc::ReserveScope reserve(task);
  return code_at(task, exit.image, frame.code);
}

bool fill_registers(Task* task, const Exit& exit, CodeBody* code, const ExitFrame& from, Value* registers) {
  gc::ReserveScope reserve(task);
  std::memset(static_cast<void*>(registers), 0, code->register_count * sizeof(Value));
  bool ok = true;
  for (const uint32_t* e = from.entries; e < from.end(); e += 2) {
    Value v = recover(task, exit, code, e[1], &ok);
    if (!ok) return false;
    registers[e[0]] = v;
  }
  return true;
}

/// The inner frame's result arrives in the frame that called it.
void take_result(InterpFrame* frame, const ExitFrame& from, Value result) {
  constexpr uint32_t nowhere = 0xFFFF;
  uint32_t to = from.flags >> 16;
  if (to != nowhere) frame->registers[to] = result;
}

Value run_level(Task* task, const Exit& exit, unsigned level);

/// Counts a rebuilt frame. Native code has counted its call and polled: neither the limit of the depth nor a
/// request may keep the frame's handlers from running, only the stack's end.
bool enter_rebuilt(Task* task, size_t bytes) {
  auto stack = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  if (stack - bytes < task->real_stack_limit) return raise_recursion(task, "");
  task->depth++;
  return true;
}

/// Goes on in a rebuilt frame: at once when it is the innermost one, else with what the frames inside it
/// give.
Value continue_frame(Task* task, const Exit& exit, const ExitFrame& from, InterpFrame* frame,
                     unsigned level) {
  if (!(from.flags & kFrameIsOuter)) return run_frame(task, frame, from.pc);
  cover_inlined_frame();
  // Inside the call under way, for tracebacks and handlers.
  frame->pc = frame->code->units + from.pc - 1;
  Value inner = run_level(task, exit, level - 1);
  if (inner.is_null()) return run_frame_raising(task, frame, from.pc - 1, false);
  take_result(frame, from, inner);
  return run_frame(task, frame, from.pc);
}

ExitFrame frame_at(const Exit& exit, unsigned level) {
  const uint32_t* words = exit.frames();
  for (unsigned i = 0; i < level; i++)
    words = read_frame(words).end();
  return read_frame(words);
}

/// Rebuilds frame number `level` (0 is the innermost) and runs it and everything inside it.
Value run_level(Task* task, const Exit& exit, unsigned level) {
  ExitFrame from = frame_at(exit, level);
  CodeBody* code = frame_code(task, exit, from);
  if (!code) return kNull;
  bool ok = true;
  Value function = recover(task, exit, code, from.function, &ok);
  if (!enter_rebuilt(task, frame_bytes(code))) return kNull;
  auto* frame = static_cast<InterpFrame*>(__builtin_alloca_with_align(frame_bytes(code), 128));
  frame_enter(task, frame, function.as<FunctionObject>(), code);
  Value result = kNull;
  if (fill_registers(task, exit, code, from, frame->registers))
    result = continue_frame(task, exit, from, frame, level);
  frame_leave(task, frame);
  leave_call(task);
  return result;
}

/// Reads the entry and makes the virtual objects, from the reserve when memory is short: the frames must come
/// to be, for a handler in them. False with MemoryError when a code object finds no memory.
bool open_exit(Task* task, Exit* exit, Value callee, const uint32_t* table, uint32_t number,
               const uint64_t* live) {
  gc::ReserveScope reserve(task);
  exit->callee = callee;
  exit->image = callee.as<FunctionObject>()->code->image;
  exit->table = table;
  exit->entry = table + table[1 + number];
  exit->live = live;
  count_exit(task, exit->reason(), static_cast<CodeBody*>(callee.as<FunctionObject>()->code),
             frame_at(*exit, 0).pc);
  return exit->virtual_count() == 0 || make_virtuals(task, exit);
}

/// The frames inside the outermost one: their result, which goes to that frame's register. Only for exits
/// with more than one frame.
Value run_inner_levels(Task* task, const Exit& exit) {
  return run_level(task, exit, exit.frame_count() - 2);
}

} // namespace

extern "C" {

Value pyc_side_exit(Task* task, Value callee, const NativeCode* code, uint32_t number, const uint64_t* live) {
  Exit exit;
  if (!open_exit(task, &exit, callee, code->exits, number, live)) return kNull;
  return run_level(task, exit, exit.frame_count() - 1);
}

int32_t pyc_side_exit_int(Task* task, Value callee, const NativeCode* code, uint32_t number,
                          const uint64_t* live, int64_t* out) {
  Value v = pyc_side_exit(task, callee, code, number, live);
  if (v.is_null()) return 1;
  if (is_exact(v, BuiltinType::int_) && int_to_i64(v, out)) return 0;
  task->ret = v;
  return 2;
}

int32_t pyc_side_exit_float(Task* task, Value callee, const NativeCode* code, uint32_t number,
                            const uint64_t* live, double* out) {
  Value v = pyc_side_exit(task, callee, code, number, live);
  if (v.is_null()) return 1;
  if (is_exact(v, BuiltinType::float_)) {
    *out = float_value(v);
    return 0;
  }
  task->ret = v;
  return 2;
}

Value pyc_side_exit_generator(Task* task, GeneratorObject* generator, const NativeCode* code, uint32_t number,
                              const uint64_t* live) {
  Exit exit;
  Value callee = Value::from_object(generator->function);
  if (!open_exit(task, &exit, callee, code->generator_exits, number, live)) return kNull;
  CodeBody* body = generator->code;
  ExitFrame from = frame_at(exit, exit.frame_count() - 1);
  if (!enter_rebuilt(task, frame_bytes(body))) return kNull;
  auto* frame = static_cast<InterpFrame*>(__builtin_alloca_with_align(frame_bytes(body), 128));
  frame_enter(task, frame, generator->function, body);
  frame->generator = generator;
  Value result = kNull;
  if (fill_registers(task, exit, body, from, frame->registers))
    result = continue_frame(task, exit, from, frame, exit.frame_count() - 1);
  frame_leave(task, frame);
  leave_call(task);
  return result;
}

Value pyc_side_exit_kept(Task* task, InterpFrame* frame, const NativeCode* code, uint32_t number,
                         const uint64_t* live) {
  Exit exit;
  if (!open_exit(task, &exit, Value::from_object(frame->function), code->exits, number, live)) return kNull;
  // Nothing is inlined into such a function.
  ExitFrame from = frame_at(exit, 0);
  if (!fill_registers(task, exit, frame->code, from, frame->registers)) return kNull;
  return run_frame(task, frame, from.pc);
}

/// The interpreter called `resume_at` and is told with kAbsent to go on itself at frame->pc: frames do not
/// pile up however often a loop is left and entered again.
Value pyc_side_exit_frame(Task* task, InterpFrame* frame, const NativeCode* code, uint32_t number,
                          const uint64_t* live) {
  Exit exit;
  ExitFrame from{};
  if (open_exit(task, &exit, Value::from_object(frame->function), code->loop_exits, number, live)) {
    from = frame_at(exit, exit.frame_count() - 1);
    frame->pc = frame->code->units + from.pc;
    if (!fill_registers(task, exit, frame->code, from, frame->registers)) return kAbsent;
    if (!(from.flags & kFrameIsOuter)) return kAbsent;
    cover_inlined_frame();
    frame->pc--;
    Value inner = run_inner_levels(task, exit);
    if (!inner.is_null()) {
      take_result(frame, from, inner);
      frame->pc++;
      return kAbsent;
    }
    traceback_add(task, frame->function, frame->code, from.pc - 1);
  }
  return kAbsent;
}

} // extern "C"

} // namespace pyc
