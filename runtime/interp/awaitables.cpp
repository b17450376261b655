#include "interp/awaitables.h"

#include <atomic>

#include "gc/gc.h"
#include "interp/generator.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/names.h"
#include "object/native_type.h"
#include "object/operators.h"

namespace pyc {

static bool awaits_itself(Value v) {
  if (!is_generator(v)) return false;
  uint32_t flags = v.as<GeneratorObject>()->code->flags;
  return (flags & (kCodeCoroutine | kCodeIterableCoroutine)) && !(flags & kCodeAsyncGenerator);
}

Value awaitable_iterator(Task* task, Value v) {
  if (awaits_itself(v)) return v;
  auto* await = type_of(v)->slots.await;
  if (!await) return kAbsent;
  Value iterator = await(task, v);
  if (iterator.is_null()) return kNull;
  if (awaits_itself(iterator)) return raise_type_error(task, "__await__() returned a coroutine");
  if (!is_iterator(iterator))
    return raise_type_error(task, "__await__() returned non-iterator of type '%T'", iterator);
  return iterator;
}

namespace {

/// What anext(iterator, default) returns: awaits the iterator's awaitable, and gives the default where that
/// one raises StopAsyncIteration.
struct AnextAwaitableObject : Object {
  Value awaitable;
  Value default_value;
};

AnextAwaitableObject* self_of(Value v) {
  return v.as<AnextAwaitableObject>();
}

void trace(Object* object, gc::Visitor& visitor) {
  auto* a = static_cast<AnextAwaitableObject*>(object);
  visitor.visit(&a->awaitable);
  visitor.visit(&a->default_value);
}

/// Asked for in each step, as CPython does.
Value iterator_of(Task* task, AnextAwaitableObject* a) {
  Value iterator = awaitable_iterator(task, a->awaitable);
  if (iterator == kAbsent) return raise_type_error(task, "'%T' object can't be awaited", a->awaitable);
  return iterator;
}

/// The end of a step: StopAsyncIteration becomes the default.
Value result_of(Task* task, AnextAwaitableObject* a, Value v) {
  if (v.is_null() && clear_if(task, types::StopAsyncIteration))
    return raise_stop_iteration(task, a->default_value);
  return v;
}

Value step(Task* task, AnextAwaitableObject* a, Value sent) {
  Value iterator = iterator_of(task, a);
  if (iterator.is_null()) return kNull;
  Value result = kNull;
  Value v = delegate_send(task, iterator, sent, &result);
  if (v == kAbsent) return raise_stop_iteration(task, result);
  return result_of(task, a, v);
}

Value slot_self(Task*, Value self) {
  return self;
}
Value slot_next(Task* task, Value self) {
  return step(task, self_of(self), kNone);
}
Value method_next(Task* task, const Value* args, size_t, Value) {
  return step(task, self_of(args[0]), kNone);
}
Value method_send(Task* task, const Value* args, size_t, Value) {
  return step(task, self_of(args[0]), args[1]);
}
Value method_throw(Task* task, const Value* args, size_t nargs, Value) {
  AnextAwaitableObject* a = self_of(args[0]);
  Value iterator = iterator_of(task, a);
  if (iterator.is_null()) return kNull;
  return result_of(task, a, call_method(task, iterator, names.throw_, args + 1, nargs - 1));
}
Value method_close(Task* task, const Value* args, size_t, Value) {
  AnextAwaitableObject* a = self_of(args[0]);
  Value iterator = iterator_of(task, a);
  if (iterator.is_null()) return kNull;
  return result_of(task, a, call_method(task, iterator, names.close));
}

const MethodDef methods[] = {
    {"__next__", method_next, 0, 0, 0, "Implement next(self)."},
    {"send", method_send, 1, 1, 0, "send(arg) -> send 'arg' into the wrapped iterator."},
    {"throw", method_throw, 1, 3, 0, "throw(value) -> throw an exception into the wrapped iterator."},
    {"close", method_close, 0, 0, 0, "close() -> raise GeneratorExit inside generator."},
    {},
};
constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.iter = slot_self;
  s.next = slot_next;
  s.await = slot_self;
  return s;
}
const TypeSlots slots = make_slots();

const TypeDefinition definition = {
    .flags = kTypeDisallowNew,
    .native_size = sizeof(AnextAwaitableObject),
    .methods = methods,
    .slots = &slots,
    .trace = trace,
};

/// Made when first needed: hardly a program does.
TypeObject* type() {
  static std::atomic<TypeObject*> made;
  TypeObject* known = made.load(std::memory_order_acquire);
  if (known) return known;
  TypeObject* fresh = native_type_new("anext_awaitable", types::object, Kind::Opaque, definition);
  return made.compare_exchange_strong(known, fresh, std::memory_order_acq_rel) ? fresh : known;
}

} // namespace

Value anext_awaitable_new(Task* task, Value awaitable, Value default_value) {
  auto* a = static_cast<AnextAwaitableObject*>(instance_new(task, type()));
  if (!a) return kNull;
  a->awaitable = awaitable;
  a->default_value = default_value;
  return Value::from_object(a);
}

} // namespace pyc
