/// Method tables of bytes and bytearray, their conversions and predicates, and what changes a bytearray.
/// Searching, splitting and trimming have files of their own.

#include "object/bytes_methods.h"

#include <cstring>

#include "object/buffer.h"
#include "object/call.h"
#include "object/complex.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/list.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/slice.h"
#include "object/str.h"
#include "object/str_methods.h"
#include "object/tuple.h"
#include "object/unicode.h"
#include "platform/scratch.h"

namespace pyc {

namespace {

Value decode_method(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"encoding", "errors", nullptr};
  static const ParameterList list = {"decode", names, 0, 2};
  Value bound[2];
  if (!bind_arguments(task, list, args + 1, nargs - 1, kwnames, bound)) return kNull;
  return bytes_decode(task, args[0], bound[0], bound[1]);
}

Value hex_method(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BytesView view = bytes_view(args[0]);
  return bytes_hex(task, view.data, view.length, args + 1, nargs - 1, kwnames);
}

int hex_digit(uint32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  uint32_t lower = c | 0x20;
  return c < 0x80 && lower >= 'a' && lower <= 'f' ? static_cast<int>(lower - 'a' + 10) : -1;
}

/// The argument of fromhex as one byte a character.
struct HexText {
  const char* data;
  size_t length;
};

/// False with the ValueError of characters that are not ASCII, or the TypeError of what is neither text nor
/// bytes.
bool read_hex_text(Task* task, Value v, BytesLike& bytes, HexText* out) {
  if (is_str(v)) {
    auto* s = v.as<StrObject>();
    for (size_t i = 0; i < s->length(); i++)
      if (str_char(s, i) >= 0x80)
        return raise_value_error(task, "non-hexadecimal number found in fromhex() arg at position %zu", i);
    *out = {str_data(s), s->length()};
    return true;
  }
  if (!has_buffer(v))
    return raise_type_error(task, "fromhex() argument must be str or bytes-like, not %Q", v);
  if (!bytes.get(task, v)) return false;
  *out = {bytes.data(), bytes.length()};
  return true;
}

Value fromhex(Task* task, const Value* args, size_t, Value) {
  BytesLike bytes;
  HexText text;
  if (!read_hex_text(task, args[1], bytes, &text)) return kNull;
  Scratch<char, 256> out(task, text.length / 2 + 1);
  if (!out) return kNull;
  size_t n = 0;
  for (size_t i = 0; i < text.length;) {
    auto c = static_cast<unsigned char>(text.data[i]);
    if (c == ' ' || (c >= 9 && c <= 13)) {
      i++;
      continue;
    }
    int high = hex_digit(c),
        low = i + 1 < text.length ? hex_digit(static_cast<unsigned char>(text.data[i + 1])) : -1;
    if (high < 0 || low < 0) {
      if (high >= 0 && i + 1 >= text.length)
        return raise_value_error(task, "fromhex() arg must contain an even number of hexadecimal digits");
      return raise_value_error(task, "non-hexadecimal number found in fromhex() arg at position %zu",
                               high < 0 ? i : i + 1);
    }
    out[n++] = static_cast<char>(high << 4 | low);
    i += 2;
  }
  Value result = bytes_new(task, out.data(), n);
  auto* type = args[0].as<TypeObject>();
  return result.is_null() || type == types::bytes ? result : call1(task, args[0], result);
}

Value join_method(Task* task, const Value* args, size_t, Value) {
  Value items = items_of(task, args[1], "can only join an iterable");
  if (items.is_null()) return kNull;
  bool tuple = is_tuple(items);
  size_t n = tuple ? items.as<TupleObject>()->length : list_length(items);
  Value result = bytearray_new(task, nullptr, 0);
  if (result.is_null()) return kNull;
  auto* joined = result.as<ByteArrayObject>();
  auto append = [&](BytesView piece) {
    size_t old = joined->length;
    if (!bytearray_resize(task, joined, old + piece.length)) return false;
    if (piece.length) std::memcpy(joined->store->data + old, piece.data, piece.length);
    return true;
  };
  for (size_t i = 0; i < n; i++) {
    Value item = tuple ? items.as<TupleObject>()->items[i] : list_get(task, items, i);
    if (item == kAbsent) break;
    BytesLike piece;
    if (!piece.get(task, item)) {
      clear_error(task);
      return raise_type_error(task, "sequence item %zu: expected a bytes-like object, %T found", i, item);
    }
    if ((i > 0 && !append(bytes_view(args[0]))) || !append({piece.data(), piece.length()})) return kNull;
  }
  BytesView all = bytes_view(result);
  return is_bytes(args[0]) ? bytes_new(task, all.data, all.length) : result;
}

using ByteTest = bool (*)(unsigned char c);
template <ByteTest test> Value all_bytes(Task*, const Value* args, size_t, Value) {
  BytesView view = bytes_view(args[0]);
  for (size_t i = 0; i < view.length; i++)
    if (!test(static_cast<unsigned char>(view.data[i]))) return kFalse;
  return Value::from_bool(view.length > 0);
}

bool is_upper(unsigned char c) {
  return c >= 'A' && c <= 'Z';
}
bool is_lower(unsigned char c) {
  return c >= 'a' && c <= 'z';
}
bool is_alpha(unsigned char c) {
  return is_upper(c) || is_lower(c);
}
bool is_digit(unsigned char c) {
  return c >= '0' && c <= '9';
}
bool is_space(unsigned char c) {
  return is_ascii_space(c);
}
bool is_alnum(unsigned char c) {
  return is_alpha(c) || is_digit(c);
}
/// Words start with a capital and go on in small letters.
Value istitle(Task*, const Value* args, size_t, Value) {
  BytesView view = bytes_view(args[0]);
  bool cased = false, in_word = false;
  for (size_t i = 0; i < view.length; i++) {
    auto c = static_cast<unsigned char>(view.data[i]);
    if (in_word ? is_upper(c) : is_lower(c)) return kFalse;
    in_word = is_alpha(c);
    cased = cased || in_word;
  }
  return Value::from_bool(cased);
}

Value isascii(Task*, const Value* args, size_t, Value) {
  BytesView view = bytes_view(args[0]);
  for (size_t i = 0; i < view.length; i++)
    if (static_cast<unsigned char>(view.data[i]) >= 0x80) return kFalse;
  return kTrue;
}

template <bool upper> Value one_case(Task*, const Value* args, size_t, Value) {
  BytesView view = bytes_view(args[0]);
  bool cased = false;
  for (size_t i = 0; i < view.length; i++) {
    auto c = static_cast<unsigned char>(view.data[i]);
    if (upper ? is_lower(c) : is_upper(c)) return kFalse;
    cased = cased || is_alpha(c);
  }
  return Value::from_bool(cased);
}

/// ASCII case mapping: byte by byte.
template <unsigned char (*map)(unsigned char c, bool first_of_word, bool first)>
Value map_case(Task* task, const Value* args, size_t, Value) {
  BytesView view = bytes_view(args[0]);
  BytesObject* out = bytes_allocate(task, view.length);
  if (!out) return kNull;
  bool in_word = false;
  for (size_t i = 0; i < view.length; i++) {
    auto c = static_cast<unsigned char>(view.data[i]);
    out->data[i] = static_cast<char>(map(c, !in_word, i == 0));
    in_word = is_alpha(c);
  }
  return is_bytes(args[0]) ? Value::from_object(out) : bytearray_new(task, out->data, out->length);
}

unsigned char to_lower(unsigned char c, bool, bool) {
  return is_upper(c) ? c + 32 : c;
}
unsigned char to_upper(unsigned char c, bool, bool) {
  return is_lower(c) ? c - 32 : c;
}
unsigned char to_swapped(unsigned char c, bool, bool) {
  return is_lower(c) ? c - 32 : is_upper(c) ? c + 32 : c;
}
unsigned char to_title(unsigned char c, bool first_of_word, bool) {
  return first_of_word ? to_upper(c, false, false) : to_lower(c, false, false);
}
unsigned char to_capitalized(unsigned char c, bool, bool first) {
  return first ? to_upper(c, false, false) : to_lower(c, false, false);
}

Value translate(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"", "delete", nullptr};
  static const ParameterList list = {"translate", names, 1, 2};
  Value bound[2];
  if (!bind_arguments(task, list, args + 1, nargs - 1, kwnames, bound)) return kNull;
  BytesView table{nullptr, 0}, drop{"", 0}, view = bytes_view(args[0]);
  BytesLike map, deleted;
  if (!bound[0].is_none()) {
    if (!map.get(task, bound[0])) return kNull;
    table = {map.data(), map.length()};
    if (table.length != 256) return raise_value_error(task, "translation table must be 256 characters long");
  }
  if (!bound[1].is_null()) {
    if (!deleted.get(task, bound[1])) return kNull;
    drop = {deleted.data(), deleted.length()};
  }
  Scratch<char, 256> out(task, view.length + 1);
  if (!out) return kNull;
  size_t n = 0;
  for (size_t i = 0; i < view.length; i++) {
    char c = view.data[i];
    if (drop.length && std::memchr(drop.data, c, drop.length)) continue;
    out[n++] = table.data ? table.data[static_cast<unsigned char>(c)] : c;
  }
  return bytes_new_like(task, args[0], out.data(), n);
}

