#pragma once
/// types.MappingProxyType.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

struct MappingProxyObject : Object {
  Value mapping;
};

/// A read-only view.
Value mappingproxy_new(Task* task, Value mapping);
void register_mappingproxy_kind();

} // namespace pyc
