#include "interp/async_generator.h"

#include "gc/gc.h"
#include "object/call.h"
#include "object/errors.h"

namespace pyc {

namespace {

size_t value_size(const Object*) {
  return sizeof(AsyncValueObject);
}
void trace_value(Object* object, gc::Visitor& visitor) {
  visitor.visit(&static_cast<AsyncValueObject*>(object)->value);
}
size_t awaitable_size(const Object*) {
  return sizeof(AsyncAwaitableObject);
}
void trace_awaitable(Object* object, gc::Visitor& visitor) {
  auto* a = static_cast<AsyncAwaitableObject*>(object);
  visitor.visit_pointer(&a->generator);
  visitor.visit(&a->argument);
}

bool is_async_value(Value v) {
  return has_kind(v, Kind::AsyncValue);
}

/// The end of a step of the generator: a yielded value becomes the awaitable's result.
Value unwrap(Task* task, GeneratorObject* g, Value v) {
  if (v == kAbsent) {
    Value stop = exception_new(task, types::StopAsyncIteration, kNull);
    if (!stop.is_null()) raise_value(task, stop);
    v = kNull;
  }
  if (v.is_null()) {
    if (error_is(task, types::StopAsyncIteration) || error_is(task, types::GeneratorExit)) g->closed = true;
    g->running_async = false;
    return kNull;
  }
  if (!is_async_value(v)) return v;
  g->running_async = false;
  return raise_stop_iteration(task, v.as<AsyncValueObject>()->value);
}

const char* operation_name(const AsyncAwaitableObject* a) {
  if (a->operation == AsyncOperation::Send) return "anext()";
  return a->operation == AsyncOperation::Throw ? "athrow()" : "aclose()";
}

Value reused(Task* task, AsyncAwaitableObject* a) {
  return raise_runtime_error(task, "cannot reuse already awaited %s",
                             a->operation == AsyncOperation::Send ? "__anext__()/asend()"
                                                                  : "aclose()/athrow()");
}

/// Claims the generator for an awaitable that starts. False with RuntimeError when another one is under way.
bool start(Task* task, AsyncAwaitableObject* a) {
  if (a->generator->running_async) {
    a->state = AwaitableState::Closed;
    return raise_runtime_error(task, "%s: asynchronous generator is already running", operation_name(a));
  }
  a->state = AwaitableState::Iterating;
  a->generator->running_async = true;
  return true;
}

Value send_step(Task* task, AsyncAwaitableObject* a, Value sent) {
  if (a->state == AwaitableState::Initial) {
    if (!start(task, a)) return kNull;
    if (sent.is_none()) sent = a->argument;
  }
  Value v = unwrap(task, a->generator, generator_send(task, a->generator, sent));
  if (v.is_null()) a->state = AwaitableState::Closed;
  return v;
}

/// The end of a step of athrow and aclose.
Value throw_result(Task* task, AsyncAwaitableObject* a, Value v) {
  GeneratorObject* g = a->generator;
  if (a->operation == AsyncOperation::Throw) {
    v = unwrap(task, g, v);
  } else if (v == kAbsent) {
    Value stop = exception_new(task, types::StopAsyncIteration, kNull);
    if (!stop.is_null()) raise_value(task, stop);
    v = kNull;
  } else if (is_async_value(v)) {
    g->running_async = false;
    a->state = AwaitableState::Closed;
    return raise_runtime_error(task, "async generator ignored GeneratorExit");
  }
  if (!v.is_null()) return v;
  g->running_async = false;
  a->state = AwaitableState::Closed;
  if (a->operation == AsyncOperation::Close &&
      (clear_if(task, types::StopAsyncIteration) || clear_if(task, types::GeneratorExit)))
    return raise_stop_iteration(task, kNone);
  return kNull;
}

Value start_throw(Task* task, AsyncAwaitableObject* a, Value sent) {
  GeneratorObject* g = a->generator;
  if (!a->generator->running_async && g->closed) {
    a->state = AwaitableState::Closed;
    Value stop = exception_new(task, types::StopAsyncIteration, kNull);
    return stop.is_null() ? kNull : Value(raise_value(task, stop));
  }
  if (!sent.is_none())
    return raise_runtime_error(task, "can't send non-None value to a just-started coroutine");
  if (!start(task, a)) return kNull;
  Value exception = a->argument;
  if (a->operation == AsyncOperation::Close) {
    g->closed = true;
    exception = exception_new(task, types::GeneratorExit, kNull);
    if (exception.is_null()) return kNull;
  }
  return throw_result(task, a, generator_throw(task, g, &exception, 1));
}

} // namespace

void register_async_kinds() {
  gc::register_kind(Kind::AsyncValue, {"async value", value_size, trace_value, nullptr});
  gc::register_kind(Kind::AsyncAwaitable, {"async awaitable", awaitable_size, trace_awaitable, nullptr});
}

bool async_generator_first_use(Task* task, GeneratorObject* g) {
  if (g->hooked) return true;
  g->hooked = true;
  if (!task->async_finalizer.is_null()) {
    gc::store_field(task, g, &g->extra, task->async_finalizer);
    // One with handlers has been registered since it was made.
    if (g->code->exception_count == 0) gc::register_finalizer(task, g);
  }
  Value hook = task->async_first_iteration;
  return hook.is_null() || !call1(task, hook, Value::from_object(g)).is_null();
}

Value async_value_new(Task* task, Value value) {
  auto* v = gc::allocate<AsyncValueObject>(task, Kind::AsyncValue,
                                           builtin_shape(BuiltinType::async_generator_value));
  if (!v) return kNull;
  v->value = value;
  return Value::from_object(v);
}

Value async_awaitable_new(Task* task, GeneratorObject* generator, AsyncOperation operation, Value argument) {
  auto type = operation == AsyncOperation::Send ? BuiltinType::async_generator_asend
                                                : BuiltinType::async_generator_athrow;
  auto* a = gc::allocate<AsyncAwaitableObject>(task, Kind::AsyncAwaitable, builtin_shape(type));
  if (!a) return kNull;
  a->generator = generator;
  a->argument = argument;
  a->operation = operation;
  return Value::from_object(a);
}

Value async_awaitable_send(Task* task, AsyncAwaitableObject* a, Value sent) {
  if (a->state == AwaitableState::Closed) return reused(task, a);
  if (a->operation == AsyncOperation::Send) return send_step(task, a, sent);
  if (a->generator->state.load(std::memory_order_relaxed) == GeneratorState::Finished) {
    a->state = AwaitableState::Closed;
    return raise_stop_iteration(task, kNone);
  }
  if (a->state == AwaitableState::Initial) return start_throw(task, a, sent);
  return throw_result(task, a, generator_send(task, a->generator, sent));
}

Value async_awaitable_throw(Task* task, AsyncAwaitableObject* a, Value exception) {
  if (a->state == AwaitableState::Closed) return reused(task, a);
  if (a->state == AwaitableState::Initial && !start(task, a)) return kNull;
  Value v = generator_throw(task, a->generator, &exception, 1);
  if (a->operation != AsyncOperation::Send) return throw_result(task, a, v);
  v = unwrap(task, a->generator, v);
  if (v.is_null()) a->state = AwaitableState::Closed;
  return v;
}

Value async_awaitable_close(Task* task, AsyncAwaitableObject* a) {
  if (a->state == AwaitableState::Closed) return kNone;
  Value exit = exception_new(task, types::GeneratorExit, kNull);
  if (exit.is_null()) return kNull;
  Value v = async_awaitable_throw(task, a, exit);
  if (!v.is_null()) return raise_runtime_error(task, "coroutine ignored GeneratorExit");
  bool ended = clear_if(task, types::StopIteration) || clear_if(task, types::StopAsyncIteration) ||
               clear_if(task, types::GeneratorExit);
  return ended ? kNone : kNull;
}

} // namespace pyc
