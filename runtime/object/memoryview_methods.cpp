/// Methods and attributes of memoryview, comparison and iteration.

#include <cstring>

#include "gc/gc.h"
#include "object/bytes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/generic_alias.h"
#include "object/int.h"
#include "object/iterators.h"
#include "object/list.h"
#include "object/memoryview.h"
#include "object/operators.h"
#include "object/str.h"
#include "object/tuple.h"
#include "sched/stack.h"

namespace pyc {

namespace {

MemoryViewObject* view_of(Value v) {
  return v.as<MemoryViewObject>();
}

/// Visits every item's address in C order (or Fortran order).
template <class Visit>
bool each_item(MemoryViewObject* view, unsigned dimension, const char* at, Visit&& visit) {
  if (dimension == view->dimensions) return visit(at);
  for (int64_t i = 0; i < view->shape()[dimension]; i++)
    if (!each_item(view, dimension + 1, at + i * view->strides()[dimension], visit)) return false;
  return true;
}

template <class Visit>
bool each_item_fortran(MemoryViewObject* view, unsigned left, const char* at, Visit&& visit) {
  if (left == 0) return visit(at);
  for (int64_t i = 0; i < view->shape()[left - 1]; i++)
    if (!each_item_fortran(view, left - 1, at + i * view->strides()[left - 1], visit)) return false;
  return true;
}

bool is_contiguous(MemoryViewObject* view, bool fortran) {
  int64_t expected = view->item_size;
  // As CPython sees it, an empty view of one dimension is what its stride says.
  if (view->dimensions == 1) return view->shape()[0] == 1 || view->strides()[0] == expected;
  if (view->length == 0) return true;
  for (unsigned k = 0; k < view->dimensions; k++) {
    unsigned i = fortran ? k : view->dimensions - 1 - k;
    if (view->shape()[i] > 1 && view->strides()[i] != expected) return false;
    expected *= view->shape()[i];
  }
  return true;
}

Value copy_bytes(Task* task, MemoryViewObject* view, bool fortran) {
  BytesObject* out = bytes_allocate(task, static_cast<size_t>(view->length));
  if (!out) return kNull;
  char* to = out->data;
  auto copy = [&](const char* at) {
    std::memcpy(to, at, static_cast<size_t>(view->item_size));
    to += view->item_size;
    return true;
  };
  if (is_contiguous(view, fortran)) {
    if (view->length) std::memcpy(to, view->data, static_cast<size_t>(view->length));
  } else if (fortran) {
    each_item_fortran(view, view->dimensions, view->data, copy);
  } else {
    each_item(view, 0, view->data, copy);
  }
  return Value::from_object(out);
}

Value tobytes(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"order", nullptr};
  Value bound[1];
  if (!bind_arguments(task, {"tobytes", names, 0, 1}, args + 1, nargs - 1, kwnames, bound)) return kNull;
  auto* view = view_of(args[0]);
  if (!memoryview_check(task, view)) return kNull;
  char order = 'C';
  if (!bound[0].is_null() && !bound[0].is_none()) {
    if (!is_str(bound[0]))
      return raise_type_error(task, "tobytes() argument 'order' must be str or None, not %T", bound[0]);
    auto* s = bound[0].as<StrObject>();
    bool known = str_equal_ascii(s, "C") || str_equal_ascii(s, "F") || str_equal_ascii(s, "A");
    if (!known) return raise_value_error(task, "order must be 'C', 'F' or 'A'");
    order = static_cast<char>(str_char(s, 0));
  }
  bool fortran = order == 'F' || (order == 'A' && !is_contiguous(view, false) && is_contiguous(view, true));
  return copy_bytes(task, view, fortran);
}

Value list_of(Task* task, MemoryViewObject* view, unsigned dimension, const char* at) {
  if (dimension == view->dimensions) return memoryview_item(task, view, at);
  Value list = list_with_capacity(task, static_cast<size_t>(view->shape()[dimension]));
  for (int64_t i = 0; !list.is_null() && i < view->shape()[dimension]; i++) {
    Value item = list_of(task, view, dimension + 1, at + i * view->strides()[dimension]);
    if (item.is_null() || !list_append(task, list, item)) return kNull;
  }
  return list;
}

Value tolist(Task* task, const Value* args, size_t, Value) {
  auto* view = view_of(args[0]);
  return memoryview_check(task, view) ? list_of(task, view, 0, view->data) : kNull;
}

Value hex(Task* task, const Value* args, size_t nargs, Value kwnames) {
  auto* view = view_of(args[0]);
  if (!memoryview_check(task, view)) return kNull;
  Value bytes = copy_bytes(task, view, false);
  if (bytes.is_null()) return kNull;
  return bytes_hex(task, bytes.as<BytesObject>()->data, bytes.as<BytesObject>()->length, args + 1, nargs - 1,
                   kwnames);
}

Value release(Task* task, const Value* args, size_t, Value) {
  return memoryview_release(task, view_of(args[0])) ? kNone : kNull;
}

Value enter(Task* task, const Value* args, size_t, Value) {
  return memoryview_check(task, view_of(args[0])) ? args[0] : kNull;
}

Value toreadonly(Task* task, const Value* args, size_t, Value) {
  auto* view = view_of(args[0]);
  if (!memoryview_check(task, view)) return kNull;
  Value result = memoryview_new(task, args[0]);
  if (!result.is_null()) view_of(result)->readonly = true;
  return result;
}

/// One visit of the items in order until `wanted` is met; gives its position, -1 when absent, -2 on error.
int64_t find_item(Task* task, MemoryViewObject* view, Value wanted, int64_t from, int64_t to) {
  for (int64_t i = from; i < to && i < view->shape()[0]; i++) {
    Value item = memoryview_item(task, view, view->data + i * view->strides()[0]);
    bool same;
    if (item.is_null() || !equal(task, item, wanted, &same) || !memoryview_check(task, view)) return -2;
    if (same) return i;
  }
  return -1;
}

bool check_sequence(Task* task, MemoryViewObject* view, const char* method) {
  if (!memoryview_check(task, view)) return false;
  if (view->dimensions == 0) return raise_type_error(task, "invalid lookup on 0-dim memory");
  if (view->dimensions == 1) return true;
  return raise_format(task, types::NotImplementedError, "multi-dimensional %s is not implemented", method);
}

Value count_method(Task* task, const Value* args, size_t, Value) {
  auto* view = view_of(args[0]);
  if (!check_sequence(task, view, "sub-views")) return kNull;
  int64_t count = 0, i = -1;
  while ((i = find_item(task, view, args[1], i + 1, INT64_MAX)) >= 0)
    count++;
  return i == -2 ? kNull : Value::from_small_int(count);
}

Value index_method(Task* task, const Value* args, size_t nargs, Value) {
  auto* view = view_of(args[0]);
  if (!check_sequence(task, view, "sub-views")) return kNull;
  int64_t from = 0, to = INT64_MAX;
  if (nargs > 2 && !index_i64(task, args[2], nullptr, &from)) return kNull;
  if (nargs > 3 && !index_i64(task, args[3], nullptr, &to)) return kNull;
  int64_t n = view->shape()[0];
  if (from < 0) from = from + n < 0 ? 0 : from + n;
  if (to < 0) to = to + n < 0 ? 0 : to + n;
  int64_t at = find_item(task, view, args[1], from, to);
  if (at == -1) return raise_value_error(task, "memoryview.index(x): x not found");
  return at < 0 ? kNull : Value::from_small_int(at);
}

// ---------------------------------------------------------------- cast

/// The static text of a format that cast() knows; null for others.
const char* cast_format(const StrObject* s) {
  static const char* const known[] = {"c",  "b",  "B",  "h",  "H",  "i",  "I",  "l",  "L",  "q",  "Q",  "n",
                                      "N",  "f",  "d",  "e",  "?",  "P",  "@c", "@b", "@B", "@h", "@H", "@i",
                                      "@I", "@l", "@L", "@q", "@Q", "@n", "@N", "@f", "@d", "@e", "@?", "@P"};
  for (const char* format : known)
    if (str_equal_ascii(s, format)) return format;
  return nullptr;
}

bool is_byte_format(const char* format) {
  char c = buffer_item_format(format);
  return c == 'b' || c == 'B' || c == 'c';
}

/// The shape argument as a tuple of no more items than there may be dimensions.
Value shape_items(Task* task, Value shape) {
  if (!is_list(shape) && !is_tuple(shape)) return raise_type_error(task, "shape must be a list or a tuple");
  Value items = is_list(shape) ? list_to_tuple(task, shape) : shape;
  if (items.is_null() || items.as<TupleObject>()->length <= kMaxBufferDimensions) return items;
  return raise_value_error(task, "memoryview: number of dimensions must not exceed %u", kMaxBufferDimensions);
}

/// False with an exception.
bool read_extents(Task* task, TupleObject* tuple, int64_t* extents) {
  for (size_t i = 0; i < tuple->length; i++) {
    if (!is_int_or_bool(tuple->items[i]))
      return raise_type_error(task, "memoryview.cast(): elements of shape must be integers");
    if (!int_to_i64(bool_to_int(tuple->items[i]), &extents[i]))
      return raise_overflow_error(task, "Python int too large to convert to C ssize_t");
    if (extents[i] <= 0)
      return raise_value_error(task, "memoryview.cast(): elements of shape must be integers > 0");
  }
  return true;
}

Value cast(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"format", "shape", nullptr};
  Value bound[2];
  if (!bind_arguments(task, {"cast", names, 1, 2}, args + 1, nargs - 1, kwnames, bound)) return kNull;
  auto* view = view_of(args[0]);
  if (!memoryview_check(task, view)) return kNull;
  if (!is_str(bound[0]))
    return raise_type_error(task, "cast() argument 'format' must be str, not %B", bound[0]);
  if (!is_contiguous(view, false))
    return raise_type_error(task, "memoryview: casts are restricted to C-contiguous views");
  bool shaped = !bound[1].is_null();
  if (view->dimensions != 1 || shaped)
    for (unsigned i = 0; i < view->dimensions; i++)
      if (view->shape()[i] == 0)
        return raise_type_error(task, "memoryview: cannot cast view with zeros in shape or strides");
  Value items = shaped ? shape_items(task, bound[1]) : kNone;
  if (items.is_null()) return kNull;
  unsigned dimensions = shaped ? static_cast<unsigned>(items.as<TupleObject>()->length) : 1;
  if (dimensions != 1 && view->dimensions != 1)
    return raise_type_error(task, "memoryview: cast must be 1D -> ND or ND -> 1D");
  const char* format = cast_format(bound[0].as<StrObject>());
  if (!format)
    return raise_value_error(task, "memoryview: destination format must be a native single character format "
                                   "prefixed with an optional '@'");
  if (!is_byte_format(format) && !is_byte_format(view->format))
    return raise_type_error(task, "memoryview: cannot cast between two non-byte formats");
  int64_t size = buffer_item_size(buffer_item_format(format));
  if (view->length % size != 0)
    return raise_type_error(task, "memoryview: length is not a multiple of itemsize");
  int64_t extents[kMaxBufferDimensions];
  if (shaped && !read_extents(task, items.as<TupleObject>(), extents)) return kNull;
  if (!shaped) extents[0] = view->length / size;
  __int128 product = shaped ? size : view->length;
  for (unsigned i = 0; shaped && i < dimensions && product <= view->length; i++)
    product *= extents[i];
  if (product != view->length)
    return raise_type_error(task, "memoryview: product(shape) * itemsize != buffer size");
  MemoryViewObject* result = memoryview_like(task, view, dimensions);
  if (!result) return kNull;
  result->item_size = size;
  result->format = format;
  if (dimensions) std::memcpy(result->shape(), extents, dimensions * sizeof(int64_t));
  memoryview_set_c_strides(result);
  return Value::from_object(result);
}

