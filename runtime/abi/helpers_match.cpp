/// Helpers of native code and the interpreter: the match statement.

#include "abi/helpers.h"
#include "gc/gc.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/set.h"
#include "object/tuple.h"

namespace pyc {

namespace {

/// Adds a key to the set of those checked so far; ValueError when it is there already.
bool take_key(Task* task, Value seen, Value key) {
  bool duplicate;
  if (!set_contains(task, seen, key, &duplicate)) return false;
  if (duplicate) return raise_value_error(task, "mapping pattern checks duplicate key (%R)", key);
  return set_add(task, seen, key);
}

/// subject.get(key, marker): the marker tells an absent key. kAbsent for one.
Value mapping_get(Task* task, Value subject, Value getter, Value key, Value marker) {
  if (is_exact(subject, BuiltinType::dict)) return dict_get(task, subject.as<DictObject>(), key);
  Value v = call2(task, getter, key, marker);
  return v == marker ? kAbsent : v;
}

/// object.name for a pattern; kAbsent when there is no such attribute.
Value pattern_attribute(Task* task, Value subject, Value name) {
  Value v = get_attr(task, subject, name.as<StrObject>());
  return v.is_null() && clear_if(task, types::AttributeError) ? kAbsent : v;
}

struct ClassMatch {
  Value subject;
  TypeObject* type;
  TupleObject* result;
  TupleObject* seen; ///< names taken so far
  size_t count;
};

/// The tuples may be old by the time that an attribute has been read.
void add_match(Task* task, ClassMatch* match, Value name, Value v) {
  gc::store_field(task, match->seen, &match->seen->items[match->count], name);
  gc::store_field(task, match->result, &match->result->items[match->count], v);
  match->count++;
}

/// Adds the attribute `name`. 1 found, 0 no match, -1 error.
int take_attribute(Task* task, ClassMatch* match, Value name) {
  for (size_t i = 0; i < match->count; i++)
    if (match->seen->items[i].is_object() &&
        str_equal(match->seen->items[i].as<StrObject>(), name.as<StrObject>())) {
      raise_type_error(task, "%N() got multiple sub-patterns for attribute %R", match->type, name);
      return -1;
    }
  Value v = pattern_attribute(task, match->subject, Value::from_object(intern(task, name)));
  if (v.is_null()) return -1;
  if (v == kAbsent) return 0;
  add_match(task, match, name, v);
  return 1;
}

/// `__match_args__` as a tuple; the empty one when there is none and `*self_only` says that C(x) binds the
/// subject.
Value match_args(Task* task, const ClassMatch* match, bool* self_only) {
  Value args = get_attr_optional(task, type_value(match->type), names.match_args);
  if (args.is_null()) return kNull;
  *self_only = false;
  if (args == kAbsent) {
    *self_only = match->type->flags & kTypeMatchSelf;
    return tuple_empty();
  }
  if (!is_exact(args, BuiltinType::tuple))
    return raise_type_error(task, "%N.__match_args__ must be a tuple (got %T)", match->type, args);
  return args;
}

int take_positional(Task* task, ClassMatch* match, uint32_t positional) {
  bool self_only;
  Value args = match_args(task, match, &self_only);
  if (args.is_null()) return -1;
  auto* tuple = args.as<TupleObject>();
  size_t allowed = self_only ? 1 : tuple->length;
  if (positional > allowed) {
    raise_type_error(task, "%N() accepts %zu positional sub-pattern%s (%u given)", match->type, allowed,
                     allowed == 1 ? "" : "s", positional);
    return -1;
  }
  if (self_only) {
    add_match(task, match, kNone, match->subject);
    return 1;
  }
  for (uint32_t i = 0; i < positional; i++) {
    if (!is_str(tuple->items[i])) {
      raise_type_error(task, "__match_args__ elements must be strings (got %T)", tuple->items[i]);
      return -1;
    }
    int taken = take_attribute(task, match, tuple->items[i]);
    if (taken <= 0) return taken;
  }
  return 1;
}

} // namespace

extern "C" {

Value pyc_MatchMapping(Task*, Value subject) {
  return Value::from_bool(type_of(subject)->flags & kTypeMappingPattern);
}

Value pyc_MatchSequence(Task*, Value subject) {
  return Value::from_bool(type_of(subject)->flags & kTypeSequencePattern);
}

Value pyc_MatchKeys(Task* task, Value subject, Value keys) {
  auto* tuple = keys.as<TupleObject>();
  TupleObject* values = tuple_allocate(task, tuple->length);
  Object* marker = instance_new(task, types::object);
  Value seen = set_new(task);
  if (!values || !marker || seen.is_null()) return kNull;
  Value getter = kNull;
  if (!is_exact(subject, BuiltinType::dict)) {
    getter = get_attr(task, subject, intern_cstring("get"));
    if (getter.is_null()) return kNull;
  }
  for (size_t i = 0; i < tuple->length; i++) {
    if (!take_key(task, seen, tuple->items[i])) return kNull;
    Value v = mapping_get(task, subject, getter, tuple->items[i], Value::from_object(marker));
    if (v.is_null()) return kNull;
    if (v == kAbsent) return kNone;
    gc::store_field(task, values, &values->items[i], v);
  }
  return Value::from_object(values);
}

Value pyc_MatchClass(Task* task, Value subject, Value class_, uint32_t positional, Value names) {
  if (!is_type(class_)) return raise_type_error(task, "called match pattern must be a class");
  bool instance;
  if (!isinstance(task, subject, class_, &instance)) return kNull;
  if (!instance) return kNone;
  auto* keywords = names.as<TupleObject>();
  size_t total = positional + keywords->length;
  ClassMatch match{subject, class_.as<TypeObject>(), tuple_allocate(task, total), nullptr, 0};
  match.seen = tuple_allocate(task, total);
  if (!match.result || !match.seen) return kNull;
  if (positional != 0) {
    int taken = take_positional(task, &match, positional);
    if (taken <= 0) return taken < 0 ? kNull : kNone;
  }
  for (size_t i = 0; i < keywords->length; i++) {
    int taken = take_attribute(task, &match, keywords->items[i]);
    if (taken <= 0) return taken < 0 ? kNull : kNone;
  }
  return Value::from_object(match.result);
}

} // extern "C"

} // namespace pyc
