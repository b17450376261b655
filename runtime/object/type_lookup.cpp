/// Finding attributes in classes: built-ins' tables made on first use, lookup along the MRO, the global
/// method cache.

#include <cstring>

#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/names.h"
#include "object/slots.h"
#include "object/tuple.h"
#include "object/type.h"
#include "platform/fatal.h"
#include "platform/mutex.h"

namespace pyc {

// ---------------------------------------------------------------- built-ins' tables

template <class T> static T* permanent(Kind kind, BuiltinType type) {
  Object* o = gc::allocate_permanent(sizeof(T), kind, builtin_shape(type));
  if (!o) fatal("out of memory for a built-in class");
  return static_cast<T*>(o);
}

static void define(BindingTable* table, const char* name, Value value) {
  BindingObject* b = binding_table_add(table, intern_cstring(name));
  if (b->value.is_null())
    std::atomic_ref<uint64_t>(b->value.bits).store(value.bits, std::memory_order_release);
}

static void define_wrappers(TypeObject* t, BindingTable* table) {
  if (!t->definition->slots) return;
  for (const SlotDef* def = slot_defs; def->name; def++) {
    if (!def->wrapper || !get_slot(*t->definition->slots, def->offset)) continue;
    auto* d = permanent<MethodDescriptorObject>(Kind::MethodDescriptor, BuiltinType::wrapper_descriptor);
    d->owner = t;
    d->name = intern_cstring(def->name);
    d->slot = def;
    define(table, def->name, Value::from_object(d));
  }
}

static Value method_attribute(TypeObject* t, const MethodDef* def) {
  if (def->flags & kMethodStatic) {
    auto* function = permanent<BuiltinObject>(Kind::Builtin, BuiltinType::builtin);
    function->def = def;
    function->owner = t;
    if (std::strcmp(def->name, "__new__") == 0) {
      function->self = type_value(t);
      return Value::from_object(function);
    }
    auto* wrapper = permanent<MethodWrapperObject>(Kind::StaticMethod, BuiltinType::staticmethod);
    wrapper->callable = Value::from_object(function);
    return Value::from_object(wrapper);
  }
  bool of_class = def->flags & kMethodClass;
  auto* d =
      permanent<MethodDescriptorObject>(Kind::MethodDescriptor, of_class ? BuiltinType::classmethod_descriptor
                                                                         : BuiltinType::method_descriptor);
  d->def = def;
  d->owner = t;
  d->name = intern_cstring(def->name);
  return Value::from_object(d);
}

static void define_data(TypeObject* t, BindingTable* table) {
  const TypeDefinition* definition = t->definition;
  for (const MethodDef* def = definition->methods; def && def->name; def++)
    define(table, def->name, method_attribute(t, def));
  for (const GetSetDef* def = definition->getsets; def && def->name; def++) {
    auto* d = permanent<GetSetDescriptorObject>(Kind::GetSetDescriptor, BuiltinType::getset_descriptor);
    d->def = def;
    d->owner = t;
    d->name = intern_cstring(def->name);
    define(table, def->name, Value::from_object(d));
  }
  for (const MemberDef* def = definition->members; def && def->name; def++) {
    auto* d = permanent<MemberDescriptorObject>(Kind::MemberDescriptor, BuiltinType::member_descriptor);
    d->def = def;
    d->owner = t;
    d->name = intern_cstring(def->name);
    define(table, def->name, Value::from_object(d));
  }
}

static const MethodDef new_def = {"__new__",
                                  builtin_new_method,
                                  0,
                                  -1,
                                  kMethodStatic | kMethodKeywords | kMethodNoSelfCheck,
                                  "Create and return a new object.  See help(type) for accurate signature."};

static Mutex tables_lock;

static BindingTable* own_table(TypeObject* t) {
  std::atomic_ref<BindingTable*> slot(t->table);
  if (BindingTable* table = slot.load(std::memory_order_acquire)) return table;
  MutexGuard guard(tables_lock);
  if (BindingTable* table = slot.load(std::memory_order_acquire)) return table;
  BindingTable* table = binding_table_new();
  const TypeDefinition* definition = t->definition;
  if (definition->slots && definition->slots->new_) define(table, "__new__", method_attribute(t, &new_def));
  // What comes first stays: a method in the type's own table wins over the wrapper of the slot it stands
  // beside.
  define_data(t, table);
  define_wrappers(t, table);
  const TypeSlots* slots = definition->slots;
  // As in CPython: a type that compares and says nothing about hashing is unhashable.
  if (slots && slots->compare && !slots->hash) define(table, "__hash__", kNone);
  define(table, "__doc__", definition->doc ? Value::from_object(intern_cstring(definition->doc)) : kNone);
  slot.store(table, std::memory_order_release);
  return table;
}

BindingObject* type_find_own(TypeObject* t, StrObject* name) {
  BindingObject* b = binding_table_find(own_table(t), name);
  return b && !binding_value(b).is_null() ? b : nullptr;
}

BindingTable* type_table(TypeObject* t) {
  return own_table(t);
}

DictObject* type_dict(Task* task, TypeObject* t) {
  if (!t->dict.is_null()) return t->dict.as<DictObject>();
  DictObject* dict = dict_new(task);
  if (!dict) return nullptr;
  struct Context {
    Task* task;
    DictObject* dict;
    bool ok;
  } context{task, dict, true};
  binding_table_each(
      own_table(t),
      [](void* raw, BindingObject* b) {
        auto* c = static_cast<Context*>(raw);
        if (!binding_value(b).is_null() && c->ok)
          c->ok = dict_set_raw(c->task, c->dict, b->name, Value::from_object(b));
      },
      &context);
  if (!context.ok) return nullptr;
  reinterpret_cast<Object*>(dict)->flags |= kFlagAttached;
  gc::store_field(task, t, &t->dict, dict_value(dict));
  return dict;
}

// ---------------------------------------------------------------- method cache

/// Direct-mapped; an entry is read under a sequence count: even when stable.
struct CacheEntry {
  std::atomic<uint32_t> sequence;
  std::atomic<uint32_t> shape; ///< root shape of the class
  std::atomic<const StrObject*> name;
  std::atomic<BindingObject*> binding; ///< null: no such attribute
};
static constexpr size_t kCacheEntries = 2048;
static CacheEntry method_cache[kCacheEntries];

static CacheEntry* cache_entry(uint32_t shape, const StrObject* name) {
  size_t h = shape * 0x9E3779B1u ^ reinterpret_cast<uintptr_t>(name) >> 4;
  return &method_cache[(h ^ h >> 11) % kCacheEntries];
}

static bool cache_find(CacheEntry* e, uint32_t shape, const StrObject* name, BindingObject** out) {
  uint32_t before = e->sequence.load(std::memory_order_acquire);
  uint32_t found = e->shape.load(std::memory_order_relaxed);
  const StrObject* found_name = e->name.load(std::memory_order_relaxed);
  *out = e->binding.load(std::memory_order_relaxed);
  std::atomic_thread_fence(std::memory_order_acquire);
  if (before & 1 || e->sequence.load(std::memory_order_relaxed) != before) return false;
  return found == shape && found_name == name;
}

static void cache_fill(CacheEntry* e, uint32_t shape, const StrObject* name, BindingObject* binding) {
  uint32_t sequence = e->sequence.load(std::memory_order_relaxed);
  // Somebody else is filling it: leave it to them.
  if (sequence & 1 || !e->sequence.compare_exchange_strong(sequence, sequence + 1, std::memory_order_acq_rel))
    return;
  std::atomic_thread_fence(std::memory_order_release);
  e->shape.store(shape, std::memory_order_relaxed);
  e->name.store(name, std::memory_order_relaxed);
  e->binding.store(binding, std::memory_order_relaxed);
  e->sequence.store(sequence + 2, std::memory_order_release);
}

void method_cache_clear() {
  for (CacheEntry& e : method_cache)
    e.shape.store(0, std::memory_order_relaxed);
}

static BindingObject* find_in_mro(TypeObject* t, StrObject* name) {
  auto* mro = t->mro.as<TupleObject>();
  // Built-ins that start-up has only sketched have no MRO tuple yet: their bases are one chain.
  if (!mro) {
    for (; t; t = t->base)
      if (BindingObject* b = type_find_own(t, name)) return b;
    return nullptr;
  }
  for (size_t i = 0; i < mro->length; i++)
    if (BindingObject* b = type_find_own(mro->items[i].as<TypeObject>(), name)) return b;
  return nullptr;
}

BindingObject* type_lookup_binding(TypeObject* t, StrObject* name) {
  CacheEntry* entry = cache_entry(t->root_shape, name);
  BindingObject* b;
  if (cache_find(entry, t->root_shape, name, &b)) return b;
  b = find_in_mro(t, name);
  // A class under construction has no root shape yet, and its lookups are not remembered.
  if (t->root_shape == 0) return b;
  // Threads that look up at the same time all set it.
  std::atomic_ref<bool>(t->observed).store(true, std::memory_order_relaxed);
  cache_fill(entry, t->root_shape, name, b);
  return b;
}

Value type_lookup(TypeObject* t, StrObject* name) {
  BindingObject* b = type_lookup_binding(t, name);
  return b ? binding_value(b) : kNull;
}

bool is_subtype(const TypeObject* t, const TypeObject* base) {
  if (auto* mro = t->mro.as<TupleObject>()) {
    for (size_t i = 0; i < mro->length; i++)
      if (mro->items[i].as<TypeObject>() == base) return true;
    return false;
  }
  for (; t; t = t->base)
    if (t == base) return true;
  return false;
}

} // namespace pyc
