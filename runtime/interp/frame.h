#pragma once
/// Frames of the interpreter.
///
/// A frame is an InterpFrame with its registers right behind it, in one block on the C stack of the task, so
/// that `registers` alone finds both and the conservative scan sees every value. A generator keeps its
/// registers in its heap object while it is suspended and copies them to such a block while it runs:
/// stores to registers need no barrier.

#include "interp/code_image.h"
#include "object/call.h"
#include "sched/task.h"

namespace pyc {

struct GeneratorObject;

struct InterpFrame {
  FrameRecord record;
  FunctionObject* function;
  CodeBody* code;
  const uint16_t* pc; ///< last instruction that may have called, raised or stopped
  Value* constants;   ///< code->constants, and so on: one load instead of two
  Value* names;
  uint64_t* caches;
  GeneratorObject* generator; ///< null for plain functions
  Value frame_object;         ///< FrameObject when somebody has asked for it, else NULL
  uint32_t loop_budget;       ///< back edges until the next attempt to enter native code
  uint32_t loop_backoff;
  Value registers[];
};

inline InterpFrame* frame_of(Value* registers) {
  return reinterpret_cast<InterpFrame*>(reinterpret_cast<char*>(registers) - sizeof(InterpFrame));
}
static_assert(sizeof(InterpFrame) == offsetof(InterpFrame, registers));

/// The frame behind a record, or null for a native one.
inline InterpFrame* interp_frame_of(const FrameRecord* record) {
  return record->location & 1 ? reinterpret_cast<InterpFrame*>(record->location & ~uintptr_t{1}) : nullptr;
}

/// The code object and pc of a frame of either tier; null for a native frame that has not made a call yet.
CodeBody* record_code(const FrameRecord* record, uint32_t* pc);

/// Walks a task's Python frames of both tiers, inlined ones included, newest first.
class FrameCursor {
public:
  explicit FrameCursor(const FrameRecord* record) { enter(record); }
  explicit operator bool() const { return record_ != nullptr; }
  const FrameRecord* record() const { return record_; }
  /// Of a native frame: where it stands; null for an interpreter frame.
  const LocationEntry* location() const { return location_; }
  void next() {
    location_ = location_ ? location_->outer() : nullptr;
    if (!location_) enter(record_->previous);
  }

private:
  void enter(const FrameRecord* record) {
    record_ = record;
    location_ = record && !interp_frame_of(record) ? reinterpret_cast<const LocationEntry*>(record->location)
                                                   : nullptr;
  }

  const FrameRecord* record_;
  const LocationEntry* location_;
};

/// Back edges before a frame tries native code, and the limit of the doubling after each failed attempt.
inline constexpr uint32_t kLoopBudget = 64;
inline constexpr uint32_t kMaxLoopBackoff = 1u << 20;

inline size_t frame_bytes(const CodeBody* code) {
  return sizeof(InterpFrame) + size_t{code->register_count} * sizeof(Value);
}

/// Fills a frame's fixed part and links it as the task's newest; its registers are the caller's business.
inline void frame_enter(Task* task, InterpFrame* frame, FunctionObject* function, CodeBody* code) {
  frame->record.previous = task->top;
  frame->record.location = reinterpret_cast<uintptr_t>(frame) | 1;
  frame->function = function;
  frame->code = code;
  frame->pc = code->units;
  frame->constants = code->constants;
  frame->names = code->names;
  frame->caches = code->caches;
  frame->generator = nullptr;
  frame->frame_object = kNull;
  frame->loop_budget = kLoopBudget;
  frame->loop_backoff = kLoopBudget;
  task->top = &frame->record;
}
/// Gives a frame's FrameObject what it will show from now on.
void frame_ended(Task* task, InterpFrame* frame);
inline void frame_leave(Task* task, InterpFrame* frame) {
  task->top = frame->record.previous;
  if (!frame->frame_object.is_null()) [[unlikely]]
    frame_ended(task, frame);
}

/// Counts a Python call and checks the stack for a frame of `bytes`; false with RecursionError or what a
/// pending request raised. `leave_call` undoes the count.
bool enter_call_slow(Task* task, size_t bytes);
inline bool enter_call(Task* task, size_t bytes) {
  auto stack = reinterpret_cast<uintptr_t>(__builtin_frame_address(0));
  if (++task->depth > task->depth_limit || stack - bytes < task->stack_limit.load(std::memory_order_relaxed))
      [[unlikely]]
    return enter_call_slow(task, bytes);
  return true;
}
inline void leave_call(Task* task) {
  task->depth--;
}

/// Runs a linked frame from `pc` to its end (or, in a generator, to the next suspension). NULL with an
/// exception, whose traceback then has the frame's entry.
Value run_frame(Task* task, InterpFrame* frame, uint32_t pc);
/// The same, but starts with the exception under way as if the instruction at `pc` had raised it. With
/// `recorded` its traceback has an entry for this frame already.
Value run_frame_raising(Task* task, InterpFrame* frame, uint32_t pc, bool recorded);

/// A call without keywords: the interpreter's fast path in front of call_function.
Value call_python(Task* task, FunctionObject* function, const Value* args, size_t nargs);

} // namespace pyc
