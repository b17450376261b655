/// str: construction, the two forms, interning, hashing, comparison, concatenation. Search is in
/// str_search.cpp, methods are in str_methods.cpp, formatting in format*.cpp.

#include "object/str.h"

#include <cstdlib>
#include <cstring>

#include "gc/gc.h"
#include "gc/reserve.h"
#include "object/errors.h"
#include "object/type.h"
#include "platform/fatal.h"
#include "platform/mutex.h"
#include "platform/random.h"

namespace pyc {

namespace {

/// From this length a concatenation makes the buffer form: below it copying is cheaper than the extra object.
constexpr size_t kBufferThreshold = 128;

unsigned width_for(uint32_t widest) {
  return widest < 0x100 ? 1 : widest < 0x10000 ? 2 : 4;
}

void copy_chars(char* to, unsigned to_width, const char* from, unsigned from_width, size_t count) {
  if (count == 0) return; // an empty builder has no memory
  if (to_width == from_width) {
    std::memcpy(to, from, count * to_width);
  } else if (to_width == 2) {
    auto* out = reinterpret_cast<uint16_t*>(to);
    for (size_t i = 0; i < count; i++)
      out[i] = static_cast<uint16_t>(char_at(from, from_width, i));
  } else if (to_width == 4) {
    auto* out = reinterpret_cast<uint32_t*>(to);
    for (size_t i = 0; i < count; i++)
      out[i] = char_at(from, from_width, i);
  } else {
    for (size_t i = 0; i < count; i++)
      to[i] = static_cast<char>(char_at(from, from_width, i));
  }
}

uint32_t widest_char(const char* chars, unsigned width, size_t count) {
  uint32_t all = 0;
  // The bitwise union has the same highest bit as the maximum, which is all that the width depends on.
  for (size_t i = 0; i < count; i++)
    all |= char_at(chars, width, i);
  return all;
}

StrInline* permanent_str(const char* chars, size_t length, unsigned width) {
  auto* s = static_cast<StrInline*>(gc::allocate_permanent(sizeof(StrInline) + (length + 1) * width,
                                                           Kind::Str, builtin_shape(BuiltinType::str)));
  if (!s) fatal("out of memory");
  s->length_width = length << 3 | width;
  std::memcpy(s->data, chars, length * width);
  return s;
}

/// The permanent one-character strings and the empty one, made at first use: nothing runs before main.
struct SmallStrings {
  StrInline* chars[256];
  StrInline* empty;
  SmallStrings() {
    for (unsigned i = 0; i < 256; i++) {
      char c = static_cast<char>(i);
      chars[i] = static_cast<StrInline*>(intern_permanent(&c, 1));
    }
    empty = static_cast<StrInline*>(intern_permanent("", 0));
  }
  static StrObject* intern_permanent(const char* text, size_t length);
};

const SmallStrings& small_strings() {
  static const SmallStrings strings;
  return strings;
}

/// Random for each process, so that nobody can prepare keys that collide.
uint64_t process_hash_seed() {
  static const uint64_t seed = [] {
    uint64_t bits;
    random_bytes(&bits, sizeof bits);
    return bits;
  }();
  return seed;
}

uint64_t mix(uint64_t a, uint64_t b) {
  auto product = static_cast<unsigned __int128>(a) * b;
  return static_cast<uint64_t>(product) ^ static_cast<uint64_t>(product >> 64);
}

/// Keyed hash of bytes: 8 at a time, folded by 64×64→128-bit multiplication (the construction of Wang Yi's
/// wyhash).
int64_t hash_bytes(const char* bytes, size_t count, unsigned width) {
  // Whatever the key, as in CPython.
  if (count == 0) return 0;
  uint64_t seed = process_hash_seed();
  uint64_t h = seed ^ (count * 0x9e3779b97f4a7c15u) ^ width;
  size_t i = 0;
  for (; i + 8 <= count; i += 8) {
    uint64_t word;
    std::memcpy(&word, bytes + i, 8);
    h = mix(h ^ word ^ 0xa0761d6478bd642fu, seed ^ 0xe7037ed1a0b428dbu);
  }
  uint64_t tail = 0;
  if (i < count) std::memcpy(&tail, bytes + i, count - i);
  h = mix(h ^ tail ^ 0x8ebc6af09c88c6e3u, seed ^ 0x589965cc75374cc3u);
  auto hash = static_cast<int64_t>(h);
  return hash == 0 || hash == -1 ? -2 : hash;
}

/// The table of interned strings: open addressing, guarded by a lock that is held for a probe only.
/// Entries are permanent.
struct InternTable {
  Mutex lock;
  StrObject** slots = nullptr;
  size_t capacity = 0;
  size_t count = 0;

