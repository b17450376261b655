/// The class str: construction, slots, iteration, repr. The methods are in str_methods_*.cpp.

#include <cstring>

#include "gc/gc.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/call.h"
#include "object/codecs.h"
#include "object/errors.h"
#include "object/format.h"
#include "object/int.h"
#include "object/reduce.h"
#include "object/operators.h"
#include "object/slice.h"
#include "object/str.h"
#include "object/str_methods.h"
#include "object/type.h"
#include "object/unicode.h"

namespace pyc {

namespace {

StrObject* as_str(Value v) {
  return v.as<StrObject>();
}

Value repr_slot(Task* task, Value v) {
  return str_repr(task, v);
}

Value str_slot(Task* task, Value v) {
  return str_exact(task, v);
}

bool hash_slot(Task*, Value v, int64_t* out) {
  *out = str_hash(as_str(v));
  return true;
}

Value compare_slot(Task*, Value a, Value b, CompareOp op) {
  if (!is_str(a) || !is_str(b)) return kNotImplemented;
  if (op == CompareOp::Equal) return Value::from_bool(str_equal(as_str(a), as_str(b)));
  if (op == CompareOp::NotEqual) return Value::from_bool(!str_equal(as_str(a), as_str(b)));
  int order = str_compare(as_str(a), as_str(b));
  switch (op) {
  case CompareOp::Less:
    return Value::from_bool(order < 0);
  case CompareOp::LessEqual:
    return Value::from_bool(order <= 0);
  case CompareOp::Greater:
    return Value::from_bool(order > 0);
  default:
    return Value::from_bool(order >= 0);
  }
}

bool length_slot(Task*, Value v, int64_t* out) {
  *out = static_cast<int64_t>(as_str(v)->length());
  return true;
}

bool contains_slot(Task* task, Value self, Value item, bool* out) {
  if (!is_str(item))
    return raise_type_error(task, "'in <string>' requires string as left operand, not %T", item);
  *out = str_find(as_str(self), as_str(item), 0, as_str(self)->length()) >= 0;
  return true;
}

Value get_item_slot(Task* task, Value self, Value key) {
  auto* s = as_str(self);
  auto length = static_cast<int64_t>(s->length());
  if (is_slice(key)) {
    SliceBounds bounds;
    if (!slice_bounds(task, key, length, &bounds)) return kNull;
    return str_slice(task, self, bounds.start, bounds.step, static_cast<size_t>(bounds.count));
  }
  if (!is_int_or_bool(key) && !type_of(key)->slots.index)
    return raise_type_error(task, "string indices must be integers, not '%T'", key);
  int64_t i;
  if (!index_i64(task, key, types::IndexError, &i)) return kNull;
  if (i < 0) i += length;
  if (i < 0 || i >= length) return raise_index_error(task, "string index out of range");
  return str_from_char(task, str_char(s, static_cast<size_t>(i)));
}

Value concat_slot(Task* task, Value a, Value b) {
  if (!is_str(b)) return raise_type_error(task, "can only concatenate str (not \"%T\") to str", b);
  return str_concat(task, a, b);
}

Value repeat_slot(Task* task, Value self, int64_t count) {
  return str_repeat(task, self, count);
}

Value remainder_slot(Task* task, Value a, Value b) {
  return is_str(a) ? str_percent(task, a, b) : kNotImplemented;
}

struct StrIterator : Object {
  Value text; ///< NULL once exhausted
  uint64_t index;
};

Value iter_slot(Task* task, Value self) {
  auto* iterator =
      gc::allocate<StrIterator>(task, Kind::Iterator,
                                builtin_shape(is_exact(self, BuiltinType::str) && str_is_ascii(as_str(self))
                                                  ? BuiltinType::str_ascii_iterator
                                                  : BuiltinType::str_iterator));
  if (!iterator) return kNull;
  iterator->text = self;
  return Value::from_object(iterator);
}

Value iterator_next(Task* task, Value self) {
  auto* iterator = self.as<StrIterator>();
  Value text = load_field(&iterator->text);
  if (text.is_null()) return kAbsent;
  auto* s = as_str(text);
  uint64_t i = std::atomic_ref<uint64_t>(iterator->index).fetch_add(1, std::memory_order_relaxed);
  if (i < s->length()) return str_from_char(task, str_char(s, i));
  gc::store_field(task, iterator, &iterator->text, kNull);
  return kAbsent;
}

Value iterator_self(Task*, Value self) {
  return self;
}

Value iterator_length_hint(Task*, const Value* args, size_t, Value) {
  auto* iterator = args[0].as<StrIterator>();
  Value text = load_field(&iterator->text);
  if (text.is_null()) return Value::from_small_int(0);
  uint64_t length = as_str(text)->length();
  return Value::from_small_int(static_cast<int64_t>(iterator->index < length ? length - iterator->index : 0));
}

Value iterator_reduce(Task* task, const Value* args, size_t, Value) {
  auto* iterator = args[0].as<StrIterator>();
  return reduce_at(task, "iter", load_field(&iterator->text), static_cast<int64_t>(iterator->index),
                   str_empty());
}

Value iterator_set_state(Task* task, const Value* args, size_t, Value) {
  auto* iterator = args[0].as<StrIterator>();
  Value text = load_field(&iterator->text);
  int64_t index;
  auto length = text.is_null() ? 0 : static_cast<int64_t>(as_str(text)->length());
  if (!state_index(task, args[1], 0, length, &index)) return kNull;
  iterator->index = static_cast<uint64_t>(index);
  return kNone;
}

/// str(object) or str(bytes, encoding, errors) as an exact str or what __str__ gives.
Value construct(Task* task, const Value bound[3]) {
  if (!check_codec_options(task, "str", bound[1], bound[2])) return kNull;
  if (bound[0].is_null()) return str_empty();
  if (bound[1].is_null() && bound[2].is_null()) return str(task, bound[0]);
  if (is_str(bound[0])) return raise_type_error(task, "decoding str is not supported");
  if (!has_buffer(bound[0]))
    return raise_type_error(task, "decoding to str: need a bytes-like object, %T found", bound[0]);
  Value bytes = bytes_from_object(task, bound[0]);
  return bytes.is_null() ? kNull : bytes_decode(task, bytes, bound[1], bound[2], "str");
}

Value subclass_instance(Task* task, TypeObject* type, Value v) {
  auto* from = as_str(v);
  size_t bytes = from->length() * from->width();
  size_t native = (sizeof(StrInline) + bytes + 7) & ~size_t{7};
  auto* s = reinterpret_cast<StrInline*>(
      gc::allocate(task, native + instance_part_bytes(type), Kind::Str, type->root_shape));
  if (!s) return kNull;
  s->length_width = from->length_width;
  std::memcpy(s->data, str_data(from), bytes);
  return Value::from_object(s);
}

Value new_slot(Task* task, TypeObject* type, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"object", "encoding", "errors", nullptr};
  static const ParameterList list = {"str", names, 0, 3};
  Value bound[3];
  if (kwnames.is_null() && !check_positional(task, "str", nargs, 0, 3)) return kNull;
  if (!bind_arguments(task, list, args, nargs, kwnames, bound)) return kNull;
  // Without keywords CPython's fast call finds the mistake, and names classes in full.
  for (size_t i = 1; i < nargs && kwnames.is_null() && type == types::str; i++) {
    if (!is_str(args[i]))
      return raise_type_error(task, "str() argument '%s' must be str, not %Q", names[i], args[i]);
    if (!check_c_string(task, args[i])) return kNull;
  }
  Value v = construct(task, bound);
  return v.is_null() || type == types::str ? v : subclass_instance(task, type, v);
}

constexpr TypeSlots make_slots() {
  TypeSlots s{};
  s.new_ = new_slot;
  s.repr = repr_slot;
  s.str = str_slot;
  s.hash = hash_slot;
  s.compare = compare_slot;
  s.length = length_slot;
  s.contains = contains_slot;
  s.get_item = get_item_slot;
  s.iter = iter_slot;
  s.concat = concat_slot;
  s.repeat = repeat_slot;
  s.binary[static_cast<unsigned>(BinaryOp::Remainder)] = remainder_slot;
  return s;
}
const TypeSlots str_slots = make_slots();

constexpr TypeSlots make_iterator_slots() {
  TypeSlots s{};
  s.iter = iterator_self;
  s.next = iterator_next;
  return s;
}
const TypeSlots str_iterator_slots = make_iterator_slots();

const MethodDef str_iterator_methods[] = {
    {"__length_hint__", iterator_length_hint, 0, 0, 0,
     "Private method returning an estimate of len(list(it))."},
    {"__reduce__", iterator_reduce, 0, 0, 0, kReduceDoc},
    {"__setstate__", iterator_set_state, 1, 1, 0, kSetStateDoc},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

void add_hex(StrBuilder& out, char letter, uint32_t c, int digits) {
  out.add_char('\\');
  out.add_char(static_cast<unsigned char>(letter));
  for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4)
    out.add_char(static_cast<unsigned char>("0123456789abcdef"[(c >> shift) & 15]));
}

void add_escaped(StrBuilder& out, uint32_t c, uint32_t quote, bool ascii_only) {
  if (c == quote || c == '\\') {
    out.add_char('\\');
    out.add_char(c);
  } else if (c == '\n' || c == '\r' || c == '\t') {
    out.add_char('\\');
    out.add_char(c == '\n' ? 'n' : c == '\r' ? 'r' : 't');
  } else if (c >= 0x20 && c < 0x7f) {
    out.add_char(c);
  } else if (c >= 0x80 && !ascii_only && unicode_is_printable(c)) {
    out.add_char(c);
  } else if (c < 0x100) {
    add_hex(out, 'x', c, 2);
  } else {
    add_hex(out, c < 0x10000 ? 'u' : 'U', c, c < 0x10000 ? 4 : 8);
  }
}

Value quoted(Task* task, Value v, bool ascii_only) {
  auto* s = as_str(v);
  bool single = false, both = false;
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    single = single || c == '\'';
    both = both || c == '"';
  }
  uint32_t quote = single && !both ? '"' : '\'';
  StrBuilder out(task);
  out.add_char(quote);
  for (size_t i = 0; i < s->length(); i++)
    add_escaped(out, str_char(s, i), quote, ascii_only);
  out.add_char(quote);
  return out.finish();
}

} // namespace

Value str_repr(Task* task, Value v) {
  return quoted(task, v, false);
}
Value str_ascii(Task* task, Value v) {
  return quoted(task, v, true);
}

const TypeDefinition k_str_type = {
    .doc = "str(object='') -> str\nstr(bytes_or_buffer[, encoding[, errors]]) -> str",
    .flags = kTypeBase | kTypeMatchSelf | kTypeStrSubclass,
    .native_size = 0,
    .methods = str_methods,
    .slots = &str_slots,
};

const TypeDefinition k_str_iterator_type = {
    .flags = kTypeDisallowNew,
    .native_size = sizeof(StrIterator),
    .methods = str_iterator_methods,
    .slots = &str_iterator_slots,
};
const TypeDefinition k_str_ascii_iterator_type = k_str_iterator_type;

} // namespace pyc
