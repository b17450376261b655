#pragma once
/// Names of the standard library's modules, for hints in error messages.

#include "object/str.h"

namespace pyc {

bool is_stdlib_module(const StrObject* name);

} // namespace pyc
