#pragma once
/// Bindings: the cells of global names, built-ins and class attributes, and the assumptions about them.
///
/// The dict of a module or class holds a Binding for each key; such a dict has kFlagAttached and every reader
/// of its entries goes through `binding_value`. Inline caches and compiled code point at Bindings, so that a
/// lookup is one load. A name that is looked up in a module before it exists gets an *empty* Binding, kept
/// beside the dict (ModuleObject::pending) until the name is assigned: the dict then takes that very Binding,
/// so caches need no invalidation. A deleted global goes back there.
///
/// State: Fresh (nobody relies on the value) → Constant (a cache record or compiled code relies on it) →
/// Variable (assigned after that). One way; the step to Variable stops the world once, clears the `valid`
/// words of dependents and the inline caches. Assigning to a Fresh or Variable binding is a plain store.

#include "object/object.h"
#include "object/str.h"
#include "sched/task.h"

namespace pyc {

struct DictObject;
struct ModuleObject;

enum class BindingState : uint32_t { Fresh, Constant, Variable };

/// A list of words that become 0 when the binding changes. Permanent memory.
struct Dependent {
  std::atomic<uint64_t>* valid;
  Dependent* next;
};

struct BindingObject : Object {
  Value value; ///< NULL: empty or deleted
  std::atomic<BindingState> state;
  uint32_t reserved;
  StrObject* name;
  std::atomic<Dependent*> dependents;
};

inline bool is_binding(Value v) {
  return has_kind(v, Kind::Binding);
}
inline Value binding_value(const BindingObject* b) {
  return Value{
      std::atomic_ref<uint64_t>(const_cast<uint64_t&>(b->value.bits)).load(std::memory_order_acquire)};
}
/// An entry of a dict, seen through a Binding when it is one. NULL for an empty one.
inline Value unwrap_binding(Value v) {
  return is_binding(v) ? binding_value(v.as<BindingObject>()) : v;
}

/// The bindings of one class or module: insertion order and an index by interned name. Readers take no lock.
struct BindingTable;
BindingTable* binding_table_new();
BindingObject* binding_table_find(const BindingTable* table, const StrObject* name);
/// The binding of that name, made empty when there is none. Serialised by a lock of its own.
BindingObject* binding_table_add(BindingTable* table, StrObject* name);
/// Moves a binding to the end of the order: deleted names that are assigned again.
void binding_table_move_last(BindingTable* table, BindingObject* b);
/// In insertion order, empty ones included.
void binding_table_each(const BindingTable* table, void (*visit)(void* context, BindingObject* b),
                        void* context);

/// Permanent memory: caches and compiled code keep addresses of bindings.
BindingObject* binding_new(StrObject* name, Value value);
/// Stores and invalidates what relied on the old value. Never raises; may stop the world.
void binding_store(Task* task, BindingObject* b, Value value);
/// Says that somebody relies on the present value. False when the binding is Variable: then it must be read
/// each time.
bool binding_assume_constant(BindingObject* b);
/// As above, and `*valid` becomes 0 when the assumption ends.
bool binding_add_dependent(BindingObject* b, std::atomic<uint64_t>* valid);

/// What dicts with kFlagAttached call (dict.h). The binding that a new key gets; null: the dict stores the
/// plain value (a key that is no str).
BindingObject* namespace_insert(Task* task, DictObject* dict, Value key, Value value);
/// The entry of `b` has been removed from the dict.
void namespace_removed(Task* task, DictObject* dict, BindingObject* b);

/// Finds or makes the binding of a global name in the namespace of a module (or any dict used as globals,
/// which becomes attached). An empty one when the name is not assigned.
BindingObject* namespace_binding(Task* task, DictObject* globals, StrObject* name);
/// Global then built-in; NULL without an exception when neither exists.
Value namespace_lookup(Task* task, DictObject* globals, StrObject* name);

/// What LoadGlobal caches point to. Permanent; the same pair gives the same record.
struct GlobalRecord {
  BindingObject* global;  ///< may be empty
  BindingObject* builtin; ///< may be empty
};

Value load_global_slow(Task* task, DictObject* globals, StrObject* name, uint64_t* cache);
/// LoadGlobal; NameError. `cache` 0 or a GlobalRecord's address.
inline Value load_global(Task* task, DictObject* globals, StrObject* name, uint64_t* cache) {
  uint64_t word = std::atomic_ref<uint64_t>(*cache).load(std::memory_order_acquire);
  if (word != 0) [[likely]] {
    auto* record = reinterpret_cast<const GlobalRecord*>(word);
    Value v = binding_value(record->global);
    if (!v.is_null()) return v;
    v = binding_value(record->builtin);
    if (!v.is_null()) return v;
  }
  return load_global_slow(task, globals, name, cache);
}
/// StoreGlobal: `cache` 0 or a Binding's address.
bool store_global(Task* task, DictObject* globals, StrObject* name, Value value, uint64_t* cache);
bool delete_global(Task* task, DictObject* globals, StrObject* name);

/// Inline-cache words that an invalidation clears: those of a module's native code and of interpreter code
/// objects. Permanent or unregistered before they are freed.
void register_caches(uint64_t* words, size_t count);
void unregister_caches(uint64_t* words);
/// Stops the world and clears every registered cache word, and the method cache.
void invalidate_caches(Task* task);
/// Only the method cache (object/type.h), at a stopped world.
void method_cache_clear();

void register_namespace_kinds();

} // namespace pyc