// ---------------------------------------------------------------- comparison, hash

bool same_shape(MemoryViewObject* a, MemoryViewObject* b) {
  if (a->dimensions != b->dimensions) return false;
  for (unsigned i = 0; i < a->dimensions; i++)
    if (a->shape()[i] != b->shape()[i]) return false;
  return true;
}

/// Integers and single bytes are equal where their bits are.
bool compares_by_bits(char format) {
  return std::strchr("cbBhHiIlLqQnNP", format) != nullptr;
}

bool equal_items(Task* task, MemoryViewObject* a, MemoryViewObject* b, unsigned dimension, const char* p,
                 const char* q, bool by_bits, bool* same) {
  if (dimension == a->dimensions) {
    if (by_bits) {
      *same = std::memcmp(p, q, static_cast<size_t>(a->item_size)) == 0;
      return true;
    }
    Value x = memoryview_item(task, a, p), y = x.is_null() ? kNull : memoryview_item(task, b, q);
    // By value, not by identity: nan differs from itself.
    Value result = y.is_null() ? kNull : compare(task, CompareOp::Equal, x, y);
    return !result.is_null() && truth(task, result, same);
  }
  for (int64_t i = 0; *same && i < a->shape()[dimension]; i++)
    if (!equal_items(task, a, b, dimension + 1, p + i * a->strides()[dimension],
                     q + i * b->strides()[dimension], by_bits, same))
      return false;
  return true;
}

