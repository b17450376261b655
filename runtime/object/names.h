#pragma once
/// Interned names that C++ code uses: `names.init` is "__init__" (names.def).

#include "object/str.h"

namespace pyc {

struct Names {
#define PYC_NAME(id, text) StrObject* id;
#include "object/names.def"
#undef PYC_NAME
};
extern Names names;

/// Interns them all.
void names_start();

} // namespace pyc
