#pragma once
/// Async generators: the values that they yield, and the awaitables of asend, athrow, aclose and `__anext__`.

#include "interp/generator.h"

namespace pyc {

/// A value that an async generator yields, as opposed to what an `await` inside it passes on to the event
/// loop.
struct AsyncValueObject : Object {
  Value value;
};

enum class AsyncOperation : uint8_t { Send, Throw, Close };
enum class AwaitableState : uint8_t { Initial, Iterating, Closed };

struct AsyncAwaitableObject : Object {
  GeneratorObject* generator;
  Value argument; ///< what is sent, or the exception that is thrown; NULL for aclose
  AsyncOperation operation;
  AwaitableState state;
};

/// The first call of a method that makes an awaitable: keeps the thread's finalizer hook and calls the other
/// one (sys.set_asyncgen_hooks). False with what that raised.
bool async_generator_first_use(Task* task, GeneratorObject* generator);

Value async_value_new(Task* task, Value value);
Value async_awaitable_new(Task* task, GeneratorObject* generator, AsyncOperation operation, Value argument);
/// One step of such an awaitable: what the event loop gets, or NULL with StopIteration(result) or another
/// exception.
Value async_awaitable_send(Task* task, AsyncAwaitableObject* awaitable, Value sent);
/// `exception` is an instance.
Value async_awaitable_throw(Task* task, AsyncAwaitableObject* awaitable, Value exception);
Value async_awaitable_close(Task* task, AsyncAwaitableObject* awaitable);

void register_async_kinds();

} // namespace pyc
