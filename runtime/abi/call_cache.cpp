#include "abi/call_cache.h"

#include <cstdlib>
#include <utility>

#include "abi/call_native.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/slot_functions.h"
#include "platform/fatal.h"

namespace pyc {

namespace {

struct MethodRecord {
  uint32_t root_shape;
  uint32_t parameter_count;
  BindingObject* method;
  Value function; ///< what the binding held: compared only, so the record need not keep it alive
  const NativeCode* native;
};

constexpr size_t kMaxArguments = 8;

using Binary = Value (*)(Task*, Value, Value);

/// The slot functions of classes that define an operator in Python.
template <size_t... op> Binary generic_slot(BinaryOp wanted, std::index_sequence<op...>) {
  static constexpr Binary slots[] = {slot_binary<static_cast<BinaryOp>(op)>...};
  return slots[static_cast<size_t>(wanted)];
}

/// The native code of a method that takes exactly `count` positional arguments, or null.
const NativeCode* native_of(Value method, size_t count) {
  if (!has_kind(method, Kind::Function)) return nullptr;
  const NativeCode* native = method.as<FunctionObject>()->native;
  bool fits =
      native && (native->flags & kNativePositional) && native->bound && native->parameter_count == count;
  return fits ? native : nullptr;
}

/// The method has not changed since the record was made, neither the attribute nor the function's code.
bool is_current(const MethodRecord* record, Value method) {
  return method == record->function && method.as<FunctionObject>()->native == record->native;
}

const MethodRecord* record_of(const uint64_t* cache) {
  return reinterpret_cast<const MethodRecord*>(
      std::atomic_ref<uint64_t>(const_cast<uint64_t&>(*cache)).load(kDependency));
}

/// Remembers `type`'s method when it is one that can be called directly. The first class that comes by keeps
/// the cache.
const MethodRecord* fill(uint64_t* cache, TypeObject* type, StrObject* name, size_t count) {
  BindingObject* method = type_lookup_binding(type, name);
  Value function = method ? binding_value(method) : kNull;
  const NativeCode* native = native_of(function, count);
  if (!native) return nullptr;
  auto* record = static_cast<MethodRecord*>(std::malloc(sizeof(MethodRecord)));
  if (!record) fatal("out of memory for a cache record");
  *record = {type->root_shape, static_cast<uint32_t>(count), method, function, native};
  uint64_t empty = 0;
  if (std::atomic_ref<uint64_t>(*cache).compare_exchange_strong(empty, reinterpret_cast<uint64_t>(record)))
    return record;
  std::free(record);
  return nullptr;
}

/// Calls of this class do nothing but allocate and run `__init__`.
bool is_plain_class(TypeObject* type) {
  return (type->flags & (kTypeHeap | kTypeAbstract)) == kTypeHeap &&
         type_of(type_value(type)) == types::type && type->slots.new_ == types::object->slots.new_ &&
         type->slots.init == slot_init && type->root_shape != 0;
}

} // namespace

Value construct_cached(Task* task, Value callee, const Value* args, size_t nargs, uint64_t* cache) {
  auto* type = callee.as<TypeObject>();
  if (nargs + 1 > kMaxArguments || (type->flags & kTypeAbstract)) return kAbsent;
  const MethodRecord* record = record_of(cache);
  if (!record && is_plain_class(type)) record = fill(cache, type, names.init, nargs + 1);
  if (!record || record->root_shape != type->root_shape || record->parameter_count != nargs + 1)
    return kAbsent;
  Value init = binding_value(record->method);
  if (!is_current(record, init)) return kAbsent;
  Object* made = instance_new(task, type);
  if (!made) return kNull;
  Value all[kMaxArguments];
  all[0] = Value::from_object(made);
  for (size_t i = 0; i < nargs; i++)
    all[i + 1] = args[i];
  Value v = call_native(task, init, record->native, all, nargs + 1);
  if (v.is_null()) return kNull;
  if (!v.is_none()) [[unlikely]]
    return raise_type_error(task, "__init__() should return None, not '%.200T'", v);
  return all[0];
}

Value binary_method_cached(Task* task, BinaryOp op, Value left, Value right, uint64_t* cache) {
  TypeObject* type = type_of(left);
  if (type != type_of(right)) return kAbsent;
  const MethodRecord* record = record_of(cache);
  if (!record && type->root_shape != 0 &&
      type->slots.binary[static_cast<unsigned>(op)] ==
          generic_slot(op, std::make_index_sequence<kBinaryOpCount>()))
    record = fill(cache, type, binary_name(op), 2);
  if (!record || record->root_shape != type->root_shape) return kAbsent;
  Value method = binding_value(record->method);
  if (!is_current(record, method)) return kAbsent;
  Value both[] = {left, right};
  Value v = call_native(task, method, record->native, both, 2);
  // Operands of one class have no reflected method to try.
  return v == kNotImplemented ? binary_op_unsupported(task, op, left, right) : v;
}

} // namespace pyc
