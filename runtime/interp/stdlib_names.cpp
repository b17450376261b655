#include "interp/stdlib_names.h"

namespace pyc {

namespace {

const char* const stdlib_names[] = {
#define PYC_STDLIB_NAME(name) #name,
#include "interp/stdlib_names.def"
#undef PYC_STDLIB_NAME
};

} // namespace

bool is_stdlib_module(const StrObject* name) {
  for (const char* known : stdlib_names)
    if (str_equal_ascii(name, known)) return true;
  return false;
}

} // namespace pyc
