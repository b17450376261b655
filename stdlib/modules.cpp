/// The modules written in C++, by name.

#include "object/module.h"

namespace pyc {

#define PYC_MODULE(name) extern const NativeModule name##_module;
#include "stdlib/modules.def"
#undef PYC_MODULE

const NativeModule* const native_modules[] = {
#define PYC_MODULE(name) &name##_module,
#include "stdlib/modules.def"
#undef PYC_MODULE
    nullptr};

} // namespace pyc
