#pragma once
/// Names of the standard library's modules, for hints in error messages.

#include "object/str.h"

namespace pyc {

bool is_stdlib_module(const StrObject* name);
/// All of them, null at the end.
const char* const* stdlib_module_names();

} // namespace pyc
