#pragma once
/// Helpers of attribute access on the objects' own storage; the rest is in attributes.h.

#include "object/object.h"

namespace pyc {

/// The field of the native part that holds an object's attributes: functions, modules, staticmethod and
/// classmethod. Null for others.
Value* dict_field(Object* o);
/// Whether attributes can be added.
bool has_instance_dict(const Object* o);
/// A float that may be stored unboxed: no subclass.
bool is_exact_float(Value v);

} // namespace pyc