Value maketrans(Task* task, const Value* args, size_t, Value) {
  BytesLike from, to;
  if (!from.get(task, args[0]) || !to.get(task, args[1])) return kNull;
  if (from.length() != to.length())
    return raise_value_error(task, "maketrans arguments must have same length");
  char table[256];
  for (int i = 0; i < 256; i++)
    table[i] = static_cast<char>(i);
  for (size_t i = 0; i < from.length(); i++)
    table[static_cast<unsigned char>(from.data()[i])] = to.data()[i];
  return bytes_new(task, table, 256);
}

Value dunder_bytes(Task* task, const Value* args, size_t, Value) {
  return bytes_self_or_copy(task, args[0]);
}

Value getnewargs(Task* task, const Value* args, size_t, Value) {
  BytesView view = bytes_view(args[0]);
  Value copy = bytes_new(task, view.data, view.length);
  return copy.is_null() ? kNull : tuple_new(task, &copy, 1);
}

// bytearray only

Value append_method(Task* task, const Value* args, size_t, Value) {
  char byte;
  if (!byte_value(task, args[1], &byte)) return kNull;
  auto* array = args[0].as<ByteArrayObject>();
  if (!bytearray_resize(task, array, array->length + 1)) return kNull;
  array->store->data[array->length - 1] = byte;
  return kNone;
}

