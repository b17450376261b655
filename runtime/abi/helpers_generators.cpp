/// Helpers of native code and the interpreter: delegation, awaiting, asynchronous iteration.

#include "abi/helpers.h"
#include "abi/native_calls.h"
#include "gc/gc.h"
#include "interp/async_generator.h"
#include "interp/awaitables.h"
#include "object/errors.h"
#include "object/exception.h"
#include "object/operators.h"

namespace pyc {

extern "C" {

Value pyc_GetYieldFromIter(Task* task, Value iterable) {
  if (is_exact(iterable, BuiltinType::generator)) return iterable;
  if (is_exact(iterable, BuiltinType::coroutine)) {
    uint32_t pc;
    CodeBody* code = task->top ? record_code(task->top, &pc) : nullptr;
    if (code && (code->flags & (kCodeCoroutine | kCodeIterableCoroutine))) return iterable;
    return raise_type_error(task, "cannot 'yield from' a coroutine object in a non-coroutine generator");
  }
  return get_iter(task, iterable);
}

int32_t pyc_Send(Task* task, Value iterator, Value value, Value* results) {
  Value result = kNull;
  Value v = delegate_send(task, iterator, value, &result);
  bool finished = v == kAbsent;
  results[0] = finished ? result : v;
  results[1] = finished ? kTrue : kNull;
  return v.is_null() ? -1 : 0;
}

Value pyc_GetAwaitable(Task* task, Value value, uint32_t which) {
  Value iterator = awaitable_iterator(task, value);
  if (iterator == kAbsent) {
    if (which == 0) return raise_type_error(task, "'%T' object can't be awaited", value);
    return raise_type_error(task,
                            "'async with' received an object from %s that does not implement __await__: %T",
                            which == 1 ? "__aenter__" : "__aexit__", value);
  }
  if (!iterator.is_null() && is_exact(iterator, BuiltinType::coroutine) &&
      !generator_delegate(iterator.as<GeneratorObject>()).is_null())
    return raise_runtime_error(task, "coroutine is being awaited already");
  return iterator;
}

Value pyc_GetAsyncIter(Task* task, Value iterable) {
  auto* async_iter = type_of(iterable)->slots.async_iter;
  if (!async_iter)
    return raise_type_error(task, "'async for' requires an object with __aiter__ method, got %T", iterable);
  Value iterator = async_iter(task, iterable);
  if (iterator.is_null() || type_of(iterator)->slots.async_next) return iterator;
  return raise_type_error(
      task, "'async for' received an object from __aiter__ that does not implement __anext__: %T", iterator);
}

Value pyc_GetAsyncNext(Task* task, Value iterator) {
  auto* async_next = type_of(iterator)->slots.async_next;
  if (!async_next)
    return raise_type_error(task, "'async for' requires an iterator with __anext__ method, got %T", iterator);
  Value awaitable = async_next(task, iterator);
  if (awaitable.is_null() || is_exact(iterator, BuiltinType::async_generator)) return awaitable;
  Value v = awaitable_iterator(task, awaitable);
  if (v == kAbsent) v = raise_type_error(task, "'%T' object can't be awaited", awaitable);
  if (!v.is_null()) return v;
  Value cause = take_error(task);
  raise_type_error(task, "'async for' received an invalid object from __anext__: %T", awaitable);
  auto* error = task->exc.as<ExceptionObject>();
  gc::store_field(task, error, &error->cause, cause);
  gc::store_field(task, error, &error->context, cause);
  gc::store_field(task, error, &error->suppress_context, kTrue);
  return kNull;
}

Value pyc_AsyncWrap(Task* task, Value value) {
  return async_value_new(task, value);
}

} // extern "C"

} // namespace pyc
