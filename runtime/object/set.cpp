/// set: lookup, insertion, deletion, iteration; the algorithms of CPython's Objects/setobject.c for probing
/// and growth, so that sets of equal history iterate equally.

#include "object/set.h"

#include "object/containers.h"
#include "object/dict.h"
#include "object/names.h"
#include "sched/lock.h"

namespace pyc {

namespace {

/// Entries next to the first one that are tried before the probe jumps: they share cache lines.
constexpr size_t kLinearProbes = 9;
constexpr unsigned kPerturbShift = 5;
constexpr uint64_t kMinSize = 8;
/// Above this many items a table grows by two instead of four.
constexpr uint64_t kSlowGrowth = 50000;

SetObject* as_set(Value v) {
  return v.as<SetObject>();
}

enum class Lookup { Error, Missing, Present };

struct Place {
  SetStore* store;
  size_t entry; ///< where the item is, or would be added
  uint64_t filled;
};

SetStore* make_store(Task* task, uint64_t size) {
  if (size > uint64_t{1} << 40) return raise_memory_error(task);
  auto* store = gc::allocate<SetStore>(task, Kind::SetStore, 0, size * sizeof(SetEntry));
  if (store) store->mask = size - 1;
  return store;
}

/// Visits the entries in probing order until `visit(i)` gives true.
template <class Visit> void probe(uint64_t mask, int64_t hash, Visit visit) {
  auto perturb = static_cast<uint64_t>(hash);
  for (uint64_t i = perturb & mask;;) {
    size_t last = i + kLinearProbes <= mask ? i + kLinearProbes : i;
    for (size_t j = i; j <= last; j++)
      if (visit(j)) return;
    perturb >>= kPerturbShift;
    i = (i * 5 + 1 + perturb) & mask;
  }
}

int64_t entry_hash(const SetEntry* entry) {
  return std::atomic_ref<int64_t>(const_cast<int64_t&>(entry->hash)).load(std::memory_order_relaxed);
}

enum class FindUse : uint8_t { Search, Add };

/// Compares with `==`, which may run Python; starts again when the set has changed meanwhile.
Lookup find(Task* task, SetObject* set, Value item, int64_t hash, Place* out, FindUse use = FindUse::Search) {
  bool str = item.is_object() && is_exact(item, BuiltinType::str);
  for (;;) {
    SetStore* store = load_pointer(&set->store);
    *out = {store, 0, load_count(&store->filled)};
    Lookup result = Lookup::Missing;
    bool again = false;
    probe(store->mask, hash, [&](size_t i) {
      SetEntry* entry = &store->entries[i];
      Value key = load_field(&entry->key);
      out->entry = i;
      if (key.is_null()) return true;
      if (key == item) {
        result = Lookup::Present;
        return true;
      }
      if (key == kAbsent || entry_hash(entry) != hash) return false;
      bool same;
      if (str && key.is_object() && is_exact(key, BuiltinType::str)) {
        same = str_equal(key.as<StrObject>(), item.as<StrObject>());
      } else {
        if (!equal(task, key, item, &same)) {
          result = Lookup::Error;
          return true;
        }
        // To add() what compares equal is there, whatever has become of the set meanwhile.
        bool settled = same && use == FindUse::Add;
        again = !settled && (load_pointer(&set->store) != store || !(load_field(&entry->key) == key));
        if (again) return true;
      }
      if (same) result = Lookup::Present;
      return same;
    });
    if (!again) return result;
  }
}

/// Adds an item that the store does not have, and which has no deleted entries before it.
void insert_clean_nogc(Task* task, SetStore* store, Value key, int64_t hash) {
  probe(store->mask, hash, [&](size_t i) {
    if (!store->entries[i].key.is_null()) return false;
    gc::barrier(task, store);
    store->entries[i].hash = hash;
    publish_field(&store->entries[i].key, key);
    return true;
  });
  store->filled++;
}

/// A table for more than `wanted` items instead of `seen`, if the set still has that. False with MemoryError.
bool resize(Task* task, SetObject* set, SetStore* seen, uint64_t wanted) {
  uint64_t size = kMinSize;
  while (size <= wanted)
    size <<= 1;
  SetStore* fresh = make_store(task, size);
  if (!fresh) return false;
  HeaderLock lock(task, set);
  if (set->store != seen || set->used >= size) return true;
  for (uint64_t i = 0; i <= seen->mask; i++) {
    const SetEntry& entry = seen->entries[i];
    if (!entry.key.is_null() && !(entry.key == kAbsent))
      insert_clean_nogc(task, fresh, entry.key, entry.hash);
  }
  publish_pointer(task, set, &set->store, fresh);
  return true;
}

/// Adds an item at the place that a lookup found free. False when the set has changed since.
bool insert_nogc(Task* task, SetObject* set, const Place& place, Value item, int64_t hash, bool* full) {
  HeaderLock lock(task, set);
  SetStore* store = set->store;
  SetEntry* entry = &place.store->entries[place.entry];
  if (store != place.store || store->filled != place.filled || !entry->key.is_null()) return false;
  gc::barrier(task, store);
  std::atomic_ref<int64_t>(entry->hash).store(hash, std::memory_order_relaxed);
  publish_field(&entry->key, item);
  store_count(&store->filled, store->filled + 1);
  store_count(&set->used, set->used + 1);
  *full = store->filled * 5 >= store->mask * 3;
  return true;
}

Value allocate_set(Task* task, TypeObject* type) {
  Kind kind = type->layout;
  SetStore* store = make_store(task, kMinSize);
  if (!store) return kNull;
  auto* set = static_cast<SetObject*>(
      gc::allocate(task, sizeof(SetObject) + instance_part_bytes(type), kind, type->root_shape));
  if (!set) return kNull;
  set->store = store;
  return Value::from_object(with_finalizer(task, type, set));
}

/// The table of `other` entry by entry, as long as nothing of `set` is in the way: equal tables stay equal.
bool merge_set(Task* task, Value set, Value other) {
  if (set == other) return true;
  SetObject *target = as_set(set), *source = as_set(other);
  SetStore* store = load_pointer(&target->store);
  if ((load_count(&store->filled) + set_length(other)) * 5 >= store->mask * 3 &&
      !resize(task, target, store, (set_length(set) + set_length(other)) * 2))
    return false;
  bool same_layout = set_length(set) == 0 && load_count(&target->store->filled) == 0 &&
                     target->store->mask == source->store->mask && source->store->filled == set_length(other);
  if (same_layout) {
    HeaderLock lock(task, target);
    gc::barrier(task, target->store);
    for (uint64_t i = 0; i <= source->store->mask; i++) {
      target->store->entries[i].hash = source->store->entries[i].hash;
      publish_field(&target->store->entries[i].key, load_field(&source->store->entries[i].key));
    }
    store_count(&target->store->filled, source->store->filled);
    store_count(&target->used, source->used);
    return true;
  }
  size_t position = 0;
  Value item;
  int64_t hash;
  while (set_next(other, &position, &item, &hash))
    if (!set_add_hashed(task, set, item, hash)) return false;
  return true;
}

bool merge_dict(Task* task, Value set, DictObject* dict) {
  size_t position = 0;
  Value key, value;
  int64_t hash;
  while (dict_next_hashed(dict, &position, &key, &value, &hash))
    if (!set_add_hashed(task, set, key, hash)) return false;
  return true;
}

} // namespace

size_t set_store_bytes(const SetStore* store) {
  return sizeof(SetStore) + (store->mask + 1) * sizeof(SetEntry);
}

Value set_new(Task* task) {
  return allocate_set(task, types::set);
}

Value set_from_iterable(Task* task, TypeObject* type, Value iterable) {
  Value set = allocate_set(task, type);
  if (set.is_null() || iterable.is_null()) return set;
  return set_update(task, set, iterable) ? set : kNull;
}

size_t set_length(Value set) {
  return load_count(&as_set(set)->used);
}

bool set_item_hash(Task* task, Value item, int64_t* out) {
  if (hash_of(task, item, out)) return true;
  if (!has_error(task) || type_of(task->exc) != types::TypeError) return false;
  Value error = take_error(task);
  return raise_type_error(task, "cannot use '%Q' as a set element (%V)", item, error);
}

bool set_add_hashed(Task* task, Value set, Value item, int64_t hash) {
  SetObject* s = as_set(set);
  for (;;) {
    Place place;
    Lookup found = find(task, s, item, hash, &place, FindUse::Add);
    if (found != Lookup::Missing) return found == Lookup::Present;
    bool full = false;
    if (!insert_nogc(task, s, place, item, hash, &full)) continue;
    uint64_t used = set_length(set);
    return !full || resize(task, s, place.store, used > kSlowGrowth ? used * 2 : used * 4);
  }
}

bool set_add(Task* task, Value set, Value item) {
  int64_t hash;
  return set_item_hash(task, item, &hash) && set_add_hashed(task, set, item, hash);
}

bool set_contains_hashed(Task* task, Value set, Value item, int64_t hash, bool* out) {
  Place place;
  Lookup found = find(task, as_set(set), item, hash, &place);
  *out = found == Lookup::Present;
  return found != Lookup::Error;
}

bool set_contains(Task* task, Value set, Value item, bool* out) {
  int64_t hash;
  return set_item_hash(task, item, &hash) && set_contains_hashed(task, set, item, hash, out);
}

bool set_discard_hashed(Task* task, Value set, Value item, int64_t hash, bool* removed) {
  SetObject* s = as_set(set);
  for (;;) {
    Place place;
    Lookup found = find(task, s, item, hash, &place);
    *removed = found == Lookup::Present;
    if (found != Lookup::Present) return found != Lookup::Error;
    HeaderLock lock(task, s);
    SetEntry* entry = &place.store->entries[place.entry];
    if (s->store != place.store || entry->key == kAbsent) continue;
    gc::barrier(task, place.store);
    publish_field(&entry->key, kAbsent);
    store_count(&s->used, s->used - 1);
    return true;
  }
}

bool set_discard(Task* task, Value set, Value item, bool* removed) {
  int64_t hash;
  return set_item_hash(task, item, &hash) && set_discard_hashed(task, set, item, hash, removed);
}

bool set_update(Task* task, Value set, Value iterable) {
  if (is_any_set(iterable)) return merge_set(task, set, iterable);
  if (is_exact(iterable, BuiltinType::dict)) return merge_dict(task, set, iterable.as<DictObject>());
  return iterate(
      task, iterable,
      [](Task* t, void* context, Value item) { return set_add(t, *static_cast<Value*>(context), item); },
      &set);
}

void set_clear(Task* task, Value set) {
  SetObject* s = as_set(set);
  SetStore* fresh = make_store(task, kMinSize);
  if (!fresh) return;
  HeaderLock lock(task, s);
  store_count(&s->used, 0);
  publish_pointer(task, s, &s->store, fresh);
}

bool set_next(Value set, size_t* position, Value* item, int64_t* hash) {
  SetStore* store = load_pointer(&as_set(set)->store);
  for (size_t i = *position; i <= store->mask; i++) {
    Value key = load_field(&store->entries[i].key);
    if (key.is_null() || key == kAbsent) continue;
    *item = key, *hash = entry_hash(&store->entries[i]), *position = i + 1;
    return true;
  }
  return false;
}

Value set_copy(Task* task, Value set, BuiltinType type) {
  Value copy = allocate_set(task, &builtin_types[static_cast<uint32_t>(type)]);
  return !copy.is_null() && merge_set(task, copy, set) ? copy : kNull;
}

Value set_pop(Task* task, Value set) {
  SetObject* s = as_set(set);
  HeaderLock lock(task, s);
  if (s->used == 0) return kAbsent;
  SetStore* store = s->store;
  uint64_t i = s->finger & store->mask;
  while (store->entries[i].key.is_null() || store->entries[i].key == kAbsent)
    i = (i + 1) & store->mask;
  Value item = store->entries[i].key;
  gc::barrier(task, store);
  publish_field(&store->entries[i].key, kAbsent);
  store_count(&s->used, s->used - 1);
  s->finger = i + 1;
  return item;
}

} // namespace pyc