bool append_byte(Task* task, void* context, Value item) {
  auto* array = static_cast<ByteArrayObject*>(context);
  char byte;
  if (!byte_value(task, item, &byte) || !bytearray_resize(task, array, array->length + 1)) return false;
  array->store->data[array->length - 1] = byte;
  return true;
}

/// What extend() appends: a copy, so that nothing is appended when an item is wrong.
Value extension(Task* task, Value v) {
  if (has_buffer(v)) return bytes_from_object(task, v);
  Value iterator = get_iter(task, v);
  if (iterator.is_null()) {
    if (!clear_if(task, types::TypeError)) return kNull;
    return raise_type_error(task, "can't extend bytearray with %.100T", v);
  }
  int64_t hint;
  if (!length_hint(task, v, 32, &hint)) return kNull;
  Value bytes = bytearray_new(task, nullptr, 0);
  if (bytes.is_null() || iterate_rest(task, iterator, append_byte, bytes.object())) return bytes;
  if (is_str(v) && clear_if(task, types::TypeError))
    return raise_type_error(task, "expected iterable of integers; got: 'str'");
  return kNull;
}

Value extend_method(Task* task, const Value* args, size_t, Value) {
  Value source = extension(task, args[1]);
  if (source.is_null()) return kNull;
  auto* array = args[0].as<ByteArrayObject>();
  size_t old = array->length, count = bytes_view(source).length;
  if (!bytearray_resize(task, array, old + count)) return kNull;
  if (count) std::memmove(array->store->data + old, bytes_view(source).data, count);
  return kNone;
}

