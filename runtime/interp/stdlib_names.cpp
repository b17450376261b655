#include "interp/stdlib_names.h"

namespace pyc {

namespace {

const char* const stdlib_names[] = {
#define PYC_STDLIB_NAME(name) #name,
#include "interp/stdlib_names.def"
#undef PYC_STDLIB_NAME
    nullptr,
};

} // namespace

bool is_stdlib_module(const StrObject* name) {
  for (const char* const* known = stdlib_names; *known; known++)
    if (str_equal_ascii(name, *known)) return true;
  return false;
}

const char* const* stdlib_module_names() {
  return stdlib_names;
}

} // namespace pyc
