#pragma once
/// What type_new.cpp and type_type.cpp share.

#include "object/type.h"

namespace pyc {

/// type.mro(): the C3 linearisation of a class whose bases are complete. NULL with TypeError.
Value type_compute_mro(Task* task, TypeObject* type);
/// `__abstractmethods__` has been set (NULL: deleted).
bool update_abstract(Task* task, TypeObject* type, Value value);

} // namespace pyc
