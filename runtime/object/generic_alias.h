#pragma once
/// list[int] and int | str at run time.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

struct GenericAliasObject : Object {
  Value origin;     ///< NULL for unions
  Value args;       ///< tuple
  Value parameters; ///< tuple, or NULL until asked for
  uint64_t starred; ///< 1: `*tuple[int, ...]`, an alias that is to be unpacked
};

Value generic_alias_new(Task* task, Value origin, Value args);
/// __class_getitem__ of built-in classes, for their method tables.
Value class_getitem_method(Task* task, const Value* args, size_t nargs, Value kwnames);
#define PYC_CLASS_GETITEM {"__class_getitem__", class_getitem_method, 1, 1, kMethodClass, "See PEP 585"}
/// The members of a union, as a tuple.
inline Value union_members(Value v) {
  return v.as<GenericAliasObject>()->args;
}

/// `a | b` of classes, None, aliases and unions; NotImplemented for others.
Value union_or(Task* task, Value a, Value b);

void register_generic_alias_kind();

} // namespace pyc
