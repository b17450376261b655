/// bytes and bytearray: storage, slots, iteration. Methods are in bytes_methods.cpp, codecs in codecs.cpp.

#include "object/bytes.h"

#include <cstring>

#include "gc/gc.h"
#include "object/buffer.h"
#include "object/bytes_methods.h"
#include "object/call.h"
#include "object/codecs.h"
#include "object/errors.h"
#include "object/format.h"
#include "object/int.h"
#include "object/reduce.h"
#include "object/list.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/slice.h"
#include "object/str.h"
#include "object/str_methods.h"
#include "object/tuple.h"
#include "object/type.h"

namespace pyc {

Value bytes_new_like(Task* task, Value like, const char* data, size_t length) {
  return is_bytes(like) ? bytes_new(task, data, length) : bytearray_new(task, data, length);
}

Value bytes_self_or_copy(Task* task, Value self) {
  if (is_exact(self, BuiltinType::bytes)) return self;
  BytesView view = bytes_view(self);
  return bytes_new_like(task, self, view.data, view.length);
}

bool byte_value(Task* task, Value v, char* out) {
  int64_t byte;
  if (!index_i64(task, v, nullptr, &byte)) return false;
  if (byte < 0 || byte > 255) return raise_value_error(task, "byte must be in range(0, 256)");
  *out = static_cast<char>(byte);
  return true;
}

BytesObject* bytes_allocate(Task* task, size_t length) {
  if (length > (SIZE_MAX >> 4)) return raise_memory_error(task);
  auto* bytes = gc::allocate<BytesObject>(task, Kind::Bytes, builtin_shape(BuiltinType::bytes), length);
  if (bytes) bytes->length = length;
  return bytes;
}

Value bytes_new(Task* task, const char* data, size_t length) {
  BytesObject* bytes = bytes_allocate(task, length);
  if (!bytes) return kNull;
  if (length) std::memcpy(bytes->data, data, length);
  return Value::from_object(bytes);
}

Value bytes_empty() {
  static Object* const empty =
      gc::allocate_permanent(sizeof(BytesObject), Kind::Bytes, builtin_shape(BuiltinType::bytes));
  return Value::from_object(empty);
}

Value bytearray_new(Task* task, const char* data, size_t length) {
  auto* array = gc::allocate<ByteArrayObject>(task, Kind::ByteArray, builtin_shape(BuiltinType::bytearray));
  if (!array) return kNull;
  Value v = Value::from_object(array);
  if (!bytearray_resize(task, array, length)) return kNull;
  if (length) std::memcpy(array->store->data, data, length);
  return v;
}

bool bytearray_check_exports(Task* task, ByteArrayObject* array) {
  if (array->exports == 0) [[likely]]
    return true;
  // CPython has forgotten a view that nothing refers to any more; here a collection finds it.
  gc::collect(task);
  return array->exports == 0 ||
         raise_format(task, types::BufferError, "Existing exports of data: object cannot be re-sized");
}

bool bytearray_resize(Task* task, ByteArrayObject* array, size_t length) {
  if (length != array->length && !bytearray_check_exports(task, array)) return false;
  size_t capacity = array->store ? array->store->capacity : 0;
  if (length > capacity) {
    if (length > (SIZE_MAX >> 4)) return raise_memory_error(task);
    size_t wanted = length + (capacity ? length / 8 + 8 : 0);
    auto* store = gc::allocate<RawStoreObject>(task, Kind::RawStore, 0, wanted);
    if (!store) return false;
    store->capacity = wanted;
    if (array->length) std::memcpy(store->data, array->store->data, array->length);
    gc::barrier(task, array);
    array->store = store;
  }
  array->length = length;
  return true;
}

bool bytes_like_data(Value v, const char** data, size_t* length) {
  if (is_bytes(v)) {
    auto* bytes = v.as<BytesObject>();
    *data = bytes->data;
    *length = bytes->length;
    return true;
  }
  if (is_bytearray(v)) {
    auto* array = v.as<ByteArrayObject>();
    *data = array->store ? array->store->data : "";
    *length = array->length;
    return true;
  }
  return false;
}

/// The contents of anything that exports a buffer, in C order.
static Value bytes_of_buffer(Task* task, Value v) {
  Value view = memoryview_new(task, v, kBufferFullReadOnly);
  static StrObject* const tobytes = intern_cstring("tobytes");
  static StrObject* const release = intern_cstring("release");
  Value copy = view.is_null() ? kNull : call_method(task, view, tobytes);
  return copy.is_null() || call_method(task, view, release).is_null() ? kNull : copy;
}

namespace {

bool append_byte(Task* task, void* context, Value item) {
  auto* array = static_cast<ByteArrayObject*>(context);
  int64_t byte;
  if (!index_i64(task, item, nullptr, &byte)) return false;
  if (byte < 0 || byte > 255) return raise_value_error(task, "bytes must be in range(0, 256)");
  if (!bytearray_resize(task, array, array->length + 1)) return false;
  array->store->data[array->length - 1] = static_cast<char>(byte);
  return true;
}

} // namespace

Value bytes_from_object(Task* task, Value v) {
  if (is_bytes(v) || is_bytearray(v)) return v;
  TypeObject* type = type_of(v);
  if (type->slots.get_buffer) return bytes_of_buffer(task, v);
  Value iterator = is_str(v) ? kNull : get_iter(task, v);
  if (iterator.is_null()) {
    if (has_error(task) && !clear_if(task, types::TypeError)) return kNull;
    return raise_type_error(task, "cannot convert '%.200T' object to bytes", v);
  }
  int64_t hint;
  bool plain = is_exact(v, BuiltinType::list) || is_exact(v, BuiltinType::tuple);
  if (!plain && !length_hint(task, v, 64, &hint)) return kNull;
  Value array = bytearray_new(task, nullptr, 0);
  if (array.is_null() || !iterate_rest(task, iterator, append_byte, array.object())) return kNull;
  return array;
}

/// What `__bytes__` gives; kAbsent without one.
static Value special_bytes(Task* task, Value source) {
  Value special = call_special(task, source, names.bytes);
  if (special.is_null() || special == kAbsent || is_bytes(special)) return special;
  return raise_type_error(task, "__bytes__ returned non-bytes (type %T)", special);
}

Value bytes_convert(Task* task, Value v) {
  Value special = special_bytes(task, v);
  return special == kAbsent ? bytes_from_object(task, v) : special;
}

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
  return bytes_new_like(task, like, data, length);
}