Value pop_method(Task* task, const Value* args, size_t nargs, Value) {
  auto* array = args[0].as<ByteArrayObject>();
  int64_t i = -1;
  if (nargs > 1 && !size_argument(task, args[1], &i)) return kNull;
  auto n = static_cast<int64_t>(array->length);
  if (n == 0) return raise_index_error(task, "pop from empty bytearray");
  if (i < 0) i += n;
  if (i < 0 || i >= n) return raise_index_error(task, "pop index out of range");
  auto byte = static_cast<unsigned char>(array->store->data[i]);
  if (array->exports == 0)
    std::memmove(array->store->data + i, array->store->data + i + 1, static_cast<size_t>(n - i - 1));
  return bytearray_resize(task, array, array->length - 1) ? Value::from_small_int(byte) : kNull;
}

Value insert_method(Task* task, const Value* args, size_t, Value) {
  auto* array = args[0].as<ByteArrayObject>();
  int64_t i;
  char byte;
  if (!size_argument(task, args[1], &i) || !byte_value(task, args[2], &byte)) return kNull;
  auto n = static_cast<int64_t>(array->length);
  i = i < 0 ? (i + n < 0 ? 0 : i + n) : i > n ? n : i;
  if (!bytearray_resize(task, array, array->length + 1)) return kNull;
  std::memmove(array->store->data + i + 1, array->store->data + i, static_cast<size_t>(n - i));
  array->store->data[i] = byte;
  return kNone;
}

Value remove_method(Task* task, const Value* args, size_t, Value) {
  auto* array = args[0].as<ByteArrayObject>();
  char byte;
  if (!byte_value(task, args[1], &byte)) return kNull;
  BytesView view = bytes_view(args[0]);
  auto* hit =
      view.length
          ? static_cast<const char*>(std::memchr(view.data, static_cast<unsigned char>(byte), view.length))
          : nullptr;
  if (!hit) return raise_value_error(task, "value not found in bytearray");
  auto i = static_cast<size_t>(hit - view.data);
  if (array->exports == 0) std::memmove(array->store->data + i, hit + 1, view.length - i - 1);
  return bytearray_resize(task, array, array->length - 1) ? kNone : kNull;
}

Value resize_method(Task* task, const Value* args, size_t, Value) {
  int64_t length;
  if (!size_argument(task, args[1], &length)) return kNull;
  if (length < 0)
    return raise_value_error(task, "Can only resize to positive sizes, got %ld", static_cast<long>(length));
  auto* array = args[0].as<ByteArrayObject>();
  size_t old = array->length, wanted = static_cast<size_t>(length);
  if (!bytearray_resize(task, array, wanted)) return kNull;
  if (wanted > old) std::memset(array->store->data + old, 0, wanted - old);
  return kNone;
}

Value clear_method(Task* task, const Value* args, size_t, Value) {
  return bytearray_resize(task, args[0].as<ByteArrayObject>(), 0) ? kNone : kNull;
}

Value copy_method(Task* task, const Value* args, size_t, Value) {
  BytesView view = bytes_view(args[0]);
  return bytearray_new(task, view.data, view.length);
}

Value reverse_method(Task*, const Value* args, size_t, Value) {
  auto* array = args[0].as<ByteArrayObject>();
  for (size_t i = 0; i < array->length / 2; i++) {
    char c = array->store->data[i];
    array->store->data[i] = array->store->data[array->length - 1 - i];
    array->store->data[array->length - 1 - i] = c;
  }
  return kNone;
}

} // namespace

