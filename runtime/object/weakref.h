#pragma once
/// Weak references and proxies. A collection that finds the target dead clears the reference at the stopped
/// world, before finalisers; its callback runs later, at a poll. The collector's table (gc::each_weakref)
/// knows the references of an object.

#include "object/object.h"
#include "object/type.h"

namespace pyc {

struct WeakRefObject : Object {
  Object* target;    ///< not traced; null once it has died
  Value callback;    ///< NULL: none
  int64_t hash;      ///< of the target, once `has_hash`
  uint64_t has_hash; ///< 0 or 1
};

/// A reference or proxy of class `type` to `target`. Without a callback, and for the exact classes, the same
/// object each time. TypeError for targets that have no weak references.
Value weakref_new(Task* task, TypeObject* type, Value target, Value callback);
/// The target, or NULL when it has died.
Value weakref_target(Value reference);
/// The class of a proxy to `target`: callable or not.
TypeObject* proxy_class_of(Value target);

void register_weakref_kind();

} // namespace pyc