Value repr_slot(Task* task, Value v) {
  View view = view_of(v);
  StrBuilder out(task);
  if (is_bytearray(v)) {
    out.add(type_of(v)->name.as<StrObject>());
    out.add_char('(');
  }
  bool single = std::memchr(view.data, '\'', view.length), both = std::memchr(view.data, '"', view.length);
  char quote = single && !both ? '"' : '\'';
  out.add_char('b');
  out.add_char(static_cast<unsigned char>(quote));
  for (size_t i = 0; i < view.length; i++) {
    auto c = static_cast<unsigned char>(view.data[i]);
    const char* named = c == '\t'   ? "\\t"
                        : c == '\n' ? "\\n"
                        : c == '\r' ? "\\r"
                        : c == '\\' ? "\\\\"
                                    : nullptr;
    if (named) {
      out.add_cstring(named);
    } else if (c == quote || (c == '\'' && is_bytearray(v))) {
      // Bytearrays escape it in either kind of quotes.
      out.add_char('\\');
      out.add_char(c);
    } else if (c >= 0x20 && c < 0x7f) {
      out.add_char(c);
    } else {
      char hex[] = {'\\', 'x', "0123456789abcdef"[c >> 4], "0123456789abcdef"[c & 15]};
      out.add_ascii(hex, sizeof hex);
    }
  }
  out.add_char(static_cast<unsigned char>(quote));
  if (is_bytearray(v)) out.add_char(')');
  return out.finish();
}

