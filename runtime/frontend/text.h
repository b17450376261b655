/**
 * The dialect's `string`: immutable UTF-16 text, passed by value. Literals point at static data, slices share
 * their original, and `text += more` is linear: a long result gets a *growable* buffer {used, capacity,
 * units…}, and appending to the string that ends where the buffer's used part ends extends it in place, as
 * nobody can see the units behind that end.
 */
#pragma once

#include <cstring>
#include <initializer_list>

#include "context.h"

namespace pyc::frontend {

struct String {
  const char16_t* data = nullptr;
  i32 length = 0;
  /** 1 when `data` begins a growable buffer's units. */
  u32 growable = 0;

  i32 char_code_at(i32 index) const {
    if (static_cast<u32>(index) >= static_cast<u32>(length)) panic("charCodeAt out of bounds");
    return data[index];
  }

  /** Negative bounds count from the end, as in TypeScript. */
  String slice(i32 from, i32 to) const {
    from = clamp(from);
    to = clamp(to);
    return from < to ? String{data + from, to - from} : String{};
  }
  String slice(i32 from) const { return slice(from, length); }

  bool matches(String part, i32 at) const {
    return part.length <= length - at &&
           (part.length == 0 || std::memcmp(data + at, part.data, size_t(part.length) * 2) == 0);
  }
  bool starts_with(String part) const { return matches(part, 0); }
  bool starts_with(String part, i32 at) const { return matches(part, clamp_position(at)); }
  bool ends_with(String part) const { return part.length <= length && matches(part, length - part.length); }
  i32 index_of(String part, i32 from = 0) const {
    for (i32 i = clamp_position(from); i <= length - part.length; i++)
      if (matches(part, i)) return i;
    return -1;
  }
  bool includes(String part) const { return index_of(part) >= 0; }

private:
  i32 clamp(i32 bound) const {
    return bound < 0 ? (bound + length < 0 ? 0 : bound + length) : clamp_position(bound);
  }
  i32 clamp_position(i32 at) const { return at < 0 ? 0 : at > length ? length : at; }
};

/** A literal as a string; its units are static data. */
template <size_t N> constexpr String literal(const char16_t (&units)[N]) {
  return String{units, static_cast<i32>(N - 1)};
}

constexpr bool operator==(String a, String b) {
  if (a.length != b.length) return false;
  for (i32 i = 0; i < a.length; i++)
    if (a.data[i] != b.data[i]) return false;
  return true;
}

/** Order by UTF-16 units: negative, 0 or positive. */
inline i32 compare(String a, String b) {
  i32 common = a.length < b.length ? a.length : b.length;
  for (i32 i = 0; i < common; i++)
    if (a.data[i] != b.data[i]) return a.data[i] < b.data[i] ? -1 : 1;
  return a.length - b.length;
}

struct GrowableHeader {
  i32 used;
  i32 capacity;
};

/** Longest text, in units; longer ones end the run as out of memory. */
inline constexpr i32 longest_string = 1 << 29;

inline char16_t* allocate_units(Context& cx, i32 count) {
  return static_cast<char16_t*>(cx.allocate(size_t(count) * sizeof(char16_t)));
}

/** Room for `total` units of which the caller fills in all; growable when long enough that it may well be
 * appended to. */
inline String new_text(Context& cx, i32 total) {
  constexpr i32 worth_growing = 32;
  if (total < worth_growing) return String{allocate_units(cx, total), total};
  i32 capacity = total * 2;
  void* block = cx.allocate(sizeof(GrowableHeader) + size_t(capacity) * sizeof(char16_t));
  auto* header = new (block) GrowableHeader{total, capacity};
  return String{reinterpret_cast<char16_t*>(header + 1), total, 1};
}

/** The header of `text`'s buffer when `text` can become `total` units long in place, else null. */
inline GrowableHeader* room(String text, i32 total) {
  if (text.growable == 0) return nullptr;
  auto* header = reinterpret_cast<GrowableHeader*>(const_cast<char16_t*>(text.data)) - 1;
  return header->used == text.length && header->capacity >= total ? header : nullptr;
}

/** The parts one after the other. */
inline String concat(Context& cx, std::initializer_list<String> parts) {
  i64 total = 0;
  for (const String& part : parts)
    total += part.length;
  if (total > longest_string) cx.exhausted();
  const String* first = parts.begin();
  if (first->length == total) return *first;
  char16_t* out = nullptr;
  String result;
  if (GrowableHeader* header = room(*first, static_cast<i32>(total)); header != nullptr) {
    result = String{first->data, static_cast<i32>(total), 1};
    out = const_cast<char16_t*>(first->data) + first->length;
    header->used = static_cast<i32>(total);
    first++;
  } else {
    result = new_text(cx, static_cast<i32>(total));
    out = const_cast<char16_t*>(result.data);
  }
  for (; first != parts.end(); first++) {
    if (first->length != 0) std::memcpy(out, first->data, size_t(first->length) * sizeof(char16_t));
    out += first->length;
  }
  return result;
}

/** Which of `labels` equals `text`, for `switch`; -1 for none. */
inline i32 which(String text, std::initializer_list<String> labels) {
  i32 index = 0;
  for (const String& label : labels) {
    if (label.length == text.length && text.matches(label, 0)) return index;
    index++;
  }
  return -1;
}

} // namespace pyc::frontend