Value bytes_hex(Task* task, const char* data, size_t length, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"sep", "bytes_per_sep", nullptr};
  static const ParameterList list = {"hex", names, 0, 2};
  Value bound[2];
  if (!bind_arguments(task, list, args, nargs, kwnames, bound)) return kNull;
  int32_t group = 1;
  char separator = 0;
  if (!bound[1].is_null() && !int_argument(task, bound[1], &group)) return kNull;
  if (!bound[0].is_null()) {
    int64_t count;
    if (!pyc::length(task, bound[0], &count)) return kNull;
    if (count != 1) return raise_value_error(task, "sep must be length 1.");
    if (!is_str(bound[0]) && !is_bytes(bound[0])) return raise_type_error(task, "sep must be str or bytes.");
    uint32_t c = is_str(bound[0]) ? str_char(bound[0].as<StrObject>(), 0)
                                  : static_cast<unsigned char>(bytes_view(bound[0]).data[0]);
    if (c >= 0x80) return raise_value_error(task, "sep must be ASCII.");
    separator = static_cast<char>(c);
  }
  auto size = static_cast<size_t>(group < 0 ? -int64_t{group} : group);
  StrBuilder out(task);
  for (size_t i = 0; i < length; i++) {
    // A positive size counts groups from the right, a negative one from the left.
    size_t at = group > 0 ? length - i : i;
    if (separator && size && i > 0 && at % size == 0) out.add_char(static_cast<unsigned char>(separator));
    auto c = static_cast<unsigned char>(data[i]);
    out.add_char(static_cast<unsigned char>("0123456789abcdef"[c >> 4]));
    out.add_char(static_cast<unsigned char>("0123456789abcdef"[c & 15]));
  }
  return out.finish();
}