bool hash_slot(Task* task, Value v, int64_t* out) {
  auto* bytes = v.as<BytesObject>();
  int64_t hash = bytes->hash.load(std::memory_order_relaxed);
  if (hash == 0) {
    // The hash of the same characters as a str, so that one keyed function serves both.
    Value text = str_from_latin1(task, bytes->data, bytes->length);
    if (text.is_null()) return false;
    hash = str_hash(text.as<StrObject>());
    bytes->hash.store(hash, std::memory_order_relaxed);
  }
  *out = hash;
  return true;
}

Value compare_slot(Task* task, Value a, Value b, CompareOp op) {
  const char *p, *q;
  size_t m, n;
  BytesLike other;
  if (!bytes_like_data(a, &p, &m)) return kNotImplemented;
  // Bytes know bytes alone; that they equal bytearrays is the bytearray's business.
  if (is_bytes(a) && !is_bytes(b)) return kNotImplemented;
  if (!bytes_like_data(b, &q, &n)) {
    if (!has_buffer(b)) return kNotImplemented;
    if (!other.get(task, b)) {
      clear_error(task);
      return kNotImplemented;
    }
    q = other.data();
    n = other.length();
  }
  size_t shared = m < n ? m : n;
  int order = shared ? std::memcmp(p, q, shared) : 0;
  if (order == 0) order = m < n ? -1 : m > n;
  switch (op) {
  case CompareOp::Less:
    return Value::from_bool(order < 0);
  case CompareOp::LessEqual:
    return Value::from_bool(order <= 0);
  case CompareOp::Equal:
    return Value::from_bool(order == 0);
  case CompareOp::NotEqual:
    return Value::from_bool(order != 0);
  case CompareOp::Greater:
    return Value::from_bool(order > 0);
  default:
    return Value::from_bool(order >= 0);
  }
}

bool length_slot(Task*, Value v, int64_t* out) {
  *out = static_cast<int64_t>(view_of(v).length);
  return true;
}

bool contains_slot(Task* task, Value self, Value item, bool* out) {
  View view = view_of(self);
  if (has_buffer(item)) {
    BytesLike part;
    if (!part.get(task, item)) return false;
    *out = part.length() == 0 ||
           (view.length && memmem(view.data, view.length, part.data(), part.length()) != nullptr);
    return true;
  }
  int64_t byte;
  bool is_number = is_int_or_bool(item) || type_of(item)->slots.index;
  if (!is_number || !index_i64(task, item, nullptr, &byte)) {
    // Whatever __index__ raised, as in CPython.
    if (is_number) clear_error(task);
    return raise_type_error(task, "a bytes-like object is required, not '%T'", item);
  }
  if (byte < 0 || byte > 255) return raise_value_error(task, "byte must be in range(0, 256)");
  *out = view.length && std::memchr(view.data, static_cast<int>(byte), view.length) != nullptr;
  return true;
}

Value get_item_slot(Task* task, Value self, Value key) {
  const char* type = is_bytes(self) ? "byte" : "bytearray";
  if (is_slice(key)) {
    SliceParts parts;
    if (!slice_parts(task, key, &parts)) return kNull;
    View view = view_of(self);
    SliceBounds bounds = slice_clamp(parts, static_cast<int64_t>(view.length));
    if (bounds.step == 1 && bounds.count == static_cast<int64_t>(view.length) &&
        is_exact(self, BuiltinType::bytes))
      return self;
    Value result = new_like(task, self, nullptr, 0);
    if (bounds.count > 0) {
      BytesObject* fresh = bytes_allocate(task, static_cast<size_t>(bounds.count));
      if (!fresh) return kNull;
      for (int64_t i = 0; i < bounds.count; i++)
        fresh->data[i] = view.data[bounds.start + i * bounds.step];
      result = is_bytes(self) ? Value::from_object(fresh) : bytearray_new(task, fresh->data, fresh->length);
    }
    return result;
  }
  if (!is_int_or_bool(key) && !type_of(key)->slots.index)
    return raise_type_error(task, "%s indices must be integers or slices, not %T", type, key);
  int64_t i;
  if (!index_i64(task, key, types::IndexError, &i)) return kNull;
  View view = view_of(self);
  if (i < 0) i += static_cast<int64_t>(view.length);
  if (i < 0 || i >= static_cast<int64_t>(view.length))
    return raise_index_error(task, is_bytes(self) ? "index out of range" : "bytearray index out of range");
  return Value::from_small_int(static_cast<unsigned char>(view.data[i]));
}

