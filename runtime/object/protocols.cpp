/// The protocols of containers, iteration, text and hashing on any values.

#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/generic_alias.h"
#include "object/int.h"
#include "object/iterators.h"
#include "object/list.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/slot_functions.h"
#include "object/tuple.h"
#include "sched/safepoint.h"
#include "sched/stack.h"

namespace pyc {

// ---------------------------------------------------------------- text and hash

/// repr() and str() share their checks.
static Value text_of(Task* task, Value v, Value (*slot)(Task*, Value), const char* method,
                     const char* where) {
  RecursionGuard guard(task, where);
  if (!guard) return kNull;
  Value text = slot(task, v);
  if (text.is_null() || is_str(text)) return text;
  return raise_type_error(task, "%s returned non-string (type %.200T)", method, text);
}

Value repr(Task* task, Value v) {
  return text_of(task, v, type_of(v)->slots.repr, "__repr__", " while getting the repr of an object");
}

Value str(Task* task, Value v) {
  if (is_exact(v, BuiltinType::str)) return v;
  return text_of(task, v, type_of(v)->slots.str, "__str__", " while getting the str of an object");
}

Value ascii(Task* task, Value v) {
  Value text = repr(task, v);
  if (text.is_null()) return kNull;
  auto* s = text.as<StrObject>();
  bool plain = s->width() == 1;
  for (size_t i = 0; plain && i < s->length(); i++)
    plain = str_char(s, i) < 0x80;
  if (plain) return text;
  StrBuilder out(task);
  for (size_t i = 0; i < s->length(); i++) {
    uint32_t c = str_char(s, i);
    char escape[16];
    if (c < 0x80) {
      out.add_char(c);
    } else {
      int n = std::snprintf(escape, sizeof escape,
                            c <= 0xFF     ? "\\x%02x"
                            : c <= 0xFFFF ? "\\u%04x"
                                          : "\\U%08x",
                            c);
      out.add_ascii(escape, static_cast<size_t>(n));
    }
  }
  return out.finish();
}

Value format(Task* task, Value v, Value spec) {
  if (spec.is_null()) spec = str_empty();
  bool empty = is_str(spec) && spec.as<StrObject>()->length() == 0;
  if (empty && is_exact(v, BuiltinType::str)) return v;
  if (empty && v.is_small_int()) return str(task, v);
  Value text = call_special(task, v, names.format, &spec, 1);
  if (text == kAbsent) return raise_type_error(task, "Type %.100T doesn't define __format__", v);
  if (text.is_null() || is_str(text)) return text;
  return raise_type_error(task, "__format__ must return a str, not %.200T", text);
}

bool hash(Task* task, Value v, int64_t* out) {
  if (is_exact(v, BuiltinType::str)) return *out = str_hash(v.as<StrObject>()), true;
  if (v.is_small_int()) return *out = int_hash(v), true;
  return type_of(v)->slots.hash(task, v, out);
}

// ---------------------------------------------------------------- containers

bool length(Task* task, Value v, int64_t* out) {
  if (auto f = type_of(v)->slots.length) return f(task, v, out);
  return raise_type_error(task, "object of type '%.200T' has no len()", v);
}

bool length_hint(Task* task, Value v, int64_t fallback, int64_t* out) {
  if (auto f = type_of(v)->slots.length) {
    if (f(task, v, out)) return true;
    if (!clear_if(task, types::TypeError)) return false;
  }
  Value hint = call_special(task, v, names.length_hint);
  if (hint.is_null() && !clear_if(task, types::TypeError)) return false;
  *out = fallback;
  if (hint.is_null() || hint == kAbsent || hint == kNotImplemented) return true;
  if (!is_int_or_bool(hint))
    return raise_type_error(task, "__length_hint__ must be an integer, not %.100T", hint);
  if (int_is_negative(bool_to_int(hint)))
    return raise_value_error(task, "__length_hint__() should return >= 0");
  return size_argument(task, hint, out);
}

bool contains_by_iteration(Task* task, Value container, Value item, bool* out) {
  Value iterator = get_iter(task, container);
  if (iterator.is_null()) {
    if (clear_if(task, types::TypeError))
      return raise_type_error(task, "argument of type '%.200T' is not a container or iterable", container);
    return false;
  }
  *out = false;
  for (;;) {
    Value v = iter_next(task, iterator);
    if (v.is_null() || !poll(task)) return false;
    if (v == kAbsent) return true;
    if (!equal(task, v, item, out)) return false;
    if (*out) return true;
  }
}

bool contains(Task* task, Value container, Value item, bool* out) {
  if (auto f = type_of(container)->slots.contains) return f(task, container, item, out);
  return contains_by_iteration(task, container, item, out);
}

Value get_item(Task* task, Value v, Value key) {
  if (auto f = type_of(v)->slots.get_item) return f(task, v, key);
  if (is_type(v)) {
    auto* type = v.as<TypeObject>();
    if (type == types::type) return class_getitem_builtin(task, v, key);
    Value method = get_attr_optional(task, v, names.class_getitem);
    if (method.is_null()) return kNull;
    if (!(method == kAbsent) && !method.is_none()) return call1(task, method, key);
    return raise_type_error(task, "type '%.200N' is not subscriptable", type);
  }
  return raise_type_error(task, "'%.200T' object is not subscriptable", v);
}

bool has_sequence_protocol(const TypeObject* type) {
  const TypeSlots& slots = type->slots;
  return type->flags & kTypeHeap || slots.length || slots.contains || slots.concat || slots.repeat ||
         slots.get_item;
}

bool is_sequence(Value v) {
  if (!type_of(v)->slots.get_item) return false;
  // These take keys, or arguments of generic classes.
  bool keyed = has_kind(v, Kind::Dict) || has_kind(v, Kind::GenericAlias) || has_kind(v, Kind::MappingProxy);
  return !keyed && type_of(v) != types::weak_proxy && type_of(v) != types::callable_proxy;
}

/// What has any part of the sequence protocol takes another way in CPython when the key is an integer: the
/// index is converted, which may fail, before anyone sees that items cannot be changed. `out` says whether it
/// went that way.
static bool convert_unused_index(Task* task, Value v, Value key, bool* out) {
  *out = (is_int_or_bool(key) || type_of(key)->slots.index) && has_sequence_protocol(type_of(v));
  int64_t ignored;
  return !*out || index_i64(task, key, types::IndexError, &ignored);
}

bool set_item(Task* task, Value v, Value key, Value value) {
  if (auto f = type_of(v)->slots.set_item) return f(task, v, key, value);
  bool as_sequence;
  if (!convert_unused_index(task, v, key, &as_sequence)) return false;
  return raise_type_error(task, "'%.200T' object does not support item assignment", v);
}

bool delete_item(Task* task, Value v, Value key) {
  if (auto f = type_of(v)->slots.set_item) return f(task, v, key, kNull);
  bool as_sequence;
  if (!convert_unused_index(task, v, key, &as_sequence)) return false;
  return raise_type_error(task, "'%.200T' object %s support item deletion", v,
                          as_sequence ? "doesn't" : "does not");
}

// ---------------------------------------------------------------- iteration

bool is_iterator(Value v) {
  return type_of(v)->slots.next != nullptr;
}

Value get_iter(Task* task, Value v) {
  const TypeSlots& slots = type_of(v)->slots;
  if (!slots.iter) {
    // The old protocol: a class with __getitem__ is a sequence.
    if (slots.get_item == slot_get_item) return sequence_iterator_new(task, v);
    return raise_type_error(task, "'%.200T' object is not iterable", v);
  }
  Value iterator = slots.iter(task, v);
  if (iterator.is_null() || is_iterator(iterator)) return iterator;
  return raise_type_error(task, "iter() returned non-iterator of type '%.100T'", iterator);
}

Value iter_next(Task* task, Value v) {
  auto next = type_of(v)->slots.next;
  if (!next) [[unlikely]]
    return raise_type_error(task, "'%.200T' object is not an iterator", v);
  return next(task, v);
}

bool iterate(Task* task, Value iterable, bool (*visit)(Task*, void*, Value), void* context) {
  if (is_exact(iterable, BuiltinType::tuple)) {
    auto* tuple = iterable.as<TupleObject>();
    for (size_t i = 0; i < tuple->length; i++)
      if (!visit(task, context, tuple->items[i])) return false;
    return true;
  }
  if (is_exact(iterable, BuiltinType::list)) {
    for (size_t i = 0;; i++) {
      Value v = list_get(task, iterable, i);
      if (v == kAbsent) return true;
      if (v.is_null() || !visit(task, context, v)) return false;
      if (!poll(task)) return false;
    }
  }
  Value iterator = get_iter(task, iterable);
  return !iterator.is_null() && iterate_rest(task, iterator, visit, context);
}

bool iterate_rest(Task* task, Value iterator, bool (*visit)(Task*, void* context, Value item),
                  void* context) {
  for (;;) {
    Value v = iter_next(task, iterator);
    if (v == kAbsent) return true;
    if (v.is_null() || !visit(task, context, v) || !poll(task)) return false;
  }
}

static bool raise_unpack_few(Task* task, size_t wanted, size_t got, bool at_least) {
  return raise_value_error(task, "not enough values to unpack (expected %s%zu, got %zu)",
                           at_least ? "at least " : "", wanted, got);
}

/// The iterator of the right side of an unpacking.
static Value unpack_iterator(Task* task, Value iterable) {
  Value iterator = get_iter(task, iterable);
  const TypeSlots& slots = type_of(iterable)->slots;
  if (iterator.is_null() && !slots.iter && slots.get_item != slot_get_item &&
      clear_if(task, types::TypeError))
    return raise_type_error(task, "cannot unpack non-iterable %.200T object", iterable);
  return iterator;
}

bool unpack(Task* task, Value iterable, unsigned count, Value* out) {
  if (is_exact(iterable, BuiltinType::tuple) && iterable.as<TupleObject>()->length == count) {
    for (unsigned i = 0; i < count; i++)
      out[i] = iterable.as<TupleObject>()->items[i];
    return true;
  }
  Value iterator = unpack_iterator(task, iterable);
  if (iterator.is_null()) return false;
  for (unsigned i = 0; i < count; i++) {
    Value v = iter_next(task, iterator);
    if (v.is_null()) return false;
    if (v == kAbsent) return raise_unpack_few(task, count, i, false);
    out[i] = v;
  }
  Value extra = iter_next(task, iterator);
  if (extra == kAbsent) return true;
  if (extra.is_null()) return false;
  // The number is known for the built-in containers only.
  if (is_exact(iterable, BuiltinType::list) || is_exact(iterable, BuiltinType::tuple) ||
      is_exact(iterable, BuiltinType::dict)) {
    int64_t got;
    if (!length(task, iterable, &got)) return false;
    if (got > count)
      return raise_value_error(task, "too many values to unpack (expected %u, got %ld)", count, got);
  }
  return raise_value_error(task, "too many values to unpack (expected %u)", count);
}

bool unpack_rest(Task* task, Value iterable, unsigned before, unsigned after, Value* out) {
  Value iterator = unpack_iterator(task, iterable);
  if (iterator.is_null()) return false;
  for (unsigned i = 0; i < before; i++) {
    Value v = iter_next(task, iterator);
    if (v.is_null()) return false;
    if (v == kAbsent) return raise_unpack_few(task, before + after, i, true);
    out[i] = v;
  }
  Value rest = list_new(task, nullptr, 0);
  if (rest.is_null() || !list_extend(task, rest, iterator)) return false;
  size_t length = list_length(rest);
  if (length < after) return raise_unpack_few(task, before + after, before + length, true);
  // The last `after` items leave the list.
  for (unsigned i = 0; i < after; i++)
    out[before + 1 + i] = list_get(task, rest, length - after + i);
  if (!list_replace(task, rest, length - after, length, nullptr, 0)) return false;
  out[before] = rest;
  return true;
}

// ---------------------------------------------------------------- isinstance, issubclass

static bool bases_of(Task* task, Value cls, Value* out) {
  Value bases = get_attr_optional(task, cls, names.bases);
  if (bases.is_null()) return false;
  *out = is_tuple(bases) ? bases : kNull;
  return true;
}

/// issubclass by `__bases__` for what is no class object.
static bool abstract_subclass(Task* task, Value derived, Value cls, bool* out) {
  RecursionGuard guard(task, " in __issubclass__");
  if (!guard) return false;
  if (derived == cls) return *out = true, true;
  Value bases;
  if (!bases_of(task, derived, &bases)) return false;
  *out = false;
  if (bases.is_null()) return true;
  auto* tuple = bases.as<TupleObject>();
  for (size_t i = 0; i < tuple->length && !*out; i++)
    if (!abstract_subclass(task, tuple->items[i], cls, out)) return false;
  return true;
}

static bool check_class(Task* task, Value cls, const char* error) {
  Value bases;
  if (!bases_of(task, cls, &bases)) return false;
  return !bases.is_null() || raise_type_error(task, "%s", error);
}

bool real_isinstance(Task* task, Value v, Value cls, bool* out) {
  if (is_type(cls)) {
    *out = is_instance(v, cls.as<TypeObject>());
    if (*out) return true;
    Value claimed = get_attr_optional(task, v, names.class_);
    if (claimed.is_null()) return false;
    if (is_type(claimed) && claimed.as<TypeObject>() != type_of(v))
      *out = is_subtype(claimed.as<TypeObject>(), cls.as<TypeObject>());
    return true;
  }
  if (!check_class(task, cls, "isinstance() arg 2 must be a type, a tuple of types, or a union"))
    return false;
  Value claimed = get_attr_optional(task, v, names.class_);
  if (claimed.is_null()) return false;
  *out = false;
  return claimed == kAbsent || abstract_subclass(task, claimed, cls, out);
}

bool real_issubclass(Task* task, Value derived, Value cls, bool* out) {
  if (is_type(cls) && is_type(derived)) {
    *out = is_subtype(derived.as<TypeObject>(), cls.as<TypeObject>());
    return true;
  }
  if (!check_class(task, derived, "issubclass() arg 1 must be a class")) return false;
  if (!check_class(task, cls, "issubclass() arg 2 must be a class, a tuple of classes, or a union"))
    return false;
  return abstract_subclass(task, derived, cls, out);
}

/// The hooks of a metaclass, tuples and plain classes; `real` decides for the last.
static bool check_with_hooks(Task* task, Value v, Value classinfo, StrObject* hook,
                             bool (*self)(Task*, Value, Value, bool*),
                             bool (*real)(Task*, Value, Value, bool*), bool* out) {
  if (type_of(classinfo) == types::type) return real(task, v, classinfo, out);
  if (is_exact(classinfo, BuiltinType::union_)) classinfo = union_members(classinfo);
  if (is_tuple(classinfo)) {
    RecursionGuard guard(task,
                         hook == names.instancecheck ? " in __instancecheck__" : " in __subclasscheck__");
    if (!guard) return false;
    auto* tuple = classinfo.as<TupleObject>();
    *out = false;
    for (size_t i = 0; i < tuple->length && !*out; i++)
      if (!self(task, v, tuple->items[i], out)) return false;
    return true;
  }
  Value result = call_special(task, classinfo, hook, &v, 1);
  if (result.is_null()) return false;
  if (!(result == kAbsent)) return truth(task, result, out);
  return real(task, v, classinfo, out);
}

bool isinstance(Task* task, Value v, Value classinfo, bool* out) {
  if (is_type(classinfo) && type_of(v) == classinfo.as<TypeObject>()) return *out = true, true;
  return check_with_hooks(task, v, classinfo, names.instancecheck, isinstance, real_isinstance, out);
}

bool issubclass(Task* task, Value type, Value classinfo, bool* out) {
  return check_with_hooks(task, type, classinfo, names.subclasscheck, issubclass, real_issubclass, out);
}

} // namespace pyc
