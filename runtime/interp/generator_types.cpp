/// The classes generator, coroutine, async_generator and their awaitables.

#include "interp/async_generator.h"
#include "interp/generator.h"
#include "object/generic_alias.h"
#include "object/errors.h"
#include "object/type.h"
#include "object/warnings.h"

namespace pyc {

namespace {

GeneratorObject* self_of(const Value* args) {
  return args[0].as<GeneratorObject>();
}

/// kAbsent, the end, as StopIteration.
Value method_result(Task* task, GeneratorObject* g, Value v) {
  return v == kAbsent ? generator_raise_stop(task, g) : v;
}

Value method_send(Task* task, const Value* args, size_t, Value) {
  return method_result(task, self_of(args), generator_send(task, self_of(args), args[1]));
}
/// throw() with more than the exception.
bool check_throw(Task* task, size_t nargs, const char* message) {
  return nargs <= 2 || warn_deprecated(task, message);
}
constexpr char kThrowDeprecated[] =
    "the (type, exc, tb) signature of throw() is deprecated, use the single-arg signature instead.";
constexpr char kAthrowDeprecated[] =
    "the (type, exc, tb) signature of athrow() is deprecated, use the single-arg signature instead.";

Value method_throw(Task* task, const Value* args, size_t nargs, Value) {
  if (!check_throw(task, nargs, kThrowDeprecated)) return kNull;
  return method_result(task, self_of(args), generator_throw(task, self_of(args), args + 1, nargs - 1));
}
Value method_close(Task* task, const Value* args, size_t, Value) {
  return generator_close(task, self_of(args));
}
Value slot_next(Task* task, Value self) {
  return generator_send(task, self.as<GeneratorObject>(), kNone);
}
Value slot_self(Task*, Value self) {
  return self;
}

Value slot_repr(Task* task, Value self) {
  auto* g = self.as<GeneratorObject>();
  return format_message(task, "<%N object %V at 0x%lx>", type_of(self), g->qualname,
                        static_cast<unsigned long>(self.bits));
}

Value get_name(Task*, Value self) {
  return self.as<GeneratorObject>()->name;
}
bool set_text(Task* task, Value self, Value* field, Value value, const char* what) {
  if (value.is_null() || !is_str(value))
    return raise_type_error(task, "%s must be set to a string object", what);
  gc::store_field(task, self.object(), field, value);
  return true;
}
bool set_name(Task* task, Value self, Value value) {
  return set_text(task, self, &self.as<GeneratorObject>()->name, value, "__name__");
}
Value get_qualname(Task*, Value self) {
  return self.as<GeneratorObject>()->qualname;
}
bool set_qualname(Task* task, Value self, Value value) {
  return set_text(task, self, &self.as<GeneratorObject>()->qualname, value, "__qualname__");
}
Value get_running(Task*, Value self) {
  return Value::from_bool(self.as<GeneratorObject>()->state.load() == GeneratorState::Running);
}
Value get_suspended(Task*, Value self) {
  return Value::from_bool(self.as<GeneratorObject>()->state.load() == GeneratorState::Suspended);
}
Value get_origin(Task*, Value self) {
  Value origin = self.as<GeneratorObject>()->extra;
  return origin.is_null() ? kNone : origin;
}
Value get_running_async(Task*, Value self) {
  return Value::from_bool(self.as<GeneratorObject>()->running_async);
}
Value get_delegate(Task*, Value self) {
  Value v = generator_delegate(self.as<GeneratorObject>());
  return v.is_null() ? kNone : v;
}
Value get_code(Task*, Value self) {
  return Value::from_object(self.as<GeneratorObject>()->code);
}

Value get_frame(Task* task, Value self) {
  return generator_frame(task, self.as<GeneratorObject>());
}

const MethodDef generator_methods[] = {
    {"send", method_send, 1, 1, 0,
     "send(value) -> send 'value' into generator,\nreturn next yielded value or raise StopIteration."},
    {"throw", method_throw, 1, 3, 0,
     "throw(value)\nthrow(type[,value[,tb]])\n\nRaise exception in generator, return next yielded value or "
     "raise\nStopIteration."},
    {"close", method_close, 0, 0, 0, "close() -> raise GeneratorExit inside generator."},
    PYC_CLASS_GETITEM,
    {},
};
const MethodDef coroutine_methods[] = {
    {"send", method_send, 1, 1, 0,
     "send(arg) -> send 'arg' into coroutine,\nreturn next iterated value or raise StopIteration."},
    {"throw", method_throw, 1, 3, 0,
     "throw(value)\nthrow(type[,value[,traceback]])\n\nRaise exception in coroutine, return next iterated "
     "value or raise\nStopIteration."},
    {"close", method_close, 0, 0, 0, "close() -> raise GeneratorExit inside coroutine."},
    PYC_CLASS_GETITEM,
    {},
};

#define PYC_GENERATOR_GETSETS(prefix, delegate)                                                              \
  {"__name__", get_name, set_name, nullptr}, {"__qualname__", get_qualname, set_qualname, nullptr},          \
      {prefix "_code", get_code, nullptr, nullptr}, {prefix "_frame", get_frame, nullptr, nullptr},          \
      {prefix "_suspended", get_suspended, nullptr, nullptr}, {                                              \
    prefix "_" delegate, get_delegate, nullptr, nullptr                                                      \
  }
const GetSetDef generator_getsets[] = {
    PYC_GENERATOR_GETSETS("gi", "yieldfrom"), {"gi_running", get_running, nullptr, nullptr}, {}};
const GetSetDef coroutine_getsets[] = {
    PYC_GENERATOR_GETSETS("cr", "await"), {"cr_running", get_running, nullptr, nullptr}, {}};
const MemberDef coroutine_members[] = {computed_member("cr_origin", get_origin), {}};
const GetSetDef async_generator_getsets[] = {PYC_GENERATOR_GETSETS("ag", "await"), {}};
const MemberDef async_generator_members[] = {computed_member("ag_running", get_running_async), {}};

constexpr TypeSlots make_generator_slots() {
  TypeSlots s{};
  s.repr = slot_repr;
  s.iter = slot_self;
  s.next = slot_next;
  return s;
}
const TypeSlots generator_slots = make_generator_slots();

Value coroutine_await(Task* task, Value self) {
  auto* wrapper =
      gc::allocate<AsyncValueObject>(task, Kind::AsyncValue, builtin_shape(BuiltinType::coroutine_wrapper));
  if (!wrapper) return kNull;
  wrapper->value = self;
  return Value::from_object(wrapper);
}
constexpr TypeSlots make_coroutine_slots() {
  TypeSlots s{};
  s.repr = slot_repr;
  s.await = coroutine_await;
  return s;
}
const TypeSlots coroutine_slots = make_coroutine_slots();

// A coroutine_wrapper is what coroutine.__await__() gives: an iterator over the coroutine.
GeneratorObject* wrapped(Value self) {
  return self.as<AsyncValueObject>()->value.as<GeneratorObject>();
}
Value wrapper_next(Task* task, Value self) {
  return generator_send(task, wrapped(self), kNone);
}
Value wrapper_send(Task* task, const Value* args, size_t, Value) {
  return method_result(task, wrapped(args[0]), generator_send(task, wrapped(args[0]), args[1]));
}
Value wrapper_throw(Task* task, const Value* args, size_t nargs, Value) {
  if (!check_throw(task, nargs, kThrowDeprecated)) return kNull;
  return method_result(task, wrapped(args[0]), generator_throw(task, wrapped(args[0]), args + 1, nargs - 1));
}
Value wrapper_close(Task* task, const Value* args, size_t, Value) {
  return generator_close(task, wrapped(args[0]));
}
const MethodDef wrapper_methods[] = {
    {"send", wrapper_send, 1, 1, 0, nullptr},
    {"throw", wrapper_throw, 1, 3, 0, nullptr},
    {"close", wrapper_close, 0, 0, 0, nullptr},
    {},
};
constexpr TypeSlots make_wrapper_slots() {
  TypeSlots s{};
  s.iter = slot_self;
  s.next = wrapper_next;
  return s;
}
const TypeSlots wrapper_slots = make_wrapper_slots();

// --- async generators ---

/// An awaitable of one of the methods.
Value awaitable(Task* task, GeneratorObject* g, AsyncOperation operation, Value argument) {
  return async_generator_first_use(task, g) ? async_awaitable_new(task, g, operation, argument) : kNull;
}

Value async_send(Task* task, const Value* args, size_t, Value) {
  return awaitable(task, self_of(args), AsyncOperation::Send, args[1]);
}
Value async_throw(Task* task, const Value* args, size_t nargs, Value) {
  if (!check_throw(task, nargs, kAthrowDeprecated)) return kNull;
  Value exception = throw_argument(task, args + 1, nargs - 1);
  if (exception.is_null()) return kNull;
  return awaitable(task, self_of(args), AsyncOperation::Throw, exception);
}
Value async_close(Task* task, const Value* args, size_t, Value) {
  return awaitable(task, self_of(args), AsyncOperation::Close, kNull);
}
Value async_next(Task* task, Value self) {
  return awaitable(task, self.as<GeneratorObject>(), AsyncOperation::Send, kNone);
}
const MethodDef async_generator_methods[] = {
    {"asend", async_send, 1, 1, 0, "asend(v) -> send 'v' in generator."},
    {"athrow", async_throw, 1, 3, 0,
     "athrow(value)\nathrow(type[,value[,tb]])\n\nraise exception in generator."},
    {"aclose", async_close, 0, 0, 0, "aclose() -> raise GeneratorExit inside generator."},
    PYC_CLASS_GETITEM,
    {},
};
constexpr TypeSlots make_async_generator_slots() {
  TypeSlots s{};
  s.repr = slot_repr;
  s.async_iter = slot_self;
  s.async_next = async_next;
  return s;
}
const TypeSlots async_generator_slots = make_async_generator_slots();

AsyncAwaitableObject* awaitable_of(Value v) {
  return v.as<AsyncAwaitableObject>();
}
Value awaitable_next(Task* task, Value self) {
  return async_awaitable_send(task, awaitable_of(self), kNone);
}
Value awaitable_send(Task* task, const Value* args, size_t, Value) {
  return async_awaitable_send(task, awaitable_of(args[0]), args[1]);
}
Value awaitable_throw(Task* task, const Value* args, size_t nargs, Value) {
  if (!check_throw(task, nargs, kThrowDeprecated)) return kNull;
  Value exception = throw_argument(task, args + 1, nargs - 1);
  return exception.is_null() ? kNull : async_awaitable_throw(task, awaitable_of(args[0]), exception);
}
Value awaitable_close(Task* task, const Value* args, size_t, Value) {
  return async_awaitable_close(task, awaitable_of(args[0]));
}
const MethodDef awaitable_methods[] = {
    {"send", awaitable_send, 1, 1, 0, nullptr},
    {"throw", awaitable_throw, 1, 3, 0, nullptr},
    {"close", awaitable_close, 0, 0, 0, nullptr},
    {},
};
constexpr TypeSlots make_awaitable_slots() {
  TypeSlots s{};
  s.iter = slot_self;
  s.next = awaitable_next;
  s.await = slot_self;
  return s;
}
const TypeSlots awaitable_slots = make_awaitable_slots();

} // namespace

const TypeDefinition k_generator_type = {
    .flags = kTypeDisallowNew | kTypeHasWeakRefs,
    .native_size = 0,
    .methods = generator_methods,
    .getsets = generator_getsets,
    .slots = &generator_slots,
};
const TypeDefinition k_coroutine_type = {
    .flags = kTypeDisallowNew | kTypeHasWeakRefs,
    .native_size = 0,
    .methods = coroutine_methods,
    .getsets = coroutine_getsets,
    .members = coroutine_members,
    .slots = &coroutine_slots,
};
const TypeDefinition k_coroutine_wrapper_type = {
    .flags = kTypeDisallowNew,
    .native_size = sizeof(AsyncValueObject),
    .methods = wrapper_methods,
    .slots = &wrapper_slots,
};
const TypeDefinition k_async_generator_type = {
    .flags = kTypeDisallowNew | kTypeHasWeakRefs,
    .native_size = 0,
    .methods = async_generator_methods,
    .getsets = async_generator_getsets,
    .members = async_generator_members,
    .slots = &async_generator_slots,
};
const TypeDefinition k_async_generator_value_type = {
    .flags = kTypeDisallowNew,
    .native_size = sizeof(AsyncValueObject),
};
const TypeDefinition k_async_generator_asend_type = {
    .flags = kTypeDisallowNew,
    .native_size = sizeof(AsyncAwaitableObject),
    .methods = awaitable_methods,
    .slots = &awaitable_slots,
};
const TypeDefinition k_async_generator_athrow_type = {
    .flags = kTypeDisallowNew,
    .native_size = sizeof(AsyncAwaitableObject),
    .methods = awaitable_methods,
    .slots = &awaitable_slots,
};

} // namespace pyc