Value compare_slot(Task* task, Value a, Value b, CompareOp op) {
  if (op != CompareOp::Equal && op != CompareOp::NotEqual) return kNotImplemented;
  bool same = true;
  if (a != b || view_of(a)->released) {
    if (view_of(a)->released || (is_memoryview(b) && view_of(b)->released)) {
      same = a == b;
    } else {
      if (!has_buffer(b)) return kNotImplemented;
      Value other = memoryview_new(task, b);
      if (other.is_null()) {
        clear_error(task);
        return kNotImplemented;
      }
      auto *x = view_of(a), *y = view_of(other);
      char f = buffer_item_format(x->format), g = buffer_item_format(y->format);
      same = f && g && same_shape(x, y);
      bool ok = !same || equal_items(task, x, y, 0, x->data, y->data, f == g && compares_by_bits(f), &same);
      if (!memoryview_release(task, y) || !ok) return kNull;
    }
  } else if (!compares_by_bits(buffer_item_format(view_of(a)->format))) {
    auto* x = view_of(a);
    if (!equal_items(task, x, x, 0, x->data, x->data, false, &same)) return kNull;
  }
  return Value::from_bool(same == (op == CompareOp::Equal));
}

bool hash_slot(Task* task, Value v, int64_t* out) {
  auto* view = view_of(v);
  if (view->hash == 0) {
    if (!memoryview_check(task, view)) return false;
    if (!view->readonly) return raise_value_error(task, "cannot hash writable memoryview object");
    if (!is_byte_format(view->format))
      return raise_value_error(task, "memoryview: hashing is restricted to formats 'B', 'b' or 'c'");
    int64_t ignored;
    if (!hash(task, view->owner, &ignored) || !memoryview_check(task, view)) return false;
    Value bytes = copy_bytes(task, view, false);
    if (bytes.is_null() || !hash(task, bytes, &view->hash)) return false;
  }
  *out = view->hash;
  return true;
}

