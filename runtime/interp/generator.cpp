#include "interp/generator.h"

#include <cstring>

#include "gc/gc.h"
#include "interp/handler.h"
#include "interp/traceback.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/exception.h"
#include "object/list.h"
#include "object/module.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/tuple.h"

namespace pyc {

namespace {

uint32_t generator_shape(const CodeObject* code) {
  if (code->flags & kCodeAsyncGenerator) return builtin_shape(BuiltinType::async_generator);
  if (code->flags & kCodeCoroutine) return builtin_shape(BuiltinType::coroutine);
  return builtin_shape(BuiltinType::generator);
}

size_t generator_size(const Object* object) {
  return sizeof(GeneratorObject) +
         static_cast<const GeneratorObject*>(object)->register_count * sizeof(Value);
}

void trace_generator(Object* object, gc::Visitor& visitor) {
  auto* g = static_cast<GeneratorObject*>(object);
  visitor.visit_pointer(&g->function);
  visitor.visit_pointer(&g->code);
  visitor.visit(&g->name);
  visitor.visit(&g->qualname);
  visitor.visit(&g->result);
  visitor.visit(&g->extra);
  // While the body runs this is a root, which the task's chain leads to; stores into it have no barrier.
  if (g->state.load(std::memory_order_relaxed) != GeneratorState::Running) visitor.visit(&g->handled.handled);
  visitor.visit_range(g->registers, g->register_count);
}

bool is_coroutine(const GeneratorObject* g) {
  return g->code->flags & kCodeCoroutine;
}

/// Coroutines that have been made and not started, dead ones that no collection has found yet included.
std::atomic<int64_t> unstarted{0};

/// cr_origin: a (file, line, function) for each of the newest frames, as many as the thread wants. False with
/// MemoryError.
bool remember_origin(Task* task, GeneratorObject* g) {
  Value list = list_new(task, nullptr, 0);
  FrameCursor at(task->top);
  for (int32_t left = task->origin_depth; left > 0 && at; at.next()) {
    InterpFrame* frame = interp_frame_of(at.record());
    CodeBody* code = frame ? frame->code : at.location() ? location_code(at.location()) : nullptr;
    if (!code) continue;
    uint32_t pc = frame ? static_cast<uint32_t>(frame->pc - code->units) : at.location()->pc;
    Value entry =
        tuple_of(task, Value::from_object(code->image->file_name),
                 Value::from_small_int(code_location(code, pc).line), Value::from_object(code->name));
    if (list.is_null() || entry.is_null() || !list_append(task, list, entry)) return false;
    left--;
  }
  Value origin = list.is_null() ? kNull : list_to_tuple(task, list);
  gc::store_field(task, g, &g->extra, origin);
  return !origin.is_null();
}

/// Remembers where a coroutine is made: for the warning when nobody starts it.
void remember_creator(Task* task, GeneratorObject* g) {
  uint32_t pc;
  CodeBody* code = task->top ? record_code(task->top, &pc) : nullptr;
  if (!code) return;
  g->result = Value::from_object(code);
  g->created_at = pc;
  unstarted.fetch_add(1, std::memory_order_relaxed);
}

void forget_creator(GeneratorObject* g) {
  if (g->result.is_null()) return;
  store_field_nobarrier(&g->result, kNull);
  unstarted.fetch_sub(1, std::memory_order_relaxed);
}

void warn_never_awaited(Task* task, GeneratorObject* g) {
  auto* creator = g->result.as<CodeBody>();
  int32_t line = code_location(creator, g->created_at).line;
  forget_creator(g);
  Value coroutine = Value::from_object(g);
  Value pending = take_error(task);
  Value args[] = {format_message(task, "coroutine '%V' was never awaited", g->qualname),
                  type_value(types::RuntimeWarning),
                  Value::from_object(creator->image->file_name),
                  Value::from_small_int(line),
                  Value::from_object(creator->image->module_name),
                  kNone,
                  kNone,
                  coroutine};
  if (args[0].is_null() || call_library(task, "_warnings", "warn_explicit", args, 8).is_null())
    write_unraisable(task, "Exception ignored while finalizing coroutine", coroutine);
  task->exc = pending;
}

/// Leaves an async generator to the hook that was set when it was first iterated.
void call_finalizer_hook(Task* task, GeneratorObject* g) {
  Value saved = take_error(task), self = Value::from_object(g);
  if (call1(task, g->extra, self).is_null())
    write_unraisable(task, "Exception ignored while finalizing generator", self);
  task->exc = saved;
}

/// A body that has stopped inside a `try` or `with` must be closed before its memory goes.
void finalize_generator(Task* task, Object* object) {
  auto* g = static_cast<GeneratorObject*>(object);
  GeneratorState state = g->state.load(std::memory_order_relaxed);
  if (g->hooked && !g->extra.is_null() && !g->closed && state != GeneratorState::Finished)
    return call_finalizer_hook(task, g);
  if (state == GeneratorState::Created && is_coroutine(g) && !g->result.is_null())
    return warn_never_awaited(task, g);
  if (state != GeneratorState::Suspended) return;
  Value saved = take_error(task);
  if (generator_close(task, g).is_null())
    write_unraisable(task, "Exception ignored while closing generator", Value::from_object(g));
  task->exc = saved;
}

const char* noun(const GeneratorObject* g) {
  if (g->code->flags & kCodeAsyncGenerator) return "async generator";
  return g->code->flags & kCodeCoroutine ? "coroutine" : "generator";
}

void finish(Task* task, GeneratorObject* g) {
  gc::barrier(task, g);
  for (uint32_t i = 0; i < g->register_count; i++)
    store_field_nobarrier(&g->registers[i], kNull);
  store_field_nobarrier(&g->handled.handled, kNull);
  g->state.store(GeneratorState::Finished, std::memory_order_release);
}

/// The interpreter's part of a resumption.
Value resume_interpreted(Task* task, GeneratorObject* g, Value sent) {
  CodeBody* code = g->code;
  auto* frame = static_cast<InterpFrame*>(__builtin_alloca_with_align(frame_bytes(code), 128));
  frame_enter(task, frame, g->function, code);
  frame->generator = g;
  std::memcpy(static_cast<void*>(frame->registers), g->registers, g->register_count * sizeof(Value));
  Value result;
  if (g->position == 0) {
    result = run_frame(task, frame, 0);
  } else if (sent.is_null()) {
    result = run_frame_raising(task, frame, g->position - 1, false);
  } else {
    uint32_t pc = g->position - 1;
    frame->registers[code->units[pc + operand::Yield::to_]] = sent;
    result = run_frame(task, frame, pc + operand::Yield::units);
  }
  frame_leave(task, frame);
  return result;
}

/// RuntimeError from the StopIteration (or StopAsyncIteration) that left the body.
void convert_stop(Task* task, const GeneratorObject* g) {
  bool async = g->code->flags & kCodeAsyncGenerator;
  const char* what = "StopIteration";
  if (async && error_is(task, types::StopAsyncIteration)) {
    what = "StopAsyncIteration";
  } else if (!error_is(task, types::StopIteration)) {
    return;
  }
  Value cause = take_error(task);
  raise_runtime_error(task, "%s raised %s", noun(g), what);
  auto* error = task->exc.as<ExceptionObject>();
  gc::store_field(task, error, &error->cause, cause);
  gc::store_field(task, error, &error->context, cause);
  gc::store_field(task, error, &error->suppress_context, kTrue);
}

Resumption resume_body(Task* task, GeneratorObject* g, Value sent) {
  if (!enter_call(task, frame_bytes(g->code))) {
    g->state.store(g->position ? GeneratorState::Suspended : GeneratorState::Created,
                   std::memory_order_relaxed);
    return {kNull, false};
  }
  g->handled.outer = task->handled;
  task->handled = &g->handled;
  const NativeCode* native = g->code->native;
  Value v = native && native->resume ? native->resume(task, g, sent) : resume_interpreted(task, g, sent);
  task->handled = g->handled.outer;
  leave_call(task);
  GeneratorState state = g->state.load(std::memory_order_relaxed);
  if (state == GeneratorState::Suspended) return {v, false};
  if (v.is_null()) convert_stop(task, g);
  finish(task, g);
  return {v, !v.is_null()};
}

Value already_running(Task* task, const GeneratorObject* g) {
  return raise_value_error(task, "%s already executing", noun(g));
}

} // namespace

bool has_unstarted_coroutines() {
  return unstarted.load(std::memory_order_relaxed) > 0;
}

void register_generator_kinds() {
  gc::register_kind(Kind::Generator, {"generator", generator_size, trace_generator, finalize_generator});
}

Value generator_new(Task* task, FunctionObject* function, const Value* parameters) {
  auto* code = static_cast<CodeBody*>(function->code);
  auto* g = gc::allocate<GeneratorObject>(task, Kind::Generator, generator_shape(code),
                                          code->register_count * sizeof(Value));
  if (!g) return kNull;
  g->register_count = code->register_count;
  g->function = function;
  g->code = code;
  g->name = function->name;
  g->qualname = function->qualname;
  std::memcpy(static_cast<void*>(g->registers), parameters, code->parameter_count * sizeof(Value));
  // Without handlers there is nothing that closing could run.
  if (code->exception_count != 0 || (code->flags & kCodeCoroutine)) gc::register_finalizer(task, g);
  if (code->flags & kCodeCoroutine) {
    remember_creator(task, g);
    if (task->origin_depth > 0 && !remember_origin(task, g)) return kNull;
  }
  return Value::from_object(g);
}

void generator_suspend(Task* task, GeneratorObject* g, const Value* registers, uint32_t pc) {
  gc::barrier(task, g);
  for (uint32_t i = 0; i < g->register_count; i++)
    store_field_nobarrier(&g->registers[i], registers[i]);
  g->position = pc + 1;
  g->state.store(GeneratorState::Suspended, std::memory_order_release);
}

/// From `state` to Running; false when another thread was first, with what it left in `state`. An exchange is
/// a quarter of a resumption's time: with one thread a store does.
static bool claim(Task* task, GeneratorObject* g, GeneratorState& state) {
  if (task->mt)
    return g->state.compare_exchange_weak(state, GeneratorState::Running, std::memory_order_acquire);
  g->state.store(GeneratorState::Running, std::memory_order_relaxed);
  return true;
}

GeneratorObject* RunningGenerators::take(const CodeBody* code) {
  if (!code || !(code->flags & kCodeSuspends) || state_ == end_) return nullptr;
  char* inside = reinterpret_cast<char*>(state_);
  auto* g = reinterpret_cast<GeneratorObject*>(inside - offsetof(GeneratorObject, handled));
  if (g->code != code) return nullptr;
  state_ = state_->outer;
  return g;
}

Resumption generator_resume(Task* task, GeneratorObject* g, Value sent) {
  GeneratorState state = g->state.load(std::memory_order_acquire);
  do {
    if (state == GeneratorState::Running) {
      clear_error(task);
      return {already_running(task, g), false};
    }
    if (state == GeneratorState::Finished) {
      if (sent.is_null()) return {kNull, false};
      if (!is_coroutine(g)) return {kNone, true};
      return {raise_runtime_error(task, "cannot reuse already awaited coroutine"), false};
    }
    if (state == GeneratorState::Created && !sent.is_null() && !sent.is_none())
      return {raise_type_error(task, "can't send non-None value to a just-started %s", noun(g)), false};
  } while (!claim(task, g, state));
  if (state == GeneratorState::Created) forget_creator(g);
  if (state == GeneratorState::Created && sent.is_null()) {
    // The body never runs, but the traceback names the function's first line.
    traceback_add(task, g->function, g->code, kBeforeStart);
    finish(task, g);
    return {kNull, false};
  }
  return resume_body(task, g, sent);
}

namespace {

Value step_result(Task* task, GeneratorObject* g, Resumption step) {
  if (!step.finished) return step.value;
  gc::store_field(task, g, &g->result, step.value);
  return kAbsent;
}

} // namespace

Value generator_send(Task* task, GeneratorObject* g, Value value) {
  return step_result(task, g, generator_resume(task, g, value));
}

namespace {

Value take_result(GeneratorObject* g) {
  Value result = g->result;
  store_field_nobarrier(&g->result, kNull);
  return result.is_null() ? kNone : result;
}

} // namespace

Value generator_raise_stop(Task* task, GeneratorObject* g) {
  return raise_stop_iteration(task, take_result(g));
}

Value iterator_result(Task*, Value iterator) {
  return is_generator(iterator) ? take_result(iterator.as<GeneratorObject>()) : kNone;
}

Value generator_delegate(const GeneratorObject* g) {
  if (g->state.load(std::memory_order_relaxed) != GeneratorState::Suspended) return kNull;
  const uint16_t* at = g->code->units + (g->position - 1);
  return optional_register(g->registers, at[operand::Yield::delegate_]);
}

namespace {

Value raise_into(Task* task, GeneratorObject* g, const Value* args, size_t nargs) {
  Value exception = throw_argument(task, args, nargs);
  if (exception.is_null()) return kNull;
  reraise_value(task, exception);
  return step_result(task, g, generator_resume(task, g, kNull));
}

/// Closes what a generator waits for: a generator directly, anything else by its close method, if it has one.
bool close_delegate(Task* task, Value delegate) {
  if (is_generator(delegate) && !is_exact(delegate, BuiltinType::async_generator))
    return !generator_close(task, delegate.as<GeneratorObject>()).is_null();
  Value method = get_attr_optional(task, delegate, names.close);
  if (method == kAbsent) return true;
  return !method.is_null() && !call0(task, method).is_null();
}

/// The delegate's throw, under the mark "running" of the outer generator. kNull with `*missing` when it has
/// no such method.
Value throw_to_delegate(Task* task, GeneratorObject* g, Value delegate, const Value* args, size_t nargs,
                        bool* missing) {
  g->state.store(GeneratorState::Running, std::memory_order_relaxed);
  Value v;
  if (is_generator(delegate) && !is_exact(delegate, BuiltinType::async_generator)) {
    auto* inner = delegate.as<GeneratorObject>();
    v = generator_throw(task, inner, args, nargs);
    if (v == kAbsent) v = generator_raise_stop(task, inner);
  } else {
    Value method = get_attr_optional(task, delegate, names.throw_);
    *missing = method == kAbsent;
    v = *missing || method.is_null() ? kNull : call(task, method, args, nargs, kNull);
  }
  g->state.store(GeneratorState::Suspended, std::memory_order_relaxed);
  return v;
}

} // namespace

static bool is_exit(Value exception) {
  if (is_exception_class(exception)) return is_subtype(exception.as<TypeObject>(), types::GeneratorExit);
  return is_instance(exception, types::GeneratorExit);
}

Value generator_throw(Task* task, GeneratorObject* g, const Value* args, size_t nargs) {
  if (g->state.load(std::memory_order_relaxed) == GeneratorState::Running) return already_running(task, g);
  Value delegate = generator_delegate(g);
  if (delegate.is_null()) return raise_into(task, g, args, nargs);
  if (is_exit(args[0])) {
    g->state.store(GeneratorState::Running, std::memory_order_relaxed);
    bool closed = close_delegate(task, delegate);
    g->state.store(GeneratorState::Suspended, std::memory_order_relaxed);
    if (closed) return raise_into(task, g, args, nargs);
    Value error = take_error(task);
    return raise_into(task, g, &error, 1);
  }
  bool missing = false;
  Value v = throw_to_delegate(task, g, delegate, args, nargs, &missing);
  if (!v.is_null()) return v;
  if (missing) return raise_into(task, g, args, nargs);
  // The delegate is done or has failed: the body goes on with its exception, and takes a StopIteration as the
  // end of `yield from`.
  Value error = take_error(task);
  return raise_into(task, g, &error, 1);
}

Value generator_close(Task* task, GeneratorObject* g) {
  GeneratorState state = g->state.load(std::memory_order_relaxed);
  if (state == GeneratorState::Finished) return kNone;
  if (state == GeneratorState::Created) {
    forget_creator(g);
    finish(task, g);
    return kNone;
  }
  if (state == GeneratorState::Running) return already_running(task, g);
  Value exit = exception_new(task, types::GeneratorExit, kNull);
  if (exit.is_null()) return kNull;
  Value v = generator_throw(task, g, &exit, 1);
  if (v == kAbsent) return take_result(g);
  if (!v.is_null()) return raise_runtime_error(task, "%s ignored GeneratorExit", noun(g));
  return clear_if(task, types::GeneratorExit) || clear_if(task, types::StopIteration) ? kNone : kNull;
}

Value delegate_send(Task* task, Value iterator, Value value, Value* result) {
  if (is_generator(iterator) && !is_exact(iterator, BuiltinType::async_generator)) {
    auto* inner = iterator.as<GeneratorObject>();
    Value v = generator_send(task, inner, value);
    if (v == kAbsent) *result = take_result(inner);
    return v;
  }
  Value v;
  if (value.is_none() && !(type_of(iterator)->flags & kTypeHeap) && type_of(iterator)->slots.next) {
    v = type_of(iterator)->slots.next(task, iterator);
    if (v == kAbsent) *result = kNone;
  } else if (value.is_none()) {
    // By the method rather than by iter_next, which forgets the StopIteration's value.
    v = call_special(task, iterator, names.next);
    if (v == kAbsent) return raise_type_error(task, "'%T' object is not an iterator", iterator);
  } else {
    v = call_method(task, iterator, names.send, &value, 1);
  }
  if (!v.is_null() || !error_is(task, types::StopIteration)) return v;
  Value stop = take_error(task);
  *result = stop.as<ExceptionObject>()->fields[kStopIterationValue];
  if (result->is_null()) *result = kNone;
  return kAbsent;
}

Value throw_argument(Task* task, const Value* args, size_t nargs) {
  Value exception = args[0];
  if (is_exception(exception)) {
    if (nargs > 1 && !args[1].is_none())
      return raise_type_error(task, "instance exception may not have a separate value");
  } else if (is_exception_class(exception)) {
    Value value = nargs > 1 ? args[1] : kNone;
    if (is_exception(value) && is_instance(value, exception.as<TypeObject>())) {
      exception = value;
    } else if (is_tuple(value)) {
      exception = call_spread(task, exception, value, kNull);
    } else {
      exception = call(task, exception, &value, value.is_none() ? 0 : 1, kNull);
    }
    if (exception.is_null()) return kNull;
  } else {
    return raise_type_error(
        task, "exceptions must be classes or instances deriving from BaseException, not %T", exception);
  }
  if (nargs > 2 && !args[2].is_none()) {
    if (!has_kind(args[2], Kind::Traceback))
      return raise_type_error(task, "throw() third argument must be a traceback object");
    auto* object = exception.as<ExceptionObject>();
    gc::store_field(task, object, &object->traceback, args[2]);
  }
  return exception;
}

} // namespace pyc
