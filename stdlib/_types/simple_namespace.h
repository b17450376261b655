#pragma once
/// types.SimpleNamespace.

#include "object/type.h"

namespace pyc {

/// The class, made at first use.
TypeObject* simple_namespace_type();

} // namespace pyc
