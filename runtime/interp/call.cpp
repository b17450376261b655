/// Entry into Python functions: the interpreter's fast path, and run_function of object/call.h.

#include <cstring>

#include "interp/generator.h"
#include "object/call.h"
#include "object/module.h"
#include "object/type.h"

namespace pyc {

namespace {

/// Runs a plain function's bytecode on registers whose first `count` are `parameters`.
[[gnu::noinline]] Value run_plain(Task* task, FunctionObject* function, CodeBody* code,
                                  const Value* parameters, size_t count) {
  size_t bytes = frame_bytes(code);
  if (!enter_call(task, bytes)) [[unlikely]]
    return kNull;
  auto* frame = static_cast<InterpFrame*>(__builtin_alloca_with_align(bytes, 128));
  frame_enter(task, frame, function, code);
  Value* registers = frame->registers;
  for (size_t i = 0; i < count; i++)
    registers[i] = parameters[i];
  std::memset(static_cast<void*>(registers + count), 0, (code->register_count - count) * sizeof(Value));
  Value result = run_frame(task, frame, 0);
  frame_leave(task, frame);
  leave_call(task);
  // Whoever comes to lie here on the stack must not keep alive, in places that it does not use, what the
  // frame's registers held.
  std::memset(static_cast<void*>(registers), 0, code->register_count * sizeof(Value));
  asm volatile("" : : "r"(registers) : "memory");
  return result;
}

} // namespace

Value call_python(Task* task, FunctionObject* function, const Value* args, size_t nargs) {
  auto* code = static_cast<CodeBody*>(function->code);
  if (code->plain_arity != nargs) [[unlikely]]
    return call_function(task, function, args, nargs, kNull);
  if (code->native) return code->native->bound(task, Value::from_object(function), args);
  return run_plain(task, function, code, args, nargs);
}

Value run_function(Task* task, FunctionObject* function, const Value* parameters) {
  auto* code = static_cast<CodeBody*>(function->code);
  if (code->flags & kCodeSuspends) return generator_new(task, function, parameters);
  if (code->native && code->native->bound)
    return code->native->bound(task, Value::from_object(function), parameters);
  return run_plain(task, function, code, parameters, code->parameter_count);
}

} // namespace pyc
