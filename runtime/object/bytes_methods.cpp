/// Methods of bytes and bytearray. Those of text shape (split, strip, find, replace, case, …) work on the
/// bytes as Latin-1 text through str's methods, whose ASCII behaviour is the same, and bring the results
/// back.

#include "object/bytes_methods.h"

#include <cstring>

#include "object/buffer.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/list.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/slice.h"
#include "object/str.h"
#include "object/str_methods.h"
#include "object/tuple.h"
#include "platform/scratch.h"

namespace pyc {

namespace {

struct View {
  const char* data;
  size_t length;
};

View view_of(Value v) {
  View view{"", 0};
  bytes_like_data(v, &view.data, &view.length);
  return view;
}

Value new_like(Task* task, Value like, const char* data, size_t length) {
  return is_bytes(like) ? bytes_new(task, data, length) : bytearray_new(task, data, length);
}

Value decode_method(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"encoding", "errors", nullptr};
  static const ParameterList list = {"decode", names, 0, 2};
  Value bound[2];
  if (!bind_arguments(task, list, args + 1, nargs - 1, kwnames, bound)) return kNull;
  return bytes_decode(task, args[0], bound[0], bound[1]);
}

Value hex_method(Task* task, const Value* args, size_t nargs, Value kwnames) {
  View view = view_of(args[0]);
  return bytes_hex(task, view.data, view.length, args + 1, nargs - 1, kwnames);
}

int hex_digit(uint32_t c) {
  if (c >= '0' && c <= '9') return static_cast<int>(c - '0');
  uint32_t lower = c | 0x20;
  return c < 0x80 && lower >= 'a' && lower <= 'f' ? static_cast<int>(lower - 'a' + 10) : -1;
}

Value fromhex(Task* task, const Value* args, size_t, Value) {
  if (!is_str(args[1])) return raise_type_error(task, "fromhex() argument must be str, not %T", args[1]);
  auto* s = args[1].as<StrObject>();
  Scratch<char, 256> out(task, s->length() / 2 + 1);
  if (!out) return kNull;
  size_t n = 0;
  for (size_t i = 0; i < s->length();) {
    uint32_t c = str_char(s, i);
    if (c == ' ' || (c >= 9 && c <= 13)) {
      i++;
      continue;
    }
    int high = hex_digit(c), low = i + 1 < s->length() ? hex_digit(str_char(s, i + 1)) : -1;
    if (high < 0 || low < 0) {
      if (high >= 0 && i + 1 >= s->length())
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
  Value items = is_tuple(args[1]) || is_list(args[1]) ? args[1] : list_from_iterable(task, args[1]);
  if (items.is_null()) return kNull;
  bool tuple = is_tuple(items);
  size_t n = tuple ? items.as<TupleObject>()->length : list_length(items);
  Value result = bytearray_new(task, nullptr, 0);
  if (result.is_null()) return kNull;
  auto* joined = result.as<ByteArrayObject>();
  auto append = [&](View piece) {
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
    if ((i > 0 && !append(view_of(args[0]))) || !append({piece.data(), piece.length()})) return kNull;
  }
  View all = view_of(result);
  return is_bytes(args[0]) ? bytes_new(task, all.data, all.length) : result;
}

/// Bytes-like arguments become Latin-1 text; ints of find and count the character; everything else is passed
/// on.
Value to_text(Task* task, Value v, bool ints_are_bytes) {
  if (has_buffer(v)) {
    BytesLike bytes;
    return bytes.get(task, v) ? str_from_latin1(task, bytes.data(), bytes.length()) : kNull;
  }
  if (ints_are_bytes && is_int_or_bool(v)) {
    int64_t byte;
    if (!int_to_i64(bool_to_int(v), &byte) || byte < 0 || byte > 255)
      return raise_value_error(task, "byte must be in range(0, 256)");
    return str_from_char(task, static_cast<uint32_t>(byte));
  }
  if (is_tuple(v)) {
    auto* tuple = v.as<TupleObject>();
    Scratch<Value> items(task, tuple->length + 1);
    if (!items) return kNull;
    for (size_t i = 0; i < tuple->length; i++) {
      items[i] = to_text(task, tuple->items[i], false);
      if (items[i].is_null()) return kNull;
    }
    return tuple_new(task, items.data(), tuple->length);
  }
  return v;
}

Value from_text(Task* task, Value like, Value v) {
  if (is_str(v)) {
    auto* s = v.as<StrObject>();
    // Case mappings of ASCII stay ASCII, the other methods only move characters: the width stays 1.
    return new_like(task, like, str_data(s), s->length());
  }
  if (is_list(v)) {
    for (size_t i = 0, n = list_length(v); i < n; i++) {
      Value item = from_text(task, like, list_get(task, v, i));
      if (item.is_null() || !list_set(task, v, i, item)) return kNull;
    }
    return v;
  }
  if (is_tuple(v)) {
    auto* tuple = v.as<TupleObject>();
    Value items[3];
    for (size_t i = 0; i < tuple->length && i < 3; i++) {
      items[i] = from_text(task, like, tuple->items[i]);
      if (items[i].is_null()) return kNull;
    }
    return tuple_new(task, items, tuple->length);
  }
  return v;
}

enum class First { BytesLike, Byte, Any };

/// Runs a str method on Latin-1 text. `first` says what the first argument must be.
Value through_str(Task* task, StrMethod* method, First first, const Value* args, size_t nargs,
                  Value kwnames) {
  Value text_args[8];
  size_t keywords = kwnames.is_null() ? 0 : kwnames.as<TupleObject>()->length;
  if (nargs + keywords > 8) return raise_type_error(task, "too many arguments");
  for (size_t i = 0; i < nargs + keywords; i++) {
    bool text_place = i > 0 && i < 3;
    if (i == 1 && first == First::Byte && is_str(args[i]))
      return raise_type_error(task, "argument should be integer or bytes-like object, not '%T'", args[i]);
    if (text_place && is_str(args[i]))
      return raise_type_error(task, "a bytes-like object is required, not 'str'");
    if (i == 1 && first == First::BytesLike && !has_buffer(args[i]))
      return raise_type_error(task, "a bytes-like object is required, not '%T'", args[i]);
    text_args[i] = text_place || i == 0 ? to_text(task, args[i], i == 1 && first == First::Byte) : args[i];
    if (text_args[i].is_null()) return kNull;
  }
  Value result = method(task, text_args, nargs, kwnames);
  return result.is_null() ? kNull : from_text(task, args[0], result);
}

/// White space of bytes is ASCII's, unlike str's.
bool is_space(unsigned char c) {
  return c == ' ' || (c >= 9 && c <= 13);
}

constexpr int kLeft = 1, kRight = 2;

/// strip, lstrip, rstrip: the argument is a set of bytes, by default white space.
template <int sides> Value strip_method(Task* task, const Value* args, size_t nargs, Value) {
  View set{nullptr, 0}, view = view_of(args[0]);
  BytesLike bytes;
  if (nargs > 1 && !args[1].is_none()) {
    if (!bytes.get(task, args[1])) return kNull;
    set = {bytes.data(), bytes.length()};
  }
  auto strips = [&](char c) {
    return set.data ? std::memchr(set.data, c, set.length) != nullptr
                    : is_space(static_cast<unsigned char>(c));
  };
  size_t from = 0, to = view.length;
  if (sides & kLeft)
    while (from < to && strips(view.data[from]))
      from++;
  if (sides & kRight)
    while (to > from && strips(view.data[to - 1]))
      to--;
  if (to - from == view.length && is_exact(args[0], BuiltinType::bytes)) return args[0];
  return new_like(task, args[0], view.data + from, to - from);
}

bool append_piece(Task* task, Value list, Value like, const char* data, size_t length) {
  Value piece = new_like(task, like, data, length);
  return !piece.is_null() && list_append(task, list, piece);
}

/// split() at runs of white space, from the left; at most `limit` cuts, < 0 for no limit.
Value split_spaces(Task* task, Value self, int64_t limit) {
  Value list = list_new(task, nullptr, 0);
  size_t i = 0;
  while (!list.is_null()) {
    View view = view_of(self);
    while (i < view.length && is_space(static_cast<unsigned char>(view.data[i])))
      i++;
    if (i >= view.length) break;
    size_t start = i, end = view.length;
    bool last = limit-- == 0;
    // The rest after the last cut keeps its end as it is.
    if (!last) {
      while (i < end && !is_space(static_cast<unsigned char>(view.data[i])))
        i++;
      end = i;
    }
    if (!append_piece(task, list, self, view.data + start, end - start)) return kNull;
    if (last) break;
  }
  return list;
}

/// rsplit() at runs of white space; the pieces are found from the right, and turned around at the end.
Value rsplit_spaces(Task* task, Value self, int64_t limit) {
  Value list = list_new(task, nullptr, 0);
  size_t i = view_of(self).length;
  while (!list.is_null()) {
    View view = view_of(self);
    while (i > 0 && is_space(static_cast<unsigned char>(view.data[i - 1])))
      i--;
    if (i == 0) break;
    size_t end = i, start = 0;
    bool last = limit-- == 0;
    if (!last) {
      while (i > 0 && !is_space(static_cast<unsigned char>(view.data[i - 1])))
        i--;
      start = i;
    }
    if (!append_piece(task, list, self, view.data + start, end - start)) return kNull;
    if (last) break;
  }
  for (size_t a = 0, b = list.is_null() ? 0 : list_length(list); a + 1 < b; a++) {
    b--;
    Value low = list_get(task, list, a), high = list_get(task, list, b);
    list_set(task, list, a, high);
    list_set(task, list, b, low);
  }
  return list;
}

/// split and rsplit: a separator is cut at as in text; without one, white space.
template <StrMethod* by_separator, Value (*by_spaces)(Task*, Value, int64_t)>
Value split_method(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"sep", "maxsplit", nullptr};
  const ParameterList parameters = {by_spaces == split_spaces ? "split" : "rsplit", names, 0, 2};
  Value bound[2];
  if (!bind_arguments(task, parameters, args + 1, nargs - 1, kwnames, bound)) return kNull;
  bool spaces = bound[0].is_null() || bound[0].is_none();
  if (!spaces) return through_str(task, by_separator, First::Any, args, nargs, kwnames);
  int64_t limit = -1;
  if (!bound[1].is_null() && !index_i64(task, bound[1], types::OverflowError, &limit)) return kNull;
  return by_spaces(task, args[0], limit);
}

/// Lines of bytes end at \n, \r and \r\n only.
Value splitlines_method(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"keepends", nullptr};
  static const ParameterList parameters = {"splitlines", names, 0, 1};
  Value bound[1];
  if (!bind_arguments(task, parameters, args + 1, nargs - 1, kwnames, bound)) return kNull;
  bool keep = false;
  if (!bound[0].is_null() && !truth(task, bound[0], &keep)) return kNull;
  Value list = list_new(task, nullptr, 0);
  View view = view_of(args[0]);
  for (size_t i = 0; !list.is_null() && i < view.length;) {
    size_t start = i;
    while (i < view.length && view.data[i] != '\n' && view.data[i] != '\r')
      i++;
    size_t end = i;
    if (i < view.length) i += view.data[i] == '\r' && i + 1 < view.length && view.data[i + 1] == '\n' ? 2 : 1;
    if (!append_piece(task, list, args[0], view.data + start, (keep ? i : end) - start)) return kNull;
    view = view_of(args[0]);
  }
  return list;
}

template <StrMethod* method, First first = First::Any>
Value shared(Task* task, const Value* args, size_t nargs, Value kwnames) {
  return through_str(task, method, first, args, nargs, kwnames);
}

using ByteTest = bool (*)(unsigned char c);
template <ByteTest test> Value all_bytes(Task*, const Value* args, size_t, Value) {
  View view = view_of(args[0]);
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
bool is_alnum(unsigned char c) {
  return is_alpha(c) || is_digit(c);
}
Value isascii(Task*, const Value* args, size_t, Value) {
  View view = view_of(args[0]);
  for (size_t i = 0; i < view.length; i++)
    if (static_cast<unsigned char>(view.data[i]) >= 0x80) return kFalse;
  return kTrue;
}

template <bool upper> Value one_case(Task*, const Value* args, size_t, Value) {
  View view = view_of(args[0]);
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
  View view = view_of(args[0]);
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
  View table{nullptr, 0}, drop{"", 0}, view = view_of(args[0]);
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
  return new_like(task, args[0], out.data(), n);
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

Value getnewargs(Task* task, const Value* args, size_t, Value) {
  View view = view_of(args[0]);
  Value copy = bytes_new(task, view.data, view.length);
  return copy.is_null() ? kNull : tuple_new(task, &copy, 1);
}

// bytearray only

Value append_method(Task* task, const Value* args, size_t, Value) {
  int64_t byte;
  if (!index_i64(task, args[1], nullptr, &byte)) return kNull;
  if (byte < 0 || byte > 255) return raise_value_error(task, "byte must be in range(0, 256)");
  auto* array = args[0].as<ByteArrayObject>();
  if (!bytearray_resize(task, array, array->length + 1)) return kNull;
  array->store->data[array->length - 1] = static_cast<char>(byte);
  return kNone;
}

Value extend_method(Task* task, const Value* args, size_t, Value) {
  if (is_str(args[1])) return raise_type_error(task, "expected iterable of integers; got: '%T'", args[1]);
  Value source = bytes_from_object(task, args[1]);
  if (source.is_null()) return kNull;
  auto* array = args[0].as<ByteArrayObject>();
  size_t old = array->length, count = view_of(source).length;
  if (!bytearray_resize(task, array, old + count)) return kNull;
  if (count) std::memmove(array->store->data + old, view_of(source).data, count);
  return kNone;
}

Value pop_method(Task* task, const Value* args, size_t nargs, Value) {
  auto* array = args[0].as<ByteArrayObject>();
  int64_t i = -1;
  if (nargs > 1 && !index_i64(task, args[1], types::IndexError, &i)) return kNull;
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
  int64_t i, byte;
  if (!index_i64(task, args[1], types::IndexError, &i) || !index_i64(task, args[2], nullptr, &byte))
    return kNull;
  if (byte < 0 || byte > 255) return raise_value_error(task, "byte must be in range(0, 256)");
  auto n = static_cast<int64_t>(array->length);
  i = i < 0 ? (i + n < 0 ? 0 : i + n) : i > n ? n : i;
  if (!bytearray_resize(task, array, array->length + 1)) return kNull;
  std::memmove(array->store->data + i + 1, array->store->data + i, static_cast<size_t>(n - i));
  array->store->data[i] = static_cast<char>(byte);
  return kNone;
}

Value remove_method(Task* task, const Value* args, size_t, Value) {
  auto* array = args[0].as<ByteArrayObject>();
  int64_t byte;
  if (!index_i64(task, args[1], nullptr, &byte)) return kNull;
  if (byte < 0 || byte > 255) return raise_value_error(task, "byte must be in range(0, 256)");
  View view = view_of(args[0]);
  auto* hit = view.length
                  ? static_cast<const char*>(std::memchr(view.data, static_cast<int>(byte), view.length))
                  : nullptr;
  if (!hit) return raise_value_error(task, "value not found in bytearray");
  auto i = static_cast<size_t>(hit - view.data);
  if (array->exports == 0) std::memmove(array->store->data + i, hit + 1, view.length - i - 1);
  return bytearray_resize(task, array, array->length - 1) ? kNone : kNull;
}

Value clear_method(Task* task, const Value* args, size_t, Value) {
  return bytearray_resize(task, args[0].as<ByteArrayObject>(), 0) ? kNone : kNull;
}

Value copy_method(Task* task, const Value* args, size_t, Value) {
  View view = view_of(args[0]);
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
  int64_t group = 1;
  char separator = 0;
  if (!bound[0].is_null()) {
    if (!is_str(bound[0]) && !is_bytes(bound[0])) return raise_type_error(task, "sep must be str or bytes.");
    int64_t count;
    if (!pyc::length(task, bound[0], &count)) return kNull;
    if (count != 1) return raise_value_error(task, "sep must be length 1.");
    uint32_t c = is_str(bound[0]) ? str_char(bound[0].as<StrObject>(), 0)
                                  : static_cast<unsigned char>(view_of(bound[0]).data[0]);
    if (c >= 0x80) return raise_value_error(task, "sep must be ASCII.");
    separator = static_cast<char>(c);
  }
  if (!bound[1].is_null() && !index_i64(task, bound[1], types::OverflowError, &group)) return kNull;
  auto size = static_cast<size_t>(group < 0 ? -group : group);
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

bool bytearray_set_slice(Task* task, ByteArrayObject* array, Value slice, Value value) {
  if (is_int_or_bool(value))
    return raise_type_error(task, "can assign only bytes, buffers, or iterables of ints in range(0, 256)");
  Value source = value.is_null() ? bytes_empty() : bytes_from_object(task, value);
  if (source.is_null()) return false;
  // `a[1:2] = a`: the source must not move while it is copied.
  if (source == Value::from_object(array))
    source = bytes_new(task, view_of(source).data, view_of(source).length);
  SliceBounds bounds;
  if (source.is_null() || !slice_bounds(task, slice, static_cast<int64_t>(array->length), &bounds))
    return false;
  View from = view_of(source);
  auto count = static_cast<size_t>(bounds.count);
  if (bounds.step != 1 && !value.is_null()) {
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
      {"split",         split_method<str_split, split_spaces>,        0, -1,                                   \
       kMethodKeywords, "Return a list of the sections in the bytes."},                                        \
      {"rsplit",        split_method<str_rsplit, rsplit_spaces>,       0, -1,                                  \
       kMethodKeywords, "Return a list of the sections, from the end."},                                       \
      {"splitlines", splitlines_method, 0, -1, kMethodKeywords, "Return a list of the lines in the bytes."},   \
      {"partition", shared<str_partition, First::BytesLike>, 1, 1,                                             \
       0,           "Partition the bytes into three parts."},                                                  \
      {"rpartition", shared<str_rpartition, First::BytesLike>, 1, 1, 0, "Partition the bytes from the end."},  \
      {"strip", strip_method < kLeft | kRight >,                                                               \
       0,       1,                                                                                             \
       0,       "Strip leading and trailing bytes contained in the argument."},                                \
      {"lstrip", strip_method<kLeft>, 0, 1, 0, "Strip leading bytes contained in the argument."},              \
      {"rstrip", strip_method<kRight>, 0, 1, 0, "Strip trailing bytes contained in the argument."},            \
      {"find", shared<str_find_method, First::Byte>,                                                           \
       1,      3,                                                                                              \
       0,      "Return the lowest index of a subsection, or -1."},                                             \
      {"rfind", shared<str_rfind_method, First::Byte>,                                                         \
       1,       3,                                                                                             \
       0,       "Return the highest index of a subsection, or -1."},                                           \
      {"index", shared<str_index_method, First::Byte>, 1, 3, 0, "Return the lowest index of a subsection."},   \
      {"rindex", shared<str_rindex_method, First::Byte>,     1, 3,                                             \
       0,        "Return the highest index of a subsection."},                                                 \
      {"count", shared<str_count_method, First::Byte>,                                                         \
       1,       3,                                                                                             \
       0,       "Return the number of occurrences of a subsection."},                                          \
      {"replace",       shared<str_replace, First::BytesLike>, 0, -1,                                          \
       kMethodKeywords, "Return a copy with a part replaced."},                                                \
      {"startswith", shared<str_startswith>, 1, 3, 0, "Return True if the bytes start with the prefix."},      \
      {"endswith", shared<str_endswith>, 1, 3, 0, "Return True if the bytes end with the suffix."},            \
      {"removeprefix",                                                                                         \
       shared<str_removeprefix, First::BytesLike>,                                                             \
       1,                                                                                                      \
       1,                                                                                                      \
       0,                                                                                                      \
       "Remove the prefix if it is there."},                                                                   \
      {"removesuffix",                                                                                         \
       shared<str_removesuffix, First::BytesLike>,                                                             \
       1,                                                                                                      \
       1,                                                                                                      \
       0,                                                                                                      \
       "Remove the suffix if it is there."},                                                                   \
      {"center", shared<str_center>, 1, 2, 0, "Return a centered copy of length width."},                      \
      {"ljust", shared<str_ljust>, 1, 2, 0, "Return a left-justified copy of length width."},                  \
      {"rjust", shared<str_rjust>, 1, 2, 0, "Return a right-justified copy of length width."},                 \
      {"zfill", shared<str_zfill>, 1, 1, 0, "Pad a numeric string with zeros on the left."},                   \
      {"expandtabs", shared<str_expandtabs>, 0, -1, kMethodKeywords, "Expand tab characters using spaces."},   \
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
      {"istitle", shared<str_istitle>, 0, 0, 0, "Return True if the bytes are titlecased."},                   \
      {"isascii", isascii, 0, 0, 0, "Return True if all characters are ASCII."},                               \
      {"translate", translate,       0,                                                                        \
       -1,          kMethodKeywords, "Return a copy with each character mapped by a table."},                  \
      {"maketrans", maketrans, 2, 2, kMethodStatic, "Return a translation table."}

const MethodDef bytes_methods[] = {
    PYC_SHARED_BYTES_METHODS,
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
    {"pop", pop_method, 0, 1, 0, "Remove and return a single item."},
    {"remove", remove_method, 1, 1, 0, "Remove the first occurrence of a value."},
    {"clear", clear_method, 0, 0, 0, "Remove all items."},
    {"copy", copy_method, 0, 0, 0, "Return a copy."},
    {"reverse", reverse_method, 0, 0, 0, "Reverse the order of the values in place."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

#undef PYC_SHARED_BYTES_METHODS

} // namespace pyc