/// What is assigned to a slice, as bytes or bytearray.
static Value assigned_bytes(Task* task, Value value) {
  if (value.is_null()) return bytes_empty();
  if (is_bytearray(value)) return value;
  const TypeSlots& slots = type_of(value)->slots;
  if (slots.index || slots.int_ || slots.float_ || is_complex(value) || is_str(value))
    return raise_type_error(task, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  return call1(task, type_value(types::bytearray), value);
}

bool bytearray_set_slice(Task* task, ByteArrayObject* array, Value slice, Value value) {
  SliceParts parts;
  // As CPython, where the assignment of anything but a bytearray starts again with one.
  if (value.is_null() || has_kind(value, Kind::ByteArray)) slice = slice_resolved(task, slice);
  if (slice.is_null() || !slice_parts(task, slice, &parts)) return false;
  Value source = assigned_bytes(task, value);
  if (source.is_null()) return false;
  // `a[1:2] = a`: the source must not move while it is copied.
  if (source == Value::from_object(array))
    source = bytes_new(task, bytes_view(source).data, bytes_view(source).length);
  // The parts' __index__ may change the array, so its length counts afterwards.
  if (source.is_null() || !slice_parts(task, slice, &parts)) return false;
  SliceBounds bounds = slice_clamp(parts, static_cast<int64_t>(array->length));
  BytesView from = bytes_view(source);
  auto count = static_cast<size_t>(bounds.count);
  // As in CPython, nothing at all may be assigned to any extended slice: it deletes.
  if (bounds.step != 1 && from.length > 0) {
    if (from.length != count)
      return raise_value_error(task, "attempt to assign bytes of size %zu to extended slice of size %zu",
                               from.length, count);
    for (size_t i = 0; i < count; i++)
      array->store->data[bounds.start + static_cast<int64_t>(i) * bounds.step] = from.data[i];
    return true;
  }
  if (bounds.step != 1) {
    // Deleting every step-th byte: keep the others, in order.
    int64_t low = bounds.step < 0 ? bounds.start + (bounds.count - 1) * bounds.step : bounds.start;
    int64_t step = bounds.step < 0 ? -bounds.step : bounds.step;
    size_t kept = 0;
    for (size_t i = 0; i < array->length; i++) {
      auto offset = static_cast<int64_t>(i) - low;
      bool removed = offset >= 0 && offset % step == 0 && offset / step < bounds.count;
      if (!removed) array->store->data[kept++] = array->store->data[i];
    }
    return bytearray_resize(task, array, kept);
  }
  auto start = static_cast<size_t>(bounds.start);
  size_t old_length = array->length, tail = old_length - start - count,
         new_length = old_length - count + from.length;
  if (new_length > old_length && !bytearray_resize(task, array, new_length)) return false;
  if (array->store)
    std::memmove(array->store->data + start + from.length, array->store->data + start + count, tail);
  if (from.length) std::memcpy(array->store->data + start, from.data, from.length);
  return new_length >= old_length || bytearray_resize(task, array, new_length);
}

/// (class, (content,), attributes): the content as bytes from protocol 3 on, before as the str of its
/// characters.
static Value reduce_bytearray(Task* task, Value self, int64_t protocol) {
  Value content = call1(task, type_value(types::bytes), self);
  if (content.is_null()) return kNull;
  int64_t size;
  if (!length(task, content, &size)) return kNull;
  Value arguments = tuple_empty();
  if (size > 0 && protocol >= 3) arguments = tuple_of(task, content);
  if (size > 0 && protocol < 3) {
    Value encoding = str_from_cstring(task, "latin-1");
    Value text =
        encoding.is_null() ? kNull : call_method(task, content, intern_cstring("decode"), &encoding, 1);
    arguments = text.is_null() ? kNull : tuple_of(task, text, encoding);
  }
  Value state = arguments.is_null() ? kNull : call_method(task, self, names.getstate);
  return state.is_null() ? kNull : tuple_of(task, type_value(type_of(self)), arguments, state);
}

static Value reduce_method(Task* task, const Value* args, size_t, Value) {
  return reduce_bytearray(task, args[0], 2);
}
static Value reduce_ex_method(Task* task, const Value* args, size_t nargs, Value) {
  int64_t protocol = 0;
  if (nargs > 1 && !index_i64(task, args[1], types::OverflowError, &protocol)) return kNull;
  return reduce_bytearray(task, args[0], protocol);
}

#define PYC_SHARED_BYTES_METHODS                                                                               \
  {"decode", decode_method,   0,                                                                               \
   -1,       kMethodKeywords, "Decode the bytes using the codec registered for encoding."},                    \
      {"hex", hex_method,      0,                                                                              \
       -1,    kMethodKeywords, "Create a string of hexadecimal numbers from a bytes object."},                 \
      {"fromhex", fromhex, 1, 1, kMethodClass, "Create a bytes object from a string of hexadecimal numbers."}, \
      {"join", join_method, 1, 1, 0, "Concatenate any number of bytes objects."},                              \
      {"split", bytes_split, 0, -1, kMethodKeywords, "Return a list of the sections in the bytes."},           \
      {"rsplit", bytes_rsplit, 0, -1, kMethodKeywords, "Return a list of the sections, from the end."},        \
      {"splitlines", bytes_splitlines, 0, -1, kMethodKeywords, "Return a list of the lines in the bytes."},    \
      {"partition", bytes_partition, 1, 1, 0, "Partition the bytes into three parts."},                        \
      {"rpartition", bytes_rpartition, 1, 1, 0, "Partition the bytes from the end."},                          \
      {"strip", bytes_strip, 0, 1, 0, "Strip leading and trailing bytes contained in the argument."},          \
      {"lstrip", bytes_lstrip, 0, 1, 0, "Strip leading bytes contained in the argument."},                     \
      {"rstrip", bytes_rstrip, 0, 1, 0, "Strip trailing bytes contained in the argument."},                    \
      {"find", bytes_find_method, 1, 3, 0, "Return the lowest index of a subsection, or -1."},                 \
      {"rfind", bytes_rfind_method, 1, 3, 0, "Return the highest index of a subsection, or -1."},              \
      {"index", bytes_index_method, 1, 3, 0, "Return the lowest index of a subsection."},                      \
      {"rindex", bytes_rindex_method, 1, 3, 0, "Return the highest index of a subsection."},                   \
      {"count", bytes_count_method, 1, 3, 0, "Return the number of occurrences of a subsection."},             \
      {"replace", bytes_replace, 2, 3, 0, "Return a copy with a part replaced."},                              \
      {"startswith", bytes_startswith, 1, 3, 0, "Return True if the bytes start with the prefix."},            \
      {"endswith", bytes_endswith, 1, 3, 0, "Return True if the bytes end with the suffix."},                  \
      {"removeprefix", bytes_removeprefix, 1, 1, 0, "Remove the prefix if it is there."},                      \
      {"removesuffix", bytes_removesuffix, 1, 1, 0, "Remove the suffix if it is there."},                      \
      {"center", bytes_center, 1, 2, 0, "Return a centered copy of length width."},                            \
      {"ljust", bytes_ljust, 1, 2, 0, "Return a left-justified copy of length width."},                        \
      {"rjust", bytes_rjust, 1, 2, 0, "Return a right-justified copy of length width."},                       \
      {"zfill", bytes_zfill, 1, 1, 0, "Pad a numeric string with zeros on the left."},                         \
      {"expandtabs", bytes_expandtabs, 0, -1, kMethodKeywords, "Expand tab characters using spaces."},         \
      {"lower", map_case<to_lower>, 0, 0, 0, "Return a copy converted to lowercase ASCII."},                   \
      {"upper", map_case<to_upper>, 0, 0, 0, "Return a copy converted to uppercase ASCII."},                   \
      {"swapcase", map_case<to_swapped>, 0, 0, 0, "Return a copy with the case of ASCII letters swapped."},    \
      {"title", map_case<to_title>, 0, 0, 0, "Return a titlecased copy."},                                     \
      {"capitalize", map_case<to_capitalized>, 0, 0, 0, "Return a capitalized copy."},                         \
      {"isalpha", all_bytes<is_alpha>, 0, 0, 0, "Return True if all characters are ASCII letters."},           \
      {"isalnum", all_bytes<is_alnum>, 0, 0, 0, "Return True if all characters are ASCII letters or digits."}, \
      {"isdigit", all_bytes<is_digit>, 0, 0, 0, "Return True if all characters are ASCII digits."},            \
      {"isspace", all_bytes<is_space>, 0, 0, 0, "Return True if all characters are ASCII whitespace."},        \
      {"isupper", one_case<true>, 0, 0, 0, "Return True if all cased characters are uppercase."},              \
      {"islower", one_case<false>, 0, 0, 0, "Return True if all cased characters are lowercase."},             \
      {"istitle", istitle, 0, 0, 0, "Return True if the bytes are titlecased."},                               \
      {"isascii", isascii, 0, 0, 0, "Return True if all characters are ASCII."},                               \
      {"translate", translate,       0,                                                                        \
       -1,          kMethodKeywords, "Return a copy with each character mapped by a table."},                  \
      {"maketrans", maketrans, 2, 2, kMethodStatic, "Return a translation table."}

const MethodDef bytes_methods[] = {
    PYC_SHARED_BYTES_METHODS,
    {"__bytes__", dunder_bytes, 0, 0, 0, "Convert this value to exact type bytes."},
    {"__getnewargs__", getnewargs, 0, 0, 0, nullptr},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const MethodDef bytearray_methods[] = {
    PYC_SHARED_BYTES_METHODS,
    {"__reduce__", reduce_method, 0, 0, 0, "Return state information for pickling."},
    {"__reduce_ex__", reduce_ex_method, 0, 1, 0, "Return state information for pickling."},
    {"append", append_method, 1, 1, 0, "Append a single item to the end."},
    {"extend", extend_method, 1, 1, 0, "Append all the items from the iterator or sequence."},
    {"insert", insert_method, 2, 2, 0, "Insert a single item before the given index."},
    {"resize", resize_method, 1, 1, 0, "Resize the internal buffer; new bytes are zero."},
    {"pop", pop_method, 0, 1, 0, "Remove and return a single item."},
    {"remove", remove_method, 1, 1, 0, "Remove the first occurrence of a value."},
    {"clear", clear_method, 0, 0, 0, "Remove all items."},
    {"copy", copy_method, 0, 0, 0, "Return a copy."},
    {"reverse", reverse_method, 0, 0, 0, "Reverse the order of the values in place."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

#undef PYC_SHARED_BYTES_METHODS

} // namespace pyc