/// The bytes that are to come behind those of `a`; whatever the reason that there are none, one TypeError.
bool concat_operand(Task* task, Value a, Value b, BytesLike* out) {
  if (has_buffer(b)) {
    if (out->get(task, b)) return true;
    clear_error(task);
  }
  return raise_type_error(task, "can't concat %T to %T", b, a);
}

Value concat_slot(Task* task, Value a, Value b) {
  BytesLike other;
  if (!concat_operand(task, a, b, &other)) return kNull;
  View view = view_of(a);
  BytesObject* joined = bytes_allocate(task, view.length + other.length());
  if (!joined) return kNull;
  if (view.length) std::memcpy(joined->data, view.data, view.length);
  if (other.length()) std::memcpy(joined->data + view.length, other.data(), other.length());
  return is_bytes(a) ? Value::from_object(joined) : bytearray_new(task, joined->data, joined->length);
}

Value repeat_slot(Task* task, Value self, int64_t count) {
  View view = view_of(self);
  if (count < 0) count = 0;
  if (view.length && static_cast<uint64_t>(count) > INT64_MAX / view.length)
    return is_bytes(self) ? raise_overflow_error(task, "repeated bytes are too long")
                          : raise_memory_error(task);
  BytesObject* fresh = bytes_allocate(task, view.length * static_cast<size_t>(count));
  if (!fresh) return kNull;
  for (size_t i = 0; view.length && i < fresh->length; i += view.length)
    std::memcpy(fresh->data + i, view.data, view.length);
  return is_bytes(self) ? Value::from_object(fresh) : bytearray_new(task, fresh->data, fresh->length);
}

Value remainder_slot(Task* task, Value a, Value b) {
  return is_bytes(a) ? bytes_percent(task, a, b) : kNotImplemented;
}

Value array_remainder_slot(Task* task, Value a, Value b) {
  return is_bytearray(a) ? bytes_percent(task, a, b) : kNotImplemented;
}

struct BytesIterator : Object {
  Value source; ///< NULL once exhausted
  Value index;
};

template <BuiltinType type> Value iter_slot(Task* task, Value self) {
  auto* iterator = gc::allocate<BytesIterator>(task, Kind::Iterator, builtin_shape(type));
  if (!iterator) return kNull;
  iterator->source = self;
  iterator->index = Value::from_small_int(0);
  return Value::from_object(iterator);
}

Value iterator_next(Task* task, Value self) {
  auto* iterator = self.as<BytesIterator>();
  Value source = load_field(&iterator->source);
  if (source.is_null()) return kAbsent;
  View view = view_of(source);
  auto i = static_cast<size_t>(load_field(&iterator->index).small_int());
  if (i >= view.length) {
    gc::store_field(task, iterator, &iterator->source, kNull);
    return kAbsent;
  }
  store_field_nobarrier(&iterator->index, Value::from_small_int(static_cast<int64_t>(i + 1)));
  return Value::from_small_int(static_cast<unsigned char>(view.data[i]));
}

Value iterator_self(Task*, Value self) {
  return self;
}

int64_t iterator_position(Value self) {
  return load_field(&self.as<BytesIterator>()->index).small_int();
}

Value iterator_length_hint(Task*, const Value* args, size_t, Value) {
  Value source = load_field(&args[0].as<BytesIterator>()->source);
  auto length = source.is_null() ? 0 : static_cast<int64_t>(view_of(source).length);
  return Value::from_small_int(std::max<int64_t>(length - iterator_position(args[0]), 0));
}

Value iterator_reduce(Task* task, const Value* args, size_t, Value) {
  Value source = load_field(&args[0].as<BytesIterator>()->source);
  return reduce_at(task, "iter", source, iterator_position(args[0]), tuple_empty());
}

