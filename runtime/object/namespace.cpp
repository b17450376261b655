/// Bindings, the tables of classes and modules, global names, and the invalidation of inline caches.

#include "object/namespace.h"

#include <cstdlib>

#include "gc/gc.h"
#include "object/attributes.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/module.h"
#include "object/operators.h"
#include "platform/fatal.h"
#include "platform/mutex.h"
#include "platform/vector.h"
#include "sched/safepoint.h"

namespace pyc {

// ---------------------------------------------------------------- bindings

BindingObject* binding_new(StrObject* name, Value value) {
  auto* b = reinterpret_cast<BindingObject*>(gc::allocate_permanent(sizeof(BindingObject), Kind::Binding, 0));
  if (!b) fatal("out of memory for a binding");
  b->name = name;
  b->value = value;
  return b;
}

static void clear_caches();

/// At a stopped world.
static void end_assumption(BindingObject* b) {
  b->state.store(BindingState::Variable, std::memory_order_release);
  for (Dependent* d = b->dependents.load(std::memory_order_acquire); d; d = d->next)
    d->valid->store(0, std::memory_order_release);
  clear_caches();
}

void binding_store(Task* task, BindingObject* b, Value value) {
  auto state = b->state.load(std::memory_order_acquire);
  // Fresh until its first value has been replaced: a name that is assigned once stays constant.
  if (state == BindingState::Constant && !(binding_value(b) == value)) {
    WorldStop stop(task);
    end_assumption(b);
  } else if (state == BindingState::Fresh && !binding_value(b).is_null()) {
    b->state.compare_exchange_strong(state, BindingState::Variable, std::memory_order_acq_rel);
    if (state == BindingState::Constant) {
      WorldStop stop(task);
      end_assumption(b);
    }
  }
  gc::barrier(task, b);
  std::atomic_ref<uint64_t>(b->value.bits).store(value.bits, std::memory_order_release);
}

bool binding_assume_constant(BindingObject* b) {
  auto state = b->state.load(std::memory_order_acquire);
  while (state == BindingState::Fresh)
    if (b->state.compare_exchange_weak(state, BindingState::Constant, std::memory_order_acq_rel)) return true;
  return state == BindingState::Constant;
}

bool binding_add_dependent(BindingObject* b, std::atomic<uint64_t>* valid) {
  if (!binding_assume_constant(b)) return false;
  auto* d = static_cast<Dependent*>(std::malloc(sizeof(Dependent)));
  if (!d) fatal("out of memory for an assumption");
  d->valid = valid;
  d->next = b->dependents.load(std::memory_order_relaxed);
  while (!b->dependents.compare_exchange_weak(d->next, d, std::memory_order_acq_rel)) {
  }
  return true;
}

// ---------------------------------------------------------------- tables

/// Open addressing by the name's address, and the bindings in order. Replaced as a whole when it grows:
/// readers may still be in an old index, which is therefore never freed.
struct BindingIndex {
  size_t mask;
  std::atomic<BindingObject*> entries[];
};

struct BindingTable {
  Mutex lock;
  std::atomic<BindingIndex*> index{nullptr};
  Vector<BindingObject*> order;
};

static size_t name_hash(const StrObject* name) {
  return (reinterpret_cast<uintptr_t>(name) >> 4) * 0x9E3779B97F4A7C15u >> 20;
}

static BindingIndex* new_index(size_t capacity) {
  auto* index = static_cast<BindingIndex*>(
      std::calloc(1, sizeof(BindingIndex) + capacity * sizeof(std::atomic<BindingObject*>)));
  if (!index) fatal("out of memory for a namespace");
  index->mask = capacity - 1;
  return index;
}

static void index_insert(BindingIndex* index, BindingObject* b) {
  for (size_t i = name_hash(b->name);; i++) {
    auto& entry = index->entries[i & index->mask];
    if (entry.load(std::memory_order_relaxed)) continue;
    entry.store(b, std::memory_order_release);
    return;
  }
}

BindingTable* binding_table_new() {
  void* memory = std::malloc(sizeof(BindingTable));
  if (!memory) fatal("out of memory for a namespace");
  auto* table = new (memory) BindingTable;
  table->index.store(new_index(8), std::memory_order_release);
  return table;
}

BindingObject* binding_table_find(const BindingTable* table, const StrObject* name) {
  BindingIndex* index = table->index.load(std::memory_order_acquire);
  for (size_t i = name_hash(name);; i++) {
    BindingObject* b = index->entries[i & index->mask].load(std::memory_order_acquire);
    if (!b || b->name == name) return b;
  }
}

BindingObject* binding_table_add(BindingTable* table, StrObject* name) {
  MutexGuard guard(table->lock);
  if (BindingObject* b = binding_table_find(table, name)) return b;
  BindingObject* b = binding_new(name, kNull);
  table->order.push(b);
  BindingIndex* index = table->index.load(std::memory_order_relaxed);
  if (table->order.size() * 3 > (index->mask + 1) * 2) {
    BindingIndex* grown = new_index((index->mask + 1) * 4);
    for (BindingObject* each : table->order)
      index_insert(grown, each);
    table->index.store(grown, std::memory_order_release);
  } else {
    index_insert(index, b);
  }
  return b;
}

void binding_table_move_last(BindingTable* table, BindingObject* b) {
  MutexGuard guard(table->lock);
  size_t to = 0;
  for (size_t i = 0; i < table->order.size(); i++)
    if (table->order[i] != b) table->order[to++] = table->order[i];
  if (to < table->order.size()) table->order[to] = b;
}

void binding_table_each(const BindingTable* table, void (*visit)(void*, BindingObject*), void* context) {
  // Appending may move the array, so it is read through the table each time.
  for (size_t i = 0; i < table->order.size(); i++)
    visit(context, table->order[i]);
}

// ---------------------------------------------------------------- modules' namespaces

/// Every dict that has been used as globals. They are few: modules, and the namespaces given to exec.
struct Namespace {
  DictObject* dict;
  BindingTable* table;
};

static Vector<Namespace> namespaces;
static Mutex namespaces_lock;

static void visit_namespaces(gc::Visitor& visitor) {
  for (Namespace& n : namespaces)
    visitor.visit_pointer(&n.dict);
}

static BindingTable* find_table(DictObject* dict) {
  MutexGuard guard(namespaces_lock);
  // The newest first: the lookups of a module that is being imported.
  for (size_t i = namespaces.size(); i-- > 0;)
    if (namespaces[i].dict == dict) return namespaces[i].table;
  return nullptr;
}

/// Turns a plain dict into a namespace: its str keys get bindings.
static BindingTable* attach(Task* task, DictObject* dict) {
  if (BindingTable* table = find_table(dict)) return table;
  BindingTable* table = binding_table_new();
  size_t position = 0;
  Value key, value;
  while (dict_next(dict, &position, &key, &value)) {
    if (!is_str(key)) continue;
    StrObject* name = intern(task, key);
    BindingObject* b = name ? binding_table_add(table, name) : nullptr;
    if (!b) return nullptr;
    b->value = value;
    if (!dict_set_raw(task, dict, name, Value::from_object(b))) return nullptr;
  }
  reinterpret_cast<Object*>(dict)->flags |= kFlagAttached;
  MutexGuard guard(namespaces_lock);
  namespaces.push({dict, table});
  return table;
}

BindingObject* namespace_insert(Task* task, DictObject* dict, Value key, Value value) {
  if (!is_str(key)) return nullptr;
  StrObject* name = intern(task, key);
  BindingTable* table = name ? find_table(dict) : nullptr;
  if (!table) return nullptr;
  BindingObject* b = binding_table_add(table, name);
  binding_store(task, b, value);
  return b;
}

void namespace_removed(Task* task, DictObject*, BindingObject* b) {
  binding_store(task, b, kNull);
}

BindingObject* namespace_binding(Task* task, DictObject* globals, StrObject* name) {
  BindingTable* table = attach(task, globals);
  return table ? binding_table_add(table, name) : nullptr;
}

/// From globals of a class of its own, which may make the values up; kAbsent for a KeyError.
static Value lookup_in_mapping(Task* task, Value globals, StrObject* name) {
  Value v = get_item(task, globals, Value::from_object(name));
  return v.is_null() && clear_if(task, types::KeyError) ? kAbsent : v;
}

Value namespace_lookup(Task* task, DictObject* globals, StrObject* name) {
  for (DictObject* dict : {globals, builtins_dict()}) {
    if (!is_exact(dict_value(dict), BuiltinType::dict)) {
      Value v = lookup_in_mapping(task, dict_value(dict), name);
      if (!(v == kAbsent)) return v;
      continue;
    }
    if (BindingTable* table = find_table(dict)) {
      BindingObject* b = binding_table_find(table, name);
      Value v = b ? binding_value(b) : kNull;
      if (!v.is_null()) return v;
    } else {
      // Nobody has cached a name of this dict yet: it is an ordinary one.
      Value v = dict_get_name(task, dict, name);
      if (!(v == kAbsent)) return v;
    }
  }
  return kNull;
}

static Mutex records_lock;
static Vector<const GlobalRecord*> global_records;

static const GlobalRecord* global_record(BindingObject* global, BindingObject* builtin) {
  MutexGuard guard(records_lock);
  for (size_t i = global_records.size(), n = 0; i-- > 0 && n < 256; n++)
    if (global_records[i]->global == global) return global_records[i];
  auto* record = static_cast<GlobalRecord*>(std::malloc(sizeof(GlobalRecord)));
  if (!record) fatal("out of memory for a cache record");
  *record = {global, builtin};
  global_records.push(record);
  return record;
}

Value load_global_slow(Task* task, DictObject* globals, StrObject* name, uint64_t* cache) {
  if (!is_exact(dict_value(globals), BuiltinType::dict)) {
    Value v = namespace_lookup(task, globals, name);
    if (!v.is_null() || has_error(task)) return v;
    return raise_name_error(task, name, "name '%S' is not defined", name);
  }
  BindingObject* global = namespace_binding(task, globals, name);
  BindingObject* builtin = global ? namespace_binding(task, builtins_dict(), name) : nullptr;
  if (!builtin) return kNull;
  Value v = binding_value(global);
  if (v.is_null()) v = binding_value(builtin);
  if (v.is_null()) return raise_name_error(task, name, "name '%S' is not defined", name);
  if (cache) {
    auto word = reinterpret_cast<uint64_t>(global_record(global, builtin));
    std::atomic_ref<uint64_t>(*cache).store(word, std::memory_order_release);
  }
  return v;
}

bool store_global(Task* task, DictObject* globals, StrObject* name, Value value, uint64_t* cache) {
  uint64_t word = cache ? std::atomic_ref<uint64_t>(*cache).load(std::memory_order_acquire) : 0;
  auto* b = reinterpret_cast<BindingObject*>(word);
  if (!b) {
    b = namespace_binding(task, globals, name);
    if (!b) return false;
    if (cache)
      std::atomic_ref<uint64_t>(*cache).store(reinterpret_cast<uint64_t>(b), std::memory_order_release);
  }
  bool present = !binding_value(b).is_null();
  binding_store(task, b, value);
  return present || dict_set_raw(task, globals, name, Value::from_object(b));
}

bool delete_global(Task* task, DictObject* globals, StrObject* name) {
  if (!namespace_binding(task, globals, name)) return false;
  bool removed = false;
  if (!dict_remove(task, globals, Value::from_object(name), &removed)) return false;
  return removed || raise_name_error(task, name, "name '%S' is not defined", name);
}

// ---------------------------------------------------------------- inline caches

struct CacheRange {
  uint64_t* words;
  size_t count;
};
static Vector<CacheRange> cache_ranges;
static Mutex cache_ranges_lock;

void register_caches(uint64_t* words, size_t count) {
  if (count == 0) return;
  MutexGuard guard(cache_ranges_lock);
  cache_ranges.push({words, count});
}

void unregister_caches(uint64_t* words) {
  MutexGuard guard(cache_ranges_lock);
  for (size_t i = 0; i < cache_ranges.size(); i++) {
    if (cache_ranges[i].words != words) continue;
    cache_ranges[i] = cache_ranges.back();
    cache_ranges.pop();
    return;
  }
}

void invalidate_caches(Task* task) {
  WorldStop stop(task);
  clear_caches();
}

static void clear_caches() {
  method_cache_clear();
  MutexGuard guard(cache_ranges_lock);
  for (CacheRange& range : cache_ranges)
    for (size_t i = 0; i < range.count; i++)
      std::atomic_ref<uint64_t>(range.words[i]).store(0, std::memory_order_relaxed);
}

// ---------------------------------------------------------------- collector

static size_t binding_size(const Object*) {
  return sizeof(BindingObject);
}
static void trace_binding(Object* o, gc::Visitor& visitor) {
  auto* b = static_cast<BindingObject*>(o);
  visitor.visit(&b->value);
  visitor.visit_pointer(&b->name);
}

void register_namespace_kinds() {
  gc::register_kind(Kind::Binding, {"binding", binding_size, trace_binding, nullptr});
  gc::add_root_visitor(visit_namespaces);
}

} // namespace pyc