// ---------------------------------------------------------------- the class

Value repr_slot(Task* task, Value v) {
  return format_message(task, view_of(v)->released ? "<released memory at 0x%lx>" : "<memory at 0x%lx>",
                        static_cast<unsigned long>(v.bits));
}

bool length_slot(Task* task, Value v, int64_t* out) {
  auto* view = view_of(v);
  if (!memoryview_check(task, view)) return false;
  if (view->dimensions == 0) return raise_type_error(task, "0-dim memory has no length");
  *out = view->shape()[0];
  return true;
}

Value iter_slot(Task* task, Value self) {
  auto* view = view_of(self);
  if (!memoryview_check(task, view)) return kNull;
  if (view->dimensions == 0) return raise_type_error(task, "invalid indexing of 0-dim memory");
  if (view->dimensions != 1)
    return raise_format(task, types::NotImplementedError, "multi-dimensional sub-views are not implemented");
  if (!buffer_item_format(view->format))
    return raise_format(task, types::NotImplementedError, "memoryview: format %s not supported",
                        view->format);
  return iterator_new(task, BuiltinType::memory_iterator, self, 0);
}

Value iterator_next(Task* task, Value self) {
  auto* iterator = self.as<IteratorObject>();
  Value source = load_field(&iterator->source);
  if (source.is_null()) return kAbsent;
  auto* view = view_of(source);
  int64_t i = iterator_advance(iterator, 1);
  if (i >= view->shape()[0]) return iterator_finish(task, iterator);
  return memoryview_check(task, view) ? memoryview_item(task, view, view->data + i * view->strides()[0])
                                      : kNull;
}

Value iterator_self(Task*, Value self) {
  return self;
}

Value new_slot(Task* task, TypeObject*, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"object", nullptr};
  Value bound[1];
  if (!bind_arguments(task, {"memoryview", names, 1, 1}, args, nargs, kwnames, bound)) return kNull;
  return memoryview_new(task, bound[0]);
}

Value from_flags(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"object", "flags", nullptr};
  Value bound[2];
  if (!bind_arguments(task, {"_from_flags", names, 2, 2}, args + 1, nargs - 1, kwnames, bound)) return kNull;
  int64_t flags;
  if (!index_i64(task, bound[1], types::OverflowError, &flags)) return kNull;
  return memoryview_new(task, bound[0], static_cast<int>(flags));
}

Value extents(Task* task, const int64_t* values, unsigned count) {
  Value items[kMaxBufferDimensions];
  for (unsigned i = 0; i < count; i++)
    items[i] = Value::from_small_int(values[i]);
  return tuple_new(task, items, count);
}