/// For a bytearray a position before the first one is behind the end.
Value iterator_set_state(Task* task, const Value* args, size_t, Value) {
  auto* iterator = args[0].as<BytesIterator>();
  Value source = load_field(&iterator->source);
  auto length = source.is_null() ? 0 : static_cast<int64_t>(view_of(source).length);
  int64_t index;
  if (!state_index(task, args[1], -1, length, &index)) return kNull;
  if (source.is_null()) return kNone;
  if (index < 0 && is_bytearray(source)) gc::store_field(task, iterator, &iterator->source, kNull);
  store_field_nobarrier(&iterator->index, Value::from_small_int(std::max<int64_t>(index, 0)));
  return kNone;
}

const MethodDef iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, 0, 0, 0, kReduceDoc},
    {"__setstate__", iterator_set_state, 1, 1, 0, kSetStateDoc},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

/// What bytes() and bytearray() do with a text and its encoding, which have been checked, or with nothing:
/// kAbsent when `source` is neither.
Value construct_simple(Task* task, const char* function, const Value bound[3]) {
  Value source = bound[0];
  bool text = !source.is_null() && is_str(source);
  if (!text && !bound[1].is_null()) return raise_type_error(task, "encoding without a string argument");
  if (!text && !bound[2].is_null()) return raise_type_error(task, "errors without a string argument");
  if (source.is_null()) return bytes_empty();
  if (!text) return kAbsent;
  if (bound[1].is_null()) return raise_type_error(task, "string argument without an encoding");
  return str_encode(task, source, bound[1], bound[2], function);
}

/// That many zeros when `source` is an integer; kAbsent otherwise.
Value construct_zeros(Task* task, Value source) {
  if (!is_int_or_bool(source) && !type_of(source)->slots.index) return kAbsent;
  int64_t count;
  if (!index_i64(task, source, types::OverflowError, &count))
    return clear_if(task, types::TypeError) ? kAbsent : kNull;
  if (count < 0) return raise_value_error(task, "negative count");
  BytesObject* zeros = bytes_allocate(task, static_cast<size_t>(count));
  if (!zeros) return kNull;
  std::memset(zeros->data, 0, zeros->length);
  return Value::from_object(zeros);
}

Value construct_bytes(Task* task, const Value bound[3]) {
  Value source = bound[0];
  bool plain = !source.is_null() && bound[1].is_null() && bound[2].is_null();
  Value special = plain ? special_bytes(task, source) : kAbsent;
  if (special != kAbsent) return special;
  if (!check_codec_options(task, "bytes", bound[1], bound[2])) return kNull;
  Value v = construct_simple(task, "bytes", bound);
  if (v == kAbsent) v = construct_zeros(task, source);
  return v == kAbsent ? bytes_from_object(task, source) : v;
}

constexpr const char* kConstructorNames[] = {"source", "encoding", "errors", nullptr};

Value bytes_new_slot(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  static const ParameterList list = {"bytes", kConstructorNames, 0, 3};
  Value bound[3];
  if (!bind_arguments(task, list, args, nargs, kwnames, bound)) return kNull;
  Value v = construct_bytes(task, bound);
  if (v.is_null()) return kNull;
  View view = view_of(v);
  if (type == types::bytes)
    return is_exact(v, BuiltinType::bytes) ? v : bytes_new(task, view.data, view.length);
  size_t native = (sizeof(BytesObject) + view.length + 7) & ~size_t{7};
  auto* object = reinterpret_cast<BytesObject*>(
      gc::allocate(task, native + instance_part_bytes(type), Kind::Bytes, type->root_shape));
  if (!object) return kNull;
  object->length = view.length;
  if (view.length) std::memcpy(object->data, view.data, view.length);
  return Value::from_object(object);
}

Value bytearray_new_slot(Task* task, TypeObject* type, const Value*, size_t, Value) {
  return Value::from_object(instance_new(task, type));
}

bool append_array_byte(Task* task, void* context, Value item) {
  auto* array = static_cast<ByteArrayObject*>(context);
  char byte;
  if (!byte_value(task, item, &byte) || !bytearray_resize(task, array, array->length + 1)) return false;
  array->store->data[array->length - 1] = byte;
  return true;
}

