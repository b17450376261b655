/// All modules written in C++, for executables that no module list of the compiler is linked into: unit tests
/// and pyc-interp. This file must define nothing else: an executable that pyc builds defines the table
/// itself, with what the program can reach, and so leaves this file, and with it the other modules, in the
/// archive.

#include "object/module.h"

namespace pyc {

#define PYC_MODULE(name) extern const NativeModule name##_module;
#include "stdlib/modules.def"
#undef PYC_MODULE

extern "C" const NativeModule* const pyc_native_modules[] = {
#define PYC_MODULE(name) &name##_module,
#include "stdlib/modules.def"
#undef PYC_MODULE
    nullptr};

} // namespace pyc