  void grow() {
    size_t next = capacity ? capacity * 2 : 1024;
    auto** fresh = static_cast<StrObject**>(std::calloc(next, sizeof(StrObject*)));
    if (!fresh) fatal("out of memory");
    for (size_t i = 0; i < capacity; i++)
      if (slots[i]) place(fresh, next, slots[i]);
    std::free(slots);
    slots = fresh;
    capacity = next;
  }
  static void place(StrObject** table, size_t capacity, StrObject* s) {
    size_t i = static_cast<size_t>(str_hash(s)) & (capacity - 1);
    while (table[i])
      i = (i + 1) & (capacity - 1);
    table[i] = s;
  }
};

InternTable& intern_table() {
  static InternTable table;
  return table;
}

StrObject* intern_chars(const char* chars, size_t length, unsigned width) {
  int64_t hash = hash_bytes(chars, length * width, width);
  InternTable& table = intern_table();
  MutexGuard guard(table.lock);
  if ((table.count + 1) * 4 > table.capacity * 3) table.grow();
  size_t i = static_cast<size_t>(hash) & (table.capacity - 1);
  StrObject* found = nullptr;
  for (; table.slots[i]; i = (i + 1) & (table.capacity - 1)) {
    StrObject* s = table.slots[i];
    if (s->hash.load(std::memory_order_relaxed) == hash && s->length_width == (length << 3 | width) &&
        std::memcmp(str_data(s), chars, length * width) == 0) {
      found = s;
      break;
    }
  }
  if (!found) {
    found = permanent_str(chars, length, width);
    found->hash.store(hash, std::memory_order_relaxed);
    found->flags |= kFlagInterned | kFlagHashed;
    table.slots[i] = found;
    table.count++;
  }
  return found;
}

StrObject* SmallStrings::intern_permanent(const char* text, size_t length) {
  return intern_chars(text, length, 1);
}

/// Decodes one character of well-formed UTF-8; anything else gives U+FFFD and one byte.
uint32_t decode_utf8(const unsigned char* p, size_t left, size_t* used) {
  unsigned char c = p[0];
  *used = 1;
  if (c < 0x80) return c;
  unsigned need = c >= 0xf0 ? 3 : c >= 0xe0 ? 2 : 1;
  if (c < 0xc2 || c > 0xf4 || left <= need) return 0xfffd;
  uint32_t point = c & (0x3fu >> need);
  for (unsigned i = 1; i <= need; i++) {
    if ((p[i] & 0xc0) != 0x80) return 0xfffd;
    point = point << 6 | (p[i] & 0x3fu);
  }
  *used = need + 1;
  return point;
}

} // namespace

StrInline* str_allocate(Task* task, size_t length, unsigned width) {
  if (length > (SIZE_MAX >> 8)) {
    raise_memory_error(task);
    return nullptr;
  }
  auto* s = gc::allocate<StrInline>(task, Kind::Str, builtin_shape(BuiltinType::str), length * width);
  if (s) s->length_width = length << 3 | width;
  return s;
}

Value str_cut(StrInline* s, size_t length) {
  unsigned width = s->width();
  if (width == 1 && length <= 1) return length ? str_from_char(nullptr, char_at(s->data, 1, 0)) : str_empty();
  gc::shrink(s, sizeof *s + s->length() * width, sizeof *s + length * width);
  s->length_width = length << 3 | width;
  return Value::from_object(s);
}

Value str_empty() {
  return Value::from_object(small_strings().empty);
}

Value str_from_char(Task* task, uint32_t point) {
  if (point < 256) return Value::from_object(small_strings().chars[point]);
  unsigned width = width_for(point);
  StrInline* s = str_allocate(task, 1, width);
  if (!s) return kNull;
  copy_chars(s->data, width, reinterpret_cast<const char*>(&point), 4, 1);
  return Value::from_object(s);
}

Value str_from_latin1(Task* task, const char* text, size_t length) {
  if (length <= 1)
    return Value::from_object(length ? small_strings().chars[static_cast<uint8_t>(*text)]
                                     : small_strings().empty);
  StrInline* s = str_allocate(task, length, 1);
  if (!s) return kNull;
  std::memcpy(s->data, text, length);
  return Value::from_object(s);
}

Value str_from_utf8(Task* task, const char* text, size_t length) {
  auto* p = reinterpret_cast<const unsigned char*>(text);
  uint32_t all = 0;
  size_t count = 0;
  for (size_t i = 0, used; i < length; i += used, count++)
    all |= decode_utf8(p + i, length - i, &used);
  if (all < 0x80) return str_from_latin1(task, text, length);
  unsigned width = width_for(all);
  StrInline* s = str_allocate(task, count, width);
  if (!s) return kNull;
  char* out = s->data;
  for (size_t i = 0, used; i < length; i += used, out += width) {
    uint32_t point = decode_utf8(p + i, length - i, &used);
    copy_chars(out, width, reinterpret_cast<const char*>(&point), 4, 1);
  }
  return Value::from_object(s);
}

Value str_from_cstring(Task* task, const char* text) {
  return str_from_utf8(task, text, std::strlen(text));
}

Value str_from_chars(Task* task, const void* chars, size_t length, unsigned width) {
  auto* from = static_cast<const char*>(chars);
  unsigned narrow = width == 1 ? 1 : width_for(widest_char(from, width, length));
  if (narrow == 1 && length <= 1)
    return length ? Value::from_object(small_strings().chars[char_at(from, width, 0)]) : str_empty();
  StrInline* s = str_allocate(task, length, narrow);
  if (!s) return kNull;
  copy_chars(s->data, narrow, from, width, length);
  return Value::from_object(s);
}

StrObject* intern_cstring(const char* text) {
  return intern_chars(text, std::strlen(text), 1);
}

StrObject* intern(Task*, Value v) {
  auto* s = v.as<StrObject>();
  if (s->flags & kFlagInterned) return s;
  return intern_chars(str_data(s), s->length(), s->width());
}

bool str_is_ascii(const StrObject* s) {
  if (s->width() != 1) return false;
  const char* data = str_data(s);
  size_t i = 0, n = s->length();
  uint64_t high = 0;
  for (uint64_t word; i + 8 <= n; i += 8) {
    std::memcpy(&word, data + i, 8);
    high |= word;
  }
  for (; i < n; i++)
    high |= static_cast<uint64_t>(data[i]) & 0x80;
  return (high & 0x8080808080808080u) == 0;
}

bool str_equal(const StrObject* a, const StrObject* b) {
  if (a == b) return true;
  if (a->length_width != b->length_width) return false;
  if (a->flags & b->flags & kFlagInterned) return false;
  int64_t ha = a->hash.load(std::memory_order_relaxed), hb = b->hash.load(std::memory_order_relaxed);
  if (ha && hb && ha != hb) return false;
  return std::memcmp(str_data(a), str_data(b), a->length() * a->width()) == 0;
}

bool str_equal_ascii(const StrObject* s, const char* text) {
  size_t length = std::strlen(text);
  return s->width() == 1 && s->length() == length && std::memcmp(str_data(s), text, length) == 0;
}

int str_compare(const StrObject* a, const StrObject* b) {
  size_t an = a->length(), bn = b->length(), n = an < bn ? an : bn;
  const char *p = str_data(a), *q = str_data(b);
  if (a->width() == 1 && b->width() == 1) {
    int order = n ? std::memcmp(p, q, n) : 0;
    if (order != 0) return order;
  } else {
    for (size_t i = 0; i < n; i++) {
      uint32_t x = char_at(p, a->width(), i), y = char_at(q, b->width(), i);
      if (x != y) return x < y ? -1 : 1;
    }
  }
  return an < bn ? -1 : an > bn;
}

int64_t str_hash(StrObject* s) {
  int64_t hash = s->hash.load(std::memory_order_relaxed);
  if (hash != 0) return hash;
  hash = hash_bytes(str_data(s), s->length() * s->width(), s->width());
  s->hash.store(hash, std::memory_order_relaxed);
  return hash;
}

/// A slice object over the first `length` characters of `buffer`.
static Value new_slice(Task* task, StrBufferObject* buffer, size_t length, unsigned width) {
  auto* s = gc::allocate<StrSliceObject>(task, Kind::StrSlice, builtin_shape(BuiltinType::str));
  if (!s) return kNull;
  s->buffer = buffer;
  s->length_width = length << 3 | width;
  return Value::from_object(s);
}

/// Tries to append `b` behind `a` in a's own buffer: only the string that ends where the used part ends may
/// claim the room, and only one task wins the claim.
static Value append_in_place(Task* task, StrSliceObject* a, const StrObject* b) {
  unsigned width = a->width();
  StrBufferObject* buffer = a->buffer;
  uint64_t end = a->length() * width, need = b->length() * width;
  if (b->width() > width || buffer->capacity - end < need) return kNull;
  uint64_t expected = end;
  if (!buffer->used.compare_exchange_strong(expected, end + need, std::memory_order_acq_rel)) return kNull;
  copy_chars(buffer->data + end, width, str_data(b), b->width(), b->length());
  return new_slice(task, buffer, a->length() + b->length(), width);
}

static Value concat_to_buffer(Task* task, const StrObject* a, const StrObject* b, size_t length,
                              unsigned width) {
  size_t bytes = length * width;
  size_t capacity = bytes + bytes / 2;
  auto* buffer = gc::allocate<StrBufferObject>(task, Kind::StrBuffer, 0, capacity);
  if (!buffer) return kNull;
  buffer->capacity = capacity;
  buffer->used.store(bytes, std::memory_order_relaxed);
  copy_chars(buffer->data, width, str_data(a), a->width(), a->length());
  copy_chars(buffer->data + a->length() * width, width, str_data(b), b->width(), b->length());
  return new_slice(task, buffer, length, width);
}

Value str_concat(Task* task, Value left, Value right) {
  auto *a = left.as<StrObject>(), *b = right.as<StrObject>();
  if (a->length() == 0 && b->shape_relaxed() == builtin_shape(BuiltinType::str)) return right;
  if (b->length() == 0 && a->shape_relaxed() == builtin_shape(BuiltinType::str)) return left;
  size_t length = a->length() + b->length();
  unsigned width = a->width() > b->width() ? a->width() : b->width();
  if (a->kind == Kind::StrSlice) {
    Value extended = append_in_place(task, static_cast<StrSliceObject*>(a), b);
    if (!extended.is_null() || !task->exc.is_null()) return extended;
  }
  // A short piece at the end of a long string is how loops build text: leave room for the next one.
  if (length >= kBufferThreshold && b->length() <= a->length())
    return concat_to_buffer(task, a, b, length, width);
  StrInline* s = str_allocate(task, length, width);
  if (!s) return kNull;
  copy_chars(s->data, width, str_data(a), a->width(), a->length());
  copy_chars(s->data + a->length() * width, width, str_data(b), b->width(), b->length());
  return Value::from_object(s);
}

Value str_repeat(Task* task, Value v, int64_t count) {
  auto* from = v.as<StrObject>();
  size_t length = from->length();
  unsigned width = from->width();
  if (count <= 0 || length == 0) return str_empty();
  if (count == 1 && from->shape_relaxed() == builtin_shape(BuiltinType::str)) return v;
  if (static_cast<uint64_t>(count) > INT64_MAX / length)
    return raise_overflow_error(task, "repeated string is too long");
  StrInline* s = str_allocate(task, length * static_cast<size_t>(count), width);
  if (!s) return kNull;
  size_t unit = length * width, total = unit * static_cast<size_t>(count);
  std::memcpy(s->data, str_data(from), unit);
  for (size_t done = unit; done < total; done *= 2)
    std::memcpy(s->data + done, s->data, done <= total - done ? done : total - done);
  return Value::from_object(s);
}

Value str_exact(Task* task, Value v) {
  return str_substring(task, v, 0, v.as<StrObject>()->length());
}

Value str_substring(Task* task, Value v, size_t from, size_t to) {
  auto* s = v.as<StrObject>();
  if (from == 0 && to == s->length() && s->shape_relaxed() == builtin_shape(BuiltinType::str)) return v;
  if (from >= to) return str_empty();
  return str_from_chars(task, str_data(s) + from * s->width(), to - from, s->width());
}

Value str_slice(Task* task, Value v, int64_t start, int64_t step, size_t count) {
  if (step == 1)
    return str_substring(task, v, static_cast<size_t>(start), static_cast<size_t>(start) + count);
  auto* from = v.as<StrObject>();
  uint32_t all = 0;
  int64_t at = start;
  for (size_t i = 0; i < count; i++, at += step)
    all |= str_char(from, static_cast<size_t>(at));
  unsigned width = width_for(all);
  StrInline* s = str_allocate(task, count, width);
  if (!s) return kNull;
  at = start;
  for (size_t i = 0; i < count; i++, at += step) {
    uint32_t point = str_char(from, static_cast<size_t>(at));
    copy_chars(s->data + i * width, width, reinterpret_cast<const char*>(&point), 4, 1);
  }
  return Value::from_object(s);
}

char* str_to_utf8(const StrObject* s, size_t* length) {
  const char* data = str_data(s);
  unsigned width = s->width();
  size_t count = s->length(), bytes = 0;
  for (size_t i = 0; i < count; i++) {
    uint32_t c = char_at(data, width, i);
    bytes += c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
  }
  auto* out = static_cast<char*>(std::malloc(bytes + 1));
  if (!out) return nullptr;
  char* p = out;
  for (size_t i = 0; i < count; i++) {
    uint32_t c = char_at(data, width, i);
    if (c < 0x80) {
      *p++ = static_cast<char>(c);
      continue;
    }
    unsigned tail = c < 0x800 ? 1 : c < 0x10000 ? 2 : 3;
    *p++ = static_cast<char>((0xff00u >> (tail + 1)) | (c >> (6 * tail)));
    while (tail-- > 0)
      *p++ = static_cast<char>(0x80 | ((c >> (6 * tail)) & 0x3f));
  }
  *p = 0;
  *length = bytes;
  return out;
}

StrBuilder::~StrBuilder() {
  std::free(data_);
}

bool StrBuilder::reserve(size_t more, unsigned width) {
  if (failed_) return false;
  if (width <= width_ && (length_ + more) * width_ <= capacity_) return true;
  unsigned next_width = width > width_ ? width : width_;
  size_t need = (length_ + more) * next_width;
  size_t capacity = need + need / 2 + 32;
  bool fits = more < SIZE_MAX / 16 && gc::within_limit(capacity);
  auto* data = fits ? static_cast<char*>(std::malloc(capacity)) : nullptr;
  if (!data) {
    failed_ = true;
    return false;
  }
  if (length_) copy_chars(data, next_width, data_, width_, length_);
  std::free(data_);
  data_ = data;
  capacity_ = capacity;
  width_ = next_width;
  return true;
}

void StrBuilder::add_char(uint32_t point) {
  if (!reserve(1, width_for(point))) return;
  copy_chars(data_ + length_ * width_, width_, reinterpret_cast<const char*>(&point), 4, 1);
  length_++;
}

void StrBuilder::add_ascii(const char* text, size_t length) {
  if (!reserve(length, 1)) return;
  copy_chars(data_ + length_ * width_, width_, text, 1, length);
  length_ += length;
}

void StrBuilder::add_cstring(const char* text) {
  add_ascii(text, std::strlen(text));
}

void StrBuilder::add_range(const StrObject* s, size_t from, size_t to) {
  if (from >= to || !reserve(to - from, s->width())) return;
  copy_chars(data_ + length_ * width_, width_, str_data(s) + from * s->width(), s->width(), to - from);
  length_ += to - from;
}

void StrBuilder::add_repeated(uint32_t point, size_t count) {
  if (count == 0 || !reserve(count, width_for(point))) return;
  if (width_ == 1)
    std::memset(data_ + length_, static_cast<int>(point), count);
  else
    for (size_t i = 0; i < count; i++)
      copy_chars(data_ + (length_ + i) * width_, width_, reinterpret_cast<const char*>(&point), 4, 1);
  length_ += count;
}

Value StrBuilder::finish() {
  if (failed_) return raise_memory_error(task_);
  return str_from_chars(task_, data_, length_, width_);
}

/// Native size of either form, a multiple of 8 so that a subclass's slots follow.
static size_t str_native_size(const Object* o) {
  auto* s = static_cast<const StrObject*>(o);
  return o->kind == Kind::Str ? (sizeof(StrInline) + s->length() * s->width() + 7) & ~size_t{7}
                              : sizeof(StrSliceObject);
}
static size_t str_size(const Object* o) {
  return str_native_size(o) + slot_part_bytes(o);
}
static void trace_inline(Object* o, gc::Visitor& visitor) {
  trace_slot_part(o, visitor);
}
static size_t buffer_size(const Object* o) {
  return sizeof(StrBufferObject) + static_cast<const StrBufferObject*>(o)->capacity;
}
static void trace_slice(Object* o, gc::Visitor& visitor) {
  visitor.visit_pointer(&static_cast<StrSliceObject*>(o)->buffer);
  trace_slot_part(o, visitor);
}

void register_str_kinds() {
  gc::register_kind(Kind::Str, {"str", str_size, trace_inline, nullptr});
  gc::register_kind(Kind::StrBuffer, {"str buffer", buffer_size, nullptr, nullptr});
  gc::register_kind(Kind::StrSlice, {"str", str_size, trace_slice, nullptr});
  set_variable_size(Kind::Str, str_native_size);
  set_variable_size(Kind::StrSlice, str_native_size);
}

} // namespace pyc