/// bytearray(iterable of ints): what came before a wrong item stays.
bool fill_from_iterable(Task* task, Value self, Value source) {
  Value iterator = get_iter(task, source);
  if (!iterator.is_null()) return iterate_rest(task, iterator, append_array_byte, self.object());
  return clear_if(task, types::TypeError) &&
         raise_type_error(task, "cannot convert '%.200T' object to bytearray", source);
}

bool bytearray_init(Task* task, Value self, const Value* args, size_t nargs, Value kwnames) {
  static const ParameterList list = {"bytearray", kConstructorNames, 0, 3};
  Value bound[3];
  if (!bind_arguments(task, list, args, nargs, kwnames, bound)) return false;
  auto* array = self.as<ByteArrayObject>();
  if (!check_codec_options(task, "bytearray", bound[1], bound[2])) return false;
  if (array->length && !bytearray_resize(task, array, 0)) return false;
  Value v = construct_simple(task, "bytearray", bound);
  if (v == kAbsent) v = construct_zeros(task, bound[0]);
  if (v == kAbsent && !has_buffer(bound[0])) return fill_from_iterable(task, self, bound[0]);
  if (v == kAbsent) v = bytes_from_object(task, bound[0]);
  if (v.is_null()) return false;
  size_t length = view_of(v).length;
  if (!bytearray_resize(task, array, length)) return false;
  if (length) std::memcpy(array->store->data, view_of(v).data, length);
  return true;
}

/// bytearray[key] = value; NULL deletes.
bool bytearray_set_item(Task* task, Value self, Value key, Value value) {
  auto* array = self.as<ByteArrayObject>();
  if (is_slice(key)) return bytearray_set_slice(task, array, key, value);
  if (!is_int_or_bool(key) && !type_of(key)->slots.index)
    return raise_type_error(task, "bytearray indices must be integers or slices, not %T", key);
  int64_t i;
  char byte = 0;
  if (!index_i64(task, key, types::IndexError, &i)) return false;
  if (!value.is_null() && !byte_value(task, value, &byte)) return false;
  if (i < 0) i += static_cast<int64_t>(array->length);
  if (i < 0 || i >= static_cast<int64_t>(array->length))
    return raise_index_error(task, "bytearray index out of range");
  if (!value.is_null()) {
    array->store->data[i] = byte;
    return true;
  }
  size_t rest = array->length - static_cast<size_t>(i) - 1;
  std::memmove(array->store->data + i, array->store->data + i + 1, rest);
  return bytearray_resize(task, array, array->length - 1);
}

Value in_place_concat(Task* task, Value a, Value b) {
  auto* array = a.as<ByteArrayObject>();
  size_t old = array->length;
  if (a == b) {
    // The buffer of `b` would pin the size: the old content is what counts.
    if (!bytearray_resize(task, array, 2 * old)) return kNull;
    if (old) std::memcpy(array->store->data + old, array->store->data, old);
    return a;
  }
  BytesLike other;
  if (!concat_operand(task, a, b, &other) || !bytearray_resize(task, array, old + other.length()))
    return kNull;
  if (other.length()) std::memcpy(array->store->data + old, other.data(), other.length());
  return a;
}

bool bytes_get_buffer(Task* task, Value self, int flags, Buffer* out) {
  auto* bytes = self.as<BytesObject>();
  return buffer_fill(task, self, bytes->data, static_cast<int64_t>(bytes->length), true, flags, out);
}

bool bytearray_get_buffer(Task* task, Value self, int flags, Buffer* out) {
  auto* array = self.as<ByteArrayObject>();
  static char none[1];
  array->exports++;
  if (array->store) out->memory = Value::from_object(array->store);
  return buffer_fill(task, self, array->store ? array->store->data : none,
                     static_cast<int64_t>(array->length), false, flags, out);
}

void bytearray_release_buffer(Task*, Value self, Buffer*) {
  self.as<ByteArrayObject>()->exports--;
}

