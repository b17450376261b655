/// dict: lookup, insertion, deletion, iteration.

#include "object/dict.h"
#include "object/dict_merge.h"

#include "object/containers.h"
#include "object/namespace.h"
#include "sched/lock.h"

namespace pyc {

namespace {

constexpr uint32_t kNoEntry = ~uint32_t{0};
constexpr unsigned kPerturbShift = 5;
constexpr uint64_t kMaxIndex = uint64_t{1} << 31;

enum class Lookup { Error, Missing, Present };

/// Where a lookup ended, and the state of the store that it holds for.
struct Place {
  DictStore* store;
  uint32_t entry;
  uint32_t filled;
};

char* index_of(const DictStore* store) {
  return reinterpret_cast<char*>(const_cast<DictEntry*>(store->entries + store->capacity));
}

uint32_t load_u32(const uint32_t* word) {
  return std::atomic_ref<uint32_t>(const_cast<uint32_t&>(*word)).load(kDependency);
}
void store_u32(uint32_t* word, uint32_t n) {
  std::atomic_ref<uint32_t>(*word).store(n, std::memory_order_release);
}

template <class T> uint32_t load_slot(char* index, size_t i) {
  return std::atomic_ref<T>(reinterpret_cast<T*>(index)[i]).load(kDependency);
}
template <class T> void store_slot(char* index, size_t i, uint32_t n) {
  std::atomic_ref<T>(reinterpret_cast<T*>(index)[i]).store(static_cast<T>(n), std::memory_order_release);
}

/// Position + 1 of the entry that index slot `i` names; 0: none.
uint32_t slot_at(const DictStore* store, size_t i) {
  char* index = index_of(store);
  if (store->width == 1) return load_slot<uint8_t>(index, i);
  if (store->width == 2) return load_slot<uint16_t>(index, i);
  return load_slot<uint32_t>(index, i);
}

void set_slot(DictStore* store, size_t i, uint32_t n) {
  char* index = index_of(store);
  if (store->width == 1) return store_slot<uint8_t>(index, i, n);
  if (store->width == 2) return store_slot<uint16_t>(index, i, n);
  store_slot<uint32_t>(index, i, n);
}

/// CPython's probe sequence: all bits of the hash come into play after a few steps, and every slot is
/// reached.
struct Probe {
  size_t slot;
  uint64_t perturb;
  size_t mask;
  Probe(const DictStore* store, int64_t hash)
      : slot(static_cast<uint64_t>(hash) & store->mask), perturb(static_cast<uint64_t>(hash)),
        mask(store->mask) {}
  void next() {
    perturb >>= kPerturbShift;
    slot = (slot * 5 + perturb + 1) & mask;
  }
};

DictStore* make_empty_store() {
  auto* store = static_cast<DictStore*>(gc::allocate_permanent(sizeof(DictStore) + 8, Kind::DictStore, 0));
  // Mask 0 and width 1: the one index slot behind the entries, of which there are none, is empty.
  store->width = 1;
  return store;
}

/// Every task reads it. The first dict is made before there are threads.
DictStore* empty_store() {
  static DictStore* const store = make_empty_store();
  return store;
}

/// A store with room for at least `entries`; null with MemoryError.
DictStore* make_store(Task* task, size_t entries) {
  uint64_t size = 8;
  while (size * 2 / 3 < entries)
    size *= 2;
  if (size > kMaxIndex) return raise_memory_error(task);
  uint64_t capacity = size * 2 / 3;
  uint32_t width = capacity < 0xff ? 1 : capacity < 0xffff ? 2 : 4;
  auto* store =
      gc::allocate<DictStore>(task, Kind::DictStore, 0, capacity * sizeof(DictEntry) + size * width);
  if (!store) return nullptr;
  store->capacity = static_cast<uint32_t>(capacity);
  store->mask = static_cast<uint32_t>(size - 1);
  store->width = width;
  return store;
}

/// Fills the free entry at `position` of a store that does not have the key. The lock is held, or nobody
/// knows the store. The index comes last: who finds the entry finds it complete.
void fill_entry_nogc(Task* task, DictStore* store, uint32_t position, Value key, Value value, int64_t hash) {
  DictEntry* entry = &store->entries[position];
  Probe probe(store, hash);
  while (slot_at(store, probe.slot) != 0)
    probe.next();
  gc::barrier(task, store);
  std::atomic_ref<int64_t>(entry->hash).store(hash, std::memory_order_relaxed);
  publish_field(&entry->value, value);
  publish_field(&entry->key, key);
  set_slot(store, probe.slot, position + 1);
  store_u32(&store->filled, store->filled + 1);
}

/// The same behind the last entry, where there is room.
void append_entry_nogc(Task* task, DictStore* store, Value key, Value value, int64_t hash) {
  uint32_t position = store->count;
  fill_entry_nogc(task, store, position, key, value, hash);
  store_u32(&store->count, position + 1);
}

/// Whether nothing can be appended: entries at the front that were never used take room, too.
bool is_full(const DictStore* store) {
  return store->filled >= store->capacity || store->count >= store->capacity;
}

int64_t entry_hash(const DictEntry* entry) {
  return std::atomic_ref<int64_t>(const_cast<int64_t&>(entry->hash)).load(std::memory_order_relaxed);
}

bool is_exact_str(Value v) {
  return v.is_object() && is_exact(v, BuiltinType::str);
}

/// Lookup that compares exact strings only. `*other` becomes true when a key of another type has the same
/// hash: the caller must look again with comparisons.
Lookup find_str(DictStore* store, StrObject* key, int64_t hash, Place* out, bool* other) {
  Value wanted = Value::from_object(key);
  out->store = store;
  out->filled = load_u32(&store->filled);
  out->entry = kNoEntry;
  for (Probe probe(store, hash);; probe.next()) {
    uint32_t slot = slot_at(store, probe.slot);
    if (slot == 0) return Lookup::Missing;
    DictEntry* entry = &store->entries[slot - 1];
    Value found = load_field(&entry->key);
    if (!(found == wanted)) {
      if (entry_hash(entry) != hash || found == kAbsent) continue;
      if (!is_exact_str(found)) {
        *other = true;
        continue;
      }
      if (!str_equal(found.as<StrObject>(), key)) continue;
    }
    out->entry = slot - 1;
    return Lookup::Present;
  }
}

/// Lookup with `==`, which may run Python; starts again when the dict has changed meanwhile.
Lookup find_any(Task* task, DictObject* dict, Value key, int64_t hash, Place* out) {
restart:
  DictStore* store = load_pointer(&dict->store);
  out->store = store;
  out->filled = load_u32(&store->filled);
  out->entry = kNoEntry;
  for (Probe probe(store, hash);; probe.next()) {
    uint32_t slot = slot_at(store, probe.slot);
    if (slot == 0) return Lookup::Missing;
    DictEntry* entry = &store->entries[slot - 1];
    Value found = load_field(&entry->key);
    if (found == kAbsent) continue;
    if (!(found == key)) {
      if (entry_hash(entry) != hash) continue;
      bool same;
      if (!equal(task, found, key, &same)) return Lookup::Error;
      if (load_pointer(&dict->store) != store || !(load_field(&entry->key) == found)) goto restart;
      if (!same) continue;
    }
    out->entry = slot - 1;
    return Lookup::Present;
  }
}

Lookup find(Task* task, DictObject* dict, Value key, int64_t hash, Place* out) {
  if (is_exact_str(key)) {
    bool other = false;
    Lookup result = find_str(load_pointer(&dict->store), key.as<StrObject>(), hash, out, &other);
    if (result == Lookup::Present || !other) return result;
  }
  return find_any(task, dict, key, hash, out);
}

bool is_attached(const DictObject* dict) {
  return std::atomic_ref<uint8_t>(const_cast<uint8_t&>(dict->flags)).load(std::memory_order_relaxed) &
         kFlagAttached;
}

/// The value of an entry as Python sees it; kAbsent when it has just been removed.
Value visible(const DictObject* dict, Value value) {
  if (!is_attached(dict)) return value;
  Value v = unwrap_binding(value);
  return v.is_null() ? kAbsent : v;
}

/// TypeError of a key that cannot be hashed names the use, as CPython's does.
bool key_hash(Task* task, Value key, int64_t* out) {
  if (hash_of(task, key, out)) return true;
  if (!has_error(task) || type_of(task->exc) != types::TypeError) return false;
  Value error = take_error(task);
  return raise_type_error(task, "cannot use '%Q' as a dict key (%V)", key, error);
}

/// A compacted store with room for growth, and with `front` free entries in front, when the dict still has
/// `seen`. False with MemoryError.
bool rebuild(Task* task, DictObject* dict, DictStore* seen, uint32_t front = 0) {
  size_t used = load_count(&dict->used);
  DictStore* fresh = make_store(task, (used * 3 + 1) * 2 / 3 + front);
  if (!fresh) return false;
  fresh->first = fresh->count = front;
  HeaderLock lock(task, dict);
  if (dict->store != seen || dict->used > fresh->capacity - front) return true;
  for (uint32_t i = seen->first; i < seen->count; i++) {
    const DictEntry& entry = seen->entries[i];
    if (!(entry.key == kAbsent)) append_entry_nogc(task, fresh, entry.key, entry.value, entry.hash);
  }
  publish_pointer(task, dict, &dict->store, fresh);
  return true;
}

enum class Insert { Done, Changed, Full };

/// Appends an entry if the dict is still as the lookup saw it.
Insert insert_at_nogc(Task* task, DictObject* dict, const Place& place, Value key, Value value,
                      int64_t hash) {
  HeaderLock lock(task, dict);
  DictStore* store = dict->store;
  if (store != place.store || store->filled != place.filled) return Insert::Changed;
  if (is_full(store)) return Insert::Full;
  append_entry_nogc(task, store, key, value, hash);
  store_count(&dict->used, dict->used + 1);
  return Insert::Done;
}

/// Replaces the value of an entry if it is still there.
bool replace_nogc(Task* task, DictObject* dict, const Place& place, Value value) {
  HeaderLock lock(task, dict);
  DictEntry* entry = &place.store->entries[place.entry];
  if (dict->store != place.store || entry->key == kAbsent) return false;
  gc::store_field(task, place.store, &entry->value, value);
  return true;
}

/// The value that the dict had, or kAbsent when `value` is new. With `keep` an existing value stays. `raw`:
/// Bindings are values.
Value set(Task* task, DictObject* dict, Value key, int64_t hash, Value value, bool keep, bool raw) {
  for (;;) {
    Place place;
    Lookup found = find(task, dict, key, hash, &place);
    if (found == Lookup::Error) return kNull;
    if (found == Lookup::Present) {
      Value old = load_field(&place.store->entries[place.entry].value);
      if (old == kAbsent) continue;
      bool bound = !raw && is_attached(dict) && is_binding(old);
      Value seen = bound ? binding_value(old.as<BindingObject>()) : old;
      if (keep && !seen.is_null()) return seen;
      if (bound) {
        binding_store(task, old.as<BindingObject>(), value);
        return old;
      }
      if (replace_nogc(task, dict, place, value)) return old;
      continue;
    }
    Value entry = value;
    if (!raw && is_attached(dict))
      if (BindingObject* binding = namespace_insert(task, dict, key, value))
        entry = Value::from_object(binding);
    Insert done = insert_at_nogc(task, dict, place, key, entry, hash);
    if (done == Insert::Done) return kAbsent;
    if (done == Insert::Full && !rebuild(task, dict, place.store)) return kNull;
  }
}

/// Makes an entry dead. The lock is held.
void bury_nogc(Task* task, DictStore* store, uint32_t position) {
  DictEntry* entry = &store->entries[position];
  gc::barrier(task, store);
  publish_field(&entry->value, kAbsent);
  publish_field(&entry->key, kAbsent);
  uint32_t first = store->first;
  if (position != first) return;
  // Whoever takes from the front again and again need not walk over the dead each time.
  while (first < store->count && store->entries[first].key == kAbsent)
    first++;
  store_u32(&store->first, first);
}

/// Makes an entry dead. kAbsent when somebody else was faster, else what it held.
Value kill_nogc(Task* task, DictObject* dict, const Place& place) {
  HeaderLock lock(task, dict);
  DictStore* store = place.store;
  if (dict->store != store || store->entries[place.entry].key == kAbsent) return kAbsent;
  Value old = store->entries[place.entry].value;
  bury_nogc(task, store, place.entry);
  store_count(&dict->used, dict->used - 1);
  // Without other threads, nobody can be in the middle of reading the last entry: its place is free again.
  if (!task->mt && place.entry + 1 == store->count) {
    uint32_t count = place.entry;
    while (count > 0 && store->entries[count - 1].key == kAbsent)
      count--;
    store->count = count;
    if (store->first > count) store->first = count;
  }
  return old;
}

enum class Move { Done, Changed, NoRoom };

/// Gives an entry a new place behind the last one, or before the first. The new entry comes before the old
/// one dies, and behind it in the probe sequence: a reader finds one of both.
Move move_nogc(Task* task, DictObject* dict, const Place& place, bool last) {
  HeaderLock lock(task, dict);
  DictStore* store = place.store;
  const DictEntry entry = store->entries[place.entry];
  if (dict->store != store || entry.key == kAbsent) return Move::Changed;
  if (place.entry == (last ? store->count - 1 : store->first)) return Move::Done;
  if (last) {
    if (is_full(store)) return Move::NoRoom;
    append_entry_nogc(task, store, entry.key, entry.value, entry.hash);
  } else {
    uint32_t first = store->first;
    // A dead entry may still be in the hands of a reader in another thread.
    bool room = first > 0 && (store->entries[first - 1].key.is_null() || !task->mt);
    if (!room || store->filled >= store->capacity) return Move::NoRoom;
    fill_entry_nogc(task, store, first - 1, entry.key, entry.value, entry.hash);
    store_u32(&store->first, first - 1);
  }
  bury_nogc(task, store, place.entry);
  return Move::Done;
}

/// What a dead entry held, as Python sees it; the namespace learns of it.
Value removed_value(Task* task, DictObject* dict, Value old) {
  if (!is_attached(dict) || !is_binding(old)) return old;
  auto* binding = old.as<BindingObject>();
  Value v = binding_value(binding);
  namespace_removed(task, dict, binding);
  return v.is_null() ? kAbsent : v;
}

Value pop(Task* task, DictObject* dict, Value key, int64_t hash) {
  for (;;) {
    Place place;
    Lookup found = find(task, dict, key, hash, &place);
    if (found == Lookup::Error) return kNull;
    if (found == Lookup::Missing) return kAbsent;
    Value old = kill_nogc(task, dict, place);
    if (!(old == kAbsent)) return removed_value(task, dict, old);
  }
}

} // namespace

size_t dict_store_bytes(const DictStore* store) {
  return sizeof(DictStore) + store->capacity * sizeof(DictEntry) + (size_t{store->mask} + 1) * store->width;
}

DictObject* dict_new(Task* task, size_t expected) {
  DictStore* store = expected == 0 ? empty_store() : make_store(task, expected);
  if (!store) return nullptr;
  auto* dict = gc::allocate<DictObject>(task, Kind::Dict, builtin_shape(BuiltinType::dict));
  if (dict) dict->store = store;
  return dict;
}

DictObject* dict_new_of_type(Task* task, TypeObject* type) {
  size_t bytes = type->native_size + instance_part_bytes(type);
  auto* dict = static_cast<DictObject*>(gc::allocate(task, bytes, Kind::Dict, type->root_shape));
  if (dict) dict->store = empty_store();
  return with_finalizer(task, type, dict);
}

size_t dict_length(const DictObject* dict) {
  return load_count(&dict->used);
}

DictState dict_state(const DictObject* dict) {
  const DictStore* store = load_pointer(&dict->store);
  return {store, dict_length(dict), load_u32(&store->filled)};
}

Value dict_get(Task* task, DictObject* dict, Value key) {
  int64_t hash;
  if (!key_hash(task, key, &hash)) return kNull;
  Place place;
  Lookup found = find(task, dict, key, hash, &place);
  if (found == Lookup::Error) return kNull;
  return found == Lookup::Missing ? kAbsent
                                  : visible(dict, load_field(&place.store->entries[place.entry].value));
}

bool dict_set(Task* task, DictObject* dict, Value key, Value value) {
  int64_t hash;
  return key_hash(task, key, &hash) && !set(task, dict, key, hash, value, false, false).is_null();
}

Value dict_set_default(Task* task, DictObject* dict, Value key, Value fallback) {
  int64_t hash;
  if (!key_hash(task, key, &hash)) return kNull;
  Value old = set(task, dict, key, hash, fallback, true, false);
  return old == kAbsent ? fallback : old;
}

Value dict_pop(Task* task, DictObject* dict, Value key) {
  int64_t hash;
  return key_hash(task, key, &hash) ? pop(task, dict, key, hash) : kNull;
}

bool dict_remove(Task* task, DictObject* dict, Value key, bool* removed) {
  Value old = dict_pop(task, dict, key);
  *removed = !(old == kAbsent);
  return !old.is_null();
}

/// The first or last entry, taken out.
static bool pop_end(Task* task, DictObject* dict, bool last, Value* key, Value* value) {
  for (;;) {
    size_t position = last ? SIZE_MAX : 0;
    bool found = last ? dict_previous(dict, &position, key, value) : dict_next(dict, &position, key, value);
    if (!found) return false;
    if (!last) position--;
    DictStore* store = load_pointer(&dict->store);
    if (position >= load_u32(&store->count) || !(load_field(&store->entries[position].key) == *key)) continue;
    Value old = kill_nogc(task, dict, {store, static_cast<uint32_t>(position), 0});
    if (old == kAbsent) continue;
    removed_value(task, dict, old);
    return true;
  }
}

bool dict_pop_last(Task* task, DictObject* dict, Value* key, Value* value) {
  return pop_end(task, dict, true, key, value);
}

bool dict_pop_first(Task* task, DictObject* dict, Value* key, Value* value) {
  return pop_end(task, dict, false, key, value);
}

Value dict_move_to_end(Task* task, DictObject* dict, Value key, bool last) {
  int64_t hash;
  if (!key_hash(task, key, &hash)) return kNull;
  for (;;) {
    Place place;
    Lookup found = find(task, dict, key, hash, &place);
    if (found == Lookup::Error) return kNull;
    if (found == Lookup::Missing) return kAbsent;
    Value value = load_field(&place.store->entries[place.entry].value);
    if (value == kAbsent) continue;
    Move moved = move_nogc(task, dict, place, last);
    if (moved == Move::Done) return value;
    uint32_t front = last ? 0 : static_cast<uint32_t>(load_count(&dict->used)) + 4;
    if (moved == Move::NoRoom && !rebuild(task, dict, place.store, front)) return kNull;
  }
}

Value dict_get_raw(Task* task, DictObject* dict, StrObject* name) {
  Place place;
  Lookup found = find(task, dict, Value::from_object(name), str_hash(name), &place);
  if (found == Lookup::Error) return kNull;
  return found == Lookup::Missing ? kAbsent : load_field(&place.store->entries[place.entry].value);
}

bool dict_set_raw(Task* task, DictObject* dict, StrObject* name, Value entry) {
  return !set(task, dict, Value::from_object(name), str_hash(name), entry, false, true).is_null();
}

Value dict_get_name(Task* task, DictObject* dict, StrObject* name) {
  Value entry = dict_get_raw(task, dict, name);
  return entry.is_null() ? kNull : visible(dict, entry);
}

bool dict_set_name(Task* task, DictObject* dict, StrObject* name, Value value) {
  return !set(task, dict, Value::from_object(name), str_hash(name), value, false, false).is_null();
}

bool dict_next_hashed(DictObject* dict, size_t* position, Value* key, Value* value, int64_t* hash) {
  DictStore* store = load_pointer(&dict->store);
  size_t first = load_u32(&store->first);
  for (size_t i = *position > first ? *position : first, count = load_u32(&store->count); i < count; i++) {
    const DictEntry* entry = &store->entries[i];
    Value k = load_field(&entry->key), v = load_field(&entry->value);
    if (k == kAbsent || v == kAbsent) continue;
    v = visible(dict, v);
    if (v == kAbsent) continue;
    *key = k, *value = v, *hash = entry_hash(entry), *position = i + 1;
    return true;
  }
  return false;
}

bool dict_next(DictObject* dict, size_t* position, Value* key, Value* value) {
  int64_t hash;
  return dict_next_hashed(dict, position, key, value, &hash);
}

bool dict_previous(DictObject* dict, size_t* position, Value* key, Value* value) {
  DictStore* store = load_pointer(&dict->store);
  size_t count = load_u32(&store->count), first = load_u32(&store->first);
  for (size_t i = *position < count ? *position : count; i-- > first;) {
    Value k = load_field(&store->entries[i].key), v = load_field(&store->entries[i].value);
    if (k == kAbsent || v == kAbsent) continue;
    v = visible(dict, v);
    if (v == kAbsent) continue;
    *key = k, *value = v, *position = i;
    return true;
  }
  return false;
}

DictObject* dict_copy(Task* task, DictObject* dict) {
  DictObject* copy = dict_new(task, dict_length(dict));
  if (!copy) return nullptr;
  size_t position = 0;
  Value key, value;
  int64_t hash;
  while (dict_next_hashed(dict, &position, &key, &value, &hash)) {
    if (is_full(copy->store) && !rebuild(task, copy, copy->store)) return nullptr;
    append_entry_nogc(task, copy->store, key, value, hash);
    copy->used++;
  }
  return copy;
}

bool dict_merge(Task* task, DictObject* dict, DictObject* other) {
  if (dict == other) return true;
  size_t position = 0, length = dict_length(other);
  Value key, value;
  int64_t hash;
  while (dict_next_hashed(other, &position, &key, &value, &hash)) {
    if (set(task, dict, key, hash, value, false, false).is_null()) return false;
    if (dict_length(other) != length)
      return raise_format(task, types::RuntimeError, "dict mutated during update");
  }
  return true;
}

/// Every binding becomes empty, one after the other.
static void clear_attached(Task* task, DictObject* dict) {
  Value key, value;
  while (dict_pop_last(task, dict, &key, &value)) {
  }
}

void dict_clear(Task* task, DictObject* dict) {
  if (is_attached(dict)) clear_attached(task, dict);
  HeaderLock lock(task, dict);
  store_count(&dict->used, 0);
  publish_pointer(task, dict, &dict->store, empty_store());
}

bool dict_equal(Task* task, DictObject* a, DictObject* b, bool* out) {
  *out = dict_length(a) == dict_length(b);
  size_t position = 0;
  Value key, value;
  int64_t hash;
  while (*out && dict_next_hashed(a, &position, &key, &value, &hash)) {
    Place place;
    Lookup found = find(task, b, key, hash, &place);
    if (found == Lookup::Error) return false;
    Value other =
        found == Lookup::Missing ? kAbsent : visible(b, load_field(&place.store->entries[place.entry].value));
    if (other == kAbsent) {
      *out = false;
    } else if (!equal(task, value, other, out)) {
      return false;
    }
  }
  return true;
}

} // namespace pyc
