/**
 * The dialect's `Map` and `Set`: open addressing with linear probing over string or i32 keys. The dialect
 * does not iterate over them, so they keep no order. Constant ones are built by the compiler from the same
 * code (`static_slots`) and need no initialisation.
 */
#pragma once

#include "array.h"
#include "text.h"

namespace pyc::frontend {

constexpr u32 hash_of(i32 key) {
  u32 h = static_cast<u32>(key) * 0x9e3779b1u;
  return h ^ (h >> 15);
}

constexpr u32 hash_of(String key) {
  u32 h = 0x811c9dc5u ^ static_cast<u32>(key.length);
  for (i32 i = 0; i < key.length; i++)
    h = (h ^ key.data[i]) * 0x01000193u;
  return h ^ (h >> 15);
}

enum class SlotState : u8 { free, used, deleted };

template <class K, class V> struct Slot {
  K key{};
  V value{};
  SlotState state = SlotState::free;
};

/** The table under both. `mask` is the number of slots less 1; there are none at first. */
template <class K, class V> struct HashTable {
  using Entry = Slot<K, V>;
  Entry* slots = nullptr;
  i32 mask = -1;
  i32 size = 0;
  /** Slots that are not free: entries and deleted ones. */
  i32 taken = 0;

  Entry* find(K key) const {
    if (size == 0) return nullptr;
    for (u32 i = hash_of(key);; i++) {
      Entry& slot = slots[i & static_cast<u32>(mask)];
      if (slot.state == SlotState::free) return nullptr;
      if (slot.state == SlotState::used && slot.key == key) return &slot;
    }
  }

  bool has(K key) const { return find(key) != nullptr; }

  bool remove(K key) {
    Entry* slot = find(key);
    if (slot == nullptr) return false;
    slot->state = SlotState::deleted;
    size--;
    return true;
  }

  /** The entry of `key`, made if need be; its value is for the caller to set. */
  Entry* insert(Context& cx, K key) {
    if (Entry* slot = find(key)) return slot;
    if (i64{taken + 1} * 4 > (i64{mask} + 1) * 3) grow(cx);
    Entry* slot = free_slot(slots, mask, key);
    slot->key = key;
    slot->state = SlotState::used;
    size++;
    taken++;
    return slot;
  }

  static constexpr Entry* free_slot(Entry* slots, i32 mask, K key) {
    u32 i = hash_of(key) & static_cast<u32>(mask);
    while (slots[i].state != SlotState::free)
      i = (i + 1) & static_cast<u32>(mask);
    return &slots[i];
  }

private:
  [[gnu::noinline]] void grow(Context& cx) {
    i64 count = 8;
    while (count * 3 < i64{size + 1} * 6)
      count *= 2;
    if (count > (i64{1} << 28)) cx.exhausted();
    auto* fresh = static_cast<Entry*>(cx.allocate(size_t(count) * sizeof(Entry)));
    for (i64 i = 0; i < count; i++)
      new (&fresh[i]) Entry();
    i32 fresh_mask = static_cast<i32>(count - 1);
    for (i32 i = 0; i <= mask; i++)
      if (slots[i].state == SlotState::used) *free_slot(fresh, fresh_mask, slots[i].key) = slots[i];
    slots = fresh;
    mask = fresh_mask;
    taken = size;
  }
};

template <class K, class V> struct Map : HashTable<K, V> {
  static Map* make(Context& cx) { return cx.make<Map>(); }

  /** `get(k)!`. */
  V get(K key) const {
    const auto* slot = this->find(key);
    if (slot == nullptr) panic("get of a key that is not there");
    return slot->value;
  }
  void set(Context& cx, K key, V value) { this->insert(cx, key)->value = value; }
};

struct Nothing {};

template <class K> struct Set : HashTable<K, Nothing> {
  static Set* make(Context& cx) { return cx.make<Set>(); }
  void add(Context& cx, K key) { this->insert(cx, key); }
};

/** The slots of a constant table with at most 50 % in use. */
template <class K, class V, size_t Count> struct StaticSlots {
  Slot<K, V> slots[Count];
};

constexpr size_t static_capacity(size_t entries) {
  size_t count = 4;
  while (count < entries * 2)
    count *= 2;
  return count;
}

template <class K, class V> struct StaticEntry {
  K key;
  V value;
};

/** Runs in the compiler; a later entry of the same key wins, as in TypeScript. */
template <class K, class V, size_t N>
consteval StaticSlots<K, V, static_capacity(N)> static_slots(const StaticEntry<K, V> (&entries)[N]) {
  constexpr size_t count = static_capacity(N);
  StaticSlots<K, V, count> result{};
  for (const auto& entry : entries) {
    u32 i = hash_of(entry.key) & (count - 1);
    while (result.slots[i].state == SlotState::used && !(result.slots[i].key == entry.key))
      i = (i + 1) & (count - 1);
    result.slots[i] = {entry.key, entry.value, SlotState::used};
  }
  return result;
}

template <class Table, class K, class V, size_t Count>
consteval Table static_table(const StaticSlots<K, V, Count>& slots) {
  Table result;
  result.slots = const_cast<Slot<K, V>*>(slots.slots);
  result.mask = static_cast<i32>(Count - 1);
  for (const auto& slot : slots.slots)
    result.size += slot.state == SlotState::used ? 1 : 0;
  result.taken = result.size;
  return result;
}

} // namespace pyc::frontend
