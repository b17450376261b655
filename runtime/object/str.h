#pragma once
/// str: characters of 1, 2 or 4 bytes, the smallest width that fits (as PEP 393), O(1) indexing, lone
/// surrogates allowed, cached hash.
///
/// Two forms. Kind::Str holds its characters inline. Kind::StrSlice is {shared growable buffer, length}:
/// appending to a string that ends where the buffer's used part ends claims the room behind it with one
/// compare-and-swap and writes in place, so that `s += c` in a loop is linear. Characters below `used` never
/// change.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

/// What both forms share. A subclass's slots follow the characters (Str) or the buffer pointer (StrSlice).
struct StrObject : Object {
  std::atomic<int64_t> hash; ///< 0 until computed
  uint64_t length_width;     ///< characters << 3 | bytes a character

  size_t length() const { return length_width >> 3; }
  unsigned width() const { return length_width & 7; }
};

struct StrInline : StrObject {
  char data[];
};

struct StrBufferObject : Object {
  uint64_t capacity;          ///< bytes
  std::atomic<uint64_t> used; ///< bytes
  char data[];
};

struct StrSliceObject : StrObject {
  StrBufferObject* buffer;
};

inline bool is_str(Value v) {
  return v.is_object() && (v.object()->kind == Kind::Str || v.object()->kind == Kind::StrSlice);
}

inline const char* str_data(const StrObject* s) {
  return s->kind == Kind::Str ? static_cast<const StrInline*>(s)->data
                              : static_cast<const StrSliceObject*>(s)->buffer->data;
}

inline uint32_t char_at(const char* data, unsigned width, size_t i) {
  if (width == 1) return static_cast<uint8_t>(data[i]);
  if (width == 2) return reinterpret_cast<const uint16_t*>(data)[i];
  return reinterpret_cast<const uint32_t*>(data)[i];
}
inline uint32_t str_char(const StrObject* s, size_t i) {
  return char_at(str_data(s), s->width(), i);
}

/// An uninitialised string whose characters the caller fills at once, with exactly the width that its widest
/// character needs. NULL with MemoryError.
StrInline* str_allocate(Task* task, size_t length, unsigned width);
/// The first `length` characters of a string of str_allocate that nobody else knows yet.
Value str_cut(StrInline* s, size_t length);
Value str_empty();
/// A one-character string; those below 256 are permanent.
Value str_from_char(Task* task, uint32_t point);
/// Well-formed UTF-8 from C++ code; malformed input is a bug and is replaced by U+FFFD.
Value str_from_utf8(Task* task, const char* text, size_t length);
Value str_from_cstring(Task* task, const char* text);
Value str_from_latin1(Task* task, const char* text, size_t length);
/// Characters of any width, narrowed to the smallest that fits.
Value str_from_chars(Task* task, const void* chars, size_t length, unsigned width);

/// The canonical string of these characters, permanent; safe to keep in a C++ static. Attribute names are
/// interned.
StrObject* intern_cstring(const char* text);
StrObject* intern(Task* task, Value s);

bool str_equal(const StrObject* a, const StrObject* b);
bool str_is_ascii(const StrObject* s);
bool str_equal_ascii(const StrObject* s, const char* text);
/// By code points: negative, 0, positive.
int str_compare(const StrObject* a, const StrObject* b);
/// Keyed by a seed that is random for each process; never -1 or 0.
int64_t str_hash(StrObject* s);

/// a + b; extends a's buffer in place where it can.
Value str_concat(Task* task, Value a, Value b);
Value str_repeat(Task* task, Value s, int64_t count);
/// The text of a str or of an instance of a subclass as a str, without its `__str__`.
Value str_exact(Task* task, Value v);
/// Characters [from, to); the caller has clamped them.
Value str_substring(Task* task, Value s, size_t from, size_t to);
/// Every step-th character from `start`, `count` of them.
Value str_slice(Task* task, Value s, int64_t start, int64_t step, size_t count);
/// First or last occurrence within [from, to), or -1.
int64_t str_find(const StrObject* s, const StrObject* part, size_t from, size_t to);
int64_t str_find_last(const StrObject* s, const StrObject* part, size_t from, size_t to);
Value str_repr(Task* task, Value s);
Value str_ascii(Task* task, Value s);

/// UTF-8 text of a string in a buffer that the caller frees with free(), NUL-terminated; surrogates are
/// written as CPython's surrogatepass does. Null when out of memory.
char* str_to_utf8(const StrObject* s, size_t* length);

/// Builds a string piece by piece; the widest character so far decides the width. Its memory is not in the
/// heap.
class StrBuilder {
public:
  explicit StrBuilder(Task* task) : task_(task) {}
  ~StrBuilder();
  StrBuilder(const StrBuilder&) = delete;
  StrBuilder& operator=(const StrBuilder&) = delete;

  void add_char(uint32_t point);
  void add_ascii(const char* text, size_t length);
  void add_cstring(const char* text);
  void add(const StrObject* s) { add_range(s, 0, s->length()); }
  void add_range(const StrObject* s, size_t from, size_t to);
  void add_repeated(uint32_t point, size_t count);
  size_t length() const { return length_; }
  /// The string; NULL with MemoryError when memory ran out on the way.
  Value finish();

private:
  bool reserve(size_t more, unsigned width);
  Task* task_;
  char* data_ = nullptr;
  size_t length_ = 0;
  size_t capacity_ = 0;
  unsigned width_ = 1;
  bool failed_ = false;
};

void register_str_kinds();

} // namespace pyc