#define GETTER(name, expression)                                                                             \
  Value get_##name(Task* task, Value self) {                                                                 \
    auto* view = view_of(self);                                                                              \
    if (!memoryview_check(task, view)) return kNull;                                                         \
    return expression;                                                                                       \
  }
GETTER(nbytes, int_from_i64(task, view->length))
GETTER(itemsize, Value::from_small_int(view->item_size))
GETTER(ndim, Value::from_small_int(view->dimensions))
GETTER(shape, extents(task, view->shape(), view->dimensions))
GETTER(strides, extents(task, view->strides(), view->dimensions))
GETTER(suboffsets, tuple_empty())
GETTER(c_contiguous, Value::from_bool(is_contiguous(view, false)))
GETTER(f_contiguous, Value::from_bool(is_contiguous(view, true)))
GETTER(contiguous, Value::from_bool(is_contiguous(view, false) || is_contiguous(view, true)))
GETTER(format, str_from_cstring(task, view->format))
GETTER(obj, view->owner)
GETTER(readonly, Value::from_bool(view->readonly))
#undef GETTER

const MethodDef methods[] = {
    {"cast", cast, 0, -1, kMethodKeywords, "Cast a memoryview to a new format or shape."},
    {"tobytes", tobytes, 0, -1, kMethodKeywords, "Return the data in the buffer as a byte string."},
    {"tolist", tolist, 0, 0, 0, "Return the data in the buffer as a list of elements."},
    {"hex", hex, 0, -1, kMethodKeywords, "Return the data in the buffer as a str of hexadecimal numbers."},
    {"release", release, 0, 0, 0, "Release the underlying buffer exposed by the memoryview object."},
    {"toreadonly", toreadonly, 0, 0, 0, "Return a readonly version of the memoryview."},
    {"count", count_method, 1, 1, 0, "Count the number of occurrences of a value."},
    {"index", index_method, 1, 3, 0, "Return the index of the first occurrence of a value."},
    {"_from_flags", from_flags, 0, -1, kMethodKeywords | kMethodClass,
     "Create a new memoryview object which references the given object."},
    PYC_CLASS_GETITEM,
    {"__enter__", enter, 0, 0, 0, nullptr},
    {"__exit__", release, 0, 3, 0, "Release the underlying buffer exposed by the memoryview object."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

const GetSetDef getsets[] = {
    {"obj", get_obj, nullptr, "The underlying object of the memoryview."},
    {"nbytes", get_nbytes, nullptr, "The amount of space in bytes that the array would use."},
    {"readonly", get_readonly, nullptr, "A bool indicating whether the memory is read only."},
    {"itemsize", get_itemsize, nullptr, "The size in bytes of each element of the memoryview."},
    {"format", get_format, nullptr, "The format (in struct module style) of each element."},
    {"ndim", get_ndim, nullptr, "The number of dimensions of the array that the memory represents."},
    {"shape", get_shape, nullptr, "The shape of the memory as an N-dimensional array."},
    {"strides", get_strides, nullptr, "The size in bytes to access each element of each dimension."},
    {"suboffsets", get_suboffsets, nullptr, "Used internally for PIL-style arrays."},
    {"c_contiguous", get_c_contiguous, nullptr, "A bool indicating whether the memory is C contiguous."},
    {"f_contiguous", get_f_contiguous, nullptr,
     "A bool indicating whether the memory is Fortran contiguous."},
    {"contiguous", get_contiguous, nullptr, "A bool indicating whether the memory is contiguous."},
    {nullptr, nullptr, nullptr, nullptr},
};

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.new_ = new_slot;
  s.repr = repr_slot;
  s.hash = hash_slot;
  s.compare = compare_slot;
  s.length = length_slot;
  s.get_item = memoryview_get_item;
  s.set_item = memoryview_set_item;
  s.iter = iter_slot;
  s.get_buffer = memoryview_get_buffer;
  s.release_buffer = memoryview_release_buffer;
  return s;
}
const TypeSlots slots = make_slots();

constexpr TypeSlots make_iterator_slots() {
  TypeSlots s{};
  s.iter = iterator_self;
  s.next = iterator_next;
  return s;
}
const TypeSlots iterator_slots = make_iterator_slots();

} // namespace

const TypeDefinition k_memoryview_type = {
    .doc = "Create a new memoryview object which references the given object.",
    .flags = kTypeSequencePattern,
    .native_size = 0,
    .methods = methods,
    .getsets = getsets,
    .slots = &slots,
};
const TypeDefinition k_memory_iterator_type = {
    .flags = kTypeDisallowNew, .native_size = sizeof(IteratorObject), .slots = &iterator_slots};

} // namespace pyc
