/// Exception groups: construction, derive, split, subgroup; matching and the end of `except*`.

#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/exception_types.h"
#include "object/generic_alias.h"
#include "object/list.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/tuple.h"
#include "sched/stack.h"

namespace pyc {

static bool is_group(Value v) {
  return is_exception(v) && is_instance(v, types::BaseExceptionGroup);
}
static TupleObject* members(Value group) {
  return exception_field(group, kGroupExceptions).as<TupleObject>();
}

// ---------------------------------------------------------------- construction

/// The class that a group of these exceptions gets; null with TypeError.
static TypeObject* group_class(Task* task, TypeObject* type, Value tuple) {
  bool all_exceptions = true;
  auto* items = tuple.as<TupleObject>();
  for (size_t i = 0; i < items->length; i++) {
    if (!is_exception(items->items[i]))
      return raise_value_error(task, "Item %zu of second argument (exceptions) is not an exception", i);
    all_exceptions &= is_instance(items->items[i], types::Exception);
  }
  if (type == types::BaseExceptionGroup) return all_exceptions ? types::ExceptionGroup : type;
  if (all_exceptions || !is_subtype(type, types::Exception)) return type;
  if (type == types::ExceptionGroup)
    return raise_type_error(task, "Cannot nest BaseExceptions in an ExceptionGroup");
  return raise_type_error(task, "Cannot nest BaseExceptions in '%.200N'", type);
}

static Value group_new(Task* task, TypeObject* type, const Value* args, size_t nargs, Value) {
  if (nargs != 2)
    return raise_type_error(task, "BaseExceptionGroup.__new__() takes exactly 2 arguments (%zu given)",
                            nargs);
  if (!is_str(args[0]))
    return raise_type_error(task, "BaseExceptionGroup.__new__() argument 1 must be str, not %.50B", args[0]);
  if (!type_of(args[1])->slots.get_item || is_dict(args[1]))
    return raise_type_error(task, "second argument (exceptions) must be a sequence");
  Value tuple = tuple_from_iterable(task, args[1]);
  if (tuple.is_null()) return kNull;
  if (tuple.as<TupleObject>()->length == 0)
    return raise_value_error(task, "second argument (exceptions) must be a non-empty sequence");
  type = group_class(task, type, tuple);
  if (!type) return kNull;
  Value group = exception_allocate(task, type, args, nargs);
  if (group.is_null()) return kNull;
  set_exception_field(task, group, kGroupMessage, args[0]);
  set_exception_field(task, group, kGroupExceptions, tuple);
  return group;
}

static Value group_str(Task* task, Value self) {
  size_t count = members(self)->length;
  return format_message(task, "%V (%zu sub-exception%s)", exception_field(self, kGroupMessage), count,
                        count == 1 ? "" : "s");
}

// ---------------------------------------------------------------- splitting

/// group.derive(list) with the group's traceback, cause, context and notes. `list` may be empty: None then.
static Value derive(Task* task, Value group, Value list) {
  if (list_length(list) == 0) return kNone;
  Value made = call_method(task, group, intern_cstring("derive"), &list, 1);
  if (made.is_null()) return kNull;
  if (!is_group(made)) return raise_type_error(task, "derive must return an instance of BaseExceptionGroup");
  auto *from = group.as<ExceptionObject>(), *to = made.as<ExceptionObject>();
  gc::store_field(task, to, &to->traceback, from->traceback);
  gc::store_field(task, to, &to->context, from->context);
  gc::store_field(task, to, &to->cause, from->cause);
  gc::store_field(task, to, &to->suppress_context, from->suppress_context);
  Value notes = get_attr_optional(task, group, names.notes);
  if (notes.is_null()) return kNull;
  // Only a real sequence is copied, so that adding a note to one part does not show in the other.
  if (is_list(notes)) {
    Value copy = list_from_iterable(task, notes);
    if (copy.is_null() || !set_attr(task, made, names.notes, copy)) return kNull;
  }
  return made;
}

/// What decides about one exception: a class or tuple of classes, a callable, or a set of exceptions
/// (identity).
struct Matcher {
  enum { Type, Predicate, Identity } sort;
  Value value;
};

static bool matches(Task* task, const Matcher& m, Value e, bool* out) {
  if (m.sort == Matcher::Type) return exception_matches(task, e, m.value, out);
  if (m.sort == Matcher::Predicate) {
    Value v = call1(task, m.value, e);
    return !v.is_null() && truth(task, v, out);
  }
  *out = false;
  for (size_t i = 0; i < list_length(m.value) && !*out; i++)
    *out = list_get(task, m.value, i) == e;
  return true;
}

/// Both parts are None or an exception. `rest` null: not wanted.
static bool split(Task* task, Value e, const Matcher& m, Value* match, Value* rest) {
  RecursionGuard guard(task, " in exceptiongroup_split_recursive");
  bool whole;
  if (!guard || !matches(task, m, e, &whole)) return false;
  if (whole || !is_group(e)) {
    *match = whole ? e : kNone;
    if (rest) *rest = whole ? kNone : e;
    return true;
  }
  Value matching = list_new(task, nullptr, 0), others = list_new(task, nullptr, 0);
  if (matching.is_null() || others.is_null()) return false;
  for (size_t i = 0; i < members(e)->length; i++) {
    Value part, other = kNone;
    if (!split(task, members(e)->items[i], m, &part, rest ? &other : nullptr)) return false;
    if (!part.is_none() && !list_append(task, matching, part)) return false;
    if (!other.is_none() && !list_append(task, others, other)) return false;
  }
  *match = derive(task, e, matching);
  if (match->is_null()) return false;
  if (!rest) return true;
  *rest = derive(task, e, others);
  return !rest->is_null();
}

static bool make_matcher(Task* task, Value value, Matcher* out) {
  out->value = value;
  if (is_exception_class(value)) return out->sort = Matcher::Type, true;
  if (is_tuple(value)) {
    auto* tuple = value.as<TupleObject>();
    bool all = true;
    for (size_t i = 0; i < tuple->length; i++)
      all &= is_exception_class(tuple->items[i]);
    if (all) return out->sort = Matcher::Type, true;
  } else if (is_callable(value) && !is_type(value)) {
    return out->sort = Matcher::Predicate, true;
  }
  return raise_type_error(
      task, "expected an exception type, a tuple of exception types, or a callable (other than a "
            "class)");
}

static Value split_method(Task* task, const Value* args, size_t, Value) {
  Matcher m;
  Value match, rest;
  if (!make_matcher(task, args[1], &m) || !split(task, args[0], m, &match, &rest)) return kNull;
  return tuple_of(task, match, rest);
}
static Value subgroup_method(Task* task, const Value* args, size_t, Value) {
  Matcher m;
  Value match;
  return make_matcher(task, args[1], &m) && split(task, args[0], m, &match, nullptr) ? match : kNull;
}
static Value derive_method(Task* task, const Value* args, size_t, Value) {
  return call2(task, type_value(types::BaseExceptionGroup), exception_field(args[0], kGroupMessage), args[1]);
}
static const MethodDef methods[] = {PYC_CLASS_GETITEM,
                                    {"derive", derive_method, 1, 1, 0, nullptr},
                                    {"split", split_method, 1, 1, 0, nullptr},
                                    {"subgroup", subgroup_method, 1, 1, 0, nullptr},
                                    {nullptr, nullptr, 0, 0, 0, nullptr}};
static const MemberDef group_members[] = {
    {"message", sizeof(ExceptionObject) + 8 * kGroupMessage, kMemberReadOnly, "exception message"},
    {"exceptions", sizeof(ExceptionObject) + 8 * kGroupExceptions, kMemberReadOnly, "nested exceptions"},
    {nullptr, 0, 0, nullptr}};
static constexpr TypeSlots slots = [] {
  TypeSlots s{};
  s.new_ = group_new;
  s.str = group_str;
  return s;
}();
extern const TypeDefinition base_exception_group_type = {
    .doc = "A combination of multiple unrelated exceptions.",
    .flags = kTypeBase | kTypeHasDict | kTypeException,
    .native_size = sizeof(ExceptionObject) + 16,
    .methods = methods,
    .members = group_members,
    .slots = &slots};
extern const TypeDefinition exception_group_type = {.flags = kTypeBase | kTypeHasDict | kTypeException,
                                                    .native_size = sizeof(ExceptionObject) + 16};

// ---------------------------------------------------------------- except*

static bool check_star_type(Task* task, Value type) {
  const char* const not_class = "catching classes that do not inherit from BaseException is not allowed";
  auto* tuple = is_tuple(type) ? type.as<TupleObject>() : nullptr;
  for (size_t i = 0; i < (tuple ? tuple->length : 1); i++) {
    Value each = tuple ? tuple->items[i] : type;
    if (!is_exception_class(each)) return raise_type_error(task, "%s", not_class);
    if (is_subtype(each.as<TypeObject>(), types::BaseExceptionGroup))
      return raise_type_error(task,
                              "catching ExceptionGroup with except* is not allowed. Use except instead.");
  }
  return true;
}

bool exception_group_match(Task* task, Value exception, Value type, Value* rest, Value* match) {
  *rest = *match = kNone;
  if (exception.is_none()) return true;
  bool whole;
  if (!check_star_type(task, type) || !exception_matches(task, exception, type, &whole)) return false;
  if (!whole) {
    if (is_group(exception)) return split(task, exception, {Matcher::Type, type}, match, rest);
    *rest = exception;
    return true;
  }
  if (is_group(exception)) {
    *match = exception;
    return true;
  }
  // A plain exception is wrapped for the handler.
  Value members_of = tuple_of(task, exception);
  Value message = str_empty();
  if (members_of.is_null()) return false;
  Value wrapped = call2(task, type_value(types::BaseExceptionGroup), message, members_of);
  if (wrapped.is_null()) return false;
  auto *from = exception.as<ExceptionObject>(), *to = wrapped.as<ExceptionObject>();
  gc::store_field(task, to, &to->traceback, from->traceback);
  *match = wrapped;
  return true;
}

static bool same_metadata(Value a, Value b) {
  auto *x = a.as<ExceptionObject>(), *y = b.as<ExceptionObject>();
  return x->traceback == y->traceback && x->cause == y->cause && x->context == y->context;
}

/// The leaves of the exceptions that were raised again, as a list for the identity matcher.
static bool collect_leaves(Task* task, Value e, Value into) {
  if (!is_group(e)) return list_append(task, into, e);
  for (size_t i = 0; i < members(e)->length; i++)
    if (!collect_leaves(task, members(e)->items[i], into)) return false;
  return true;
}

Value prepare_reraise_star(Task* task, Value original, Value list) {
  // Exceptions of the handlers keep their place; parts of the original that were raised again or not handled
  // are put together as they were.
  size_t count = list_length(list);
  if (count == 0) return kNone;
  if (!is_group(original)) {
    Value only = list_get(task, list, 0);
    if (count == 1 && (only.is_none() || !is_group(only) || only == original)) return only;
  }
  Value raised = list_new(task, nullptr, 0), kept = list_new(task, nullptr, 0);
  if (raised.is_null() || kept.is_null()) return kNull;
  for (size_t i = 0; i < count; i++) {
    Value e = list_get(task, list, i);
    if (e.is_none()) continue;
    bool again = is_group(original) ? is_group(e) && same_metadata(e, original) : e == original;
    if (again ? !collect_leaves(task, e, kept) : !list_append(task, raised, e)) return kNull;
  }
  Value projection = kNone;
  if (list_length(kept) > 0 && !split(task, original, {Matcher::Identity, kept}, &projection, nullptr))
    return kNull;
  if (list_length(raised) == 0) return projection;
  if (!projection.is_none() && !list_append(task, raised, projection)) return kNull;
  if (list_length(raised) == 1) return list_get(task, raised, 0);
  return call2(task, type_value(types::BaseExceptionGroup), str_empty(), raised);
}

} // namespace pyc