Value in_place_repeat(Task* task, Value self, int64_t count) {
  Value repeated = repeat_slot(task, self, count);
  if (repeated.is_null()) return kNull;
  View all = view_of(repeated);
  auto* array = self.as<ByteArrayObject>();
  if (!bytearray_resize(task, array, all.length)) return kNull;
  if (all.length) std::memcpy(array->store->data, all.data, all.length);
  return self;
}

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.new_ = bytes_new_slot;
  s.get_buffer = bytes_get_buffer;
  s.repr = repr_slot;
  s.str = repr_slot;
  s.hash = hash_slot;
  s.compare = compare_slot;
  s.length = length_slot;
  s.contains = contains_slot;
  s.get_item = get_item_slot;
  s.iter = iter_slot<BuiltinType::bytes_iterator>;
  s.concat = concat_slot;
  s.repeat = repeat_slot;
  s.binary[static_cast<unsigned>(BinaryOp::Remainder)] = remainder_slot;
  return s;
}
const TypeSlots bytes_slots = make_slots();

constexpr TypeSlots make_array_slots() {
  TypeSlots s = make_slots();
  s.new_ = bytearray_new_slot;
  s.init = bytearray_init;
  s.hash = nullptr;
  s.iter = iter_slot<BuiltinType::bytearray_iterator>;
  s.set_item = bytearray_set_item;
  s.binary[static_cast<unsigned>(BinaryOp::Remainder)] = array_remainder_slot;
  s.in_place_concat = in_place_concat;
  s.in_place_repeat = in_place_repeat;
  s.get_buffer = bytearray_get_buffer;
  s.release_buffer = bytearray_release_buffer;
  return s;
}
const TypeSlots bytearray_slots = make_array_slots();

constexpr TypeSlots make_iterator_slots() {
  TypeSlots s{};
  s.iter = iterator_self;
  s.next = iterator_next;
  return s;
}
const TypeSlots iterator_slots = make_iterator_slots();

size_t bytes_native_size(const Object* o) {
  return (sizeof(BytesObject) + static_cast<const BytesObject*>(o)->length + 7) & ~size_t{7};
}
size_t bytes_size(const Object* o) {
  return bytes_native_size(o) + slot_part_bytes(o);
}
void trace_slots(Object* o, gc::Visitor& visitor) {
  trace_slot_part(o, visitor);
}
size_t array_size(const Object* o) {
  return sizeof(ByteArrayObject) + slot_part_bytes(o);
}
void trace_array(Object* o, gc::Visitor& visitor) {
  visitor.visit_pointer(&static_cast<ByteArrayObject*>(o)->store);
  trace_slot_part(o, visitor);
}

size_t store_size(const Object* o) {
  return sizeof(RawStoreObject) + static_cast<const RawStoreObject*>(o)->capacity;
}

} // namespace

void register_bytes_kinds() {
  gc::register_kind(Kind::RawStore, {"raw store", store_size, nullptr, nullptr});
  gc::register_kind(Kind::Bytes, {"bytes", bytes_size, trace_slots, nullptr});
  gc::register_kind(Kind::ByteArray, {"bytearray", array_size, trace_array, nullptr});
  set_variable_size(Kind::Bytes, bytes_native_size);
}

const TypeDefinition k_bytes_type = {
    .doc = "bytes(iterable_of_ints) -> bytes",
    .flags = kTypeBase | kTypeMatchSelf | kTypeBytesSubclass | kTypeVariableSize,
    .native_size = 0,
    .methods = bytes_methods,
    .slots = &bytes_slots,
};

const TypeDefinition k_bytearray_type = {
    .doc = "bytearray(iterable_of_ints) -> bytearray",
    .flags = kTypeBase | kTypeMatchSelf,
    .native_size = sizeof(ByteArrayObject),
    .methods = bytearray_methods,
    .slots = &bytearray_slots,
};

const TypeDefinition k_bytes_iterator_type = {.flags = kTypeDisallowNew,
                                              .native_size = sizeof(BytesIterator),
                                              .methods = iterator_methods,
                                              .slots = &iterator_slots};
const TypeDefinition k_bytearray_iterator_type = k_bytes_iterator_type;

} // namespace pyc
