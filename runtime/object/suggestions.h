#pragma once
/// "Did you mean": the most similar of some names, as CPython chooses it.

#include "object/str.h"

namespace pyc {

/// Null when none is similar enough.
StrObject* suggest(const StrObject* wrong, StrObject* const* candidates, size_t count);

} // namespace pyc
