#include "runtime/objects.h"

#include "abi/native.h"
#include "object/module.h"
#include "runtime/check.h"

namespace pyc {
// No compiled module is linked into the unit tests.
extern "C" const ModuleDescriptor* const pyc_modules[] = {nullptr};
extern "C" const size_t pyc_module_count = 0;
} // namespace pyc

namespace pyc::test {

void start_objects() {
  static bool started = false;
  if (started) return;
  started = true;
  char name[] = "tests";
  char* argv[] = {name, nullptr};
  CHECK(runtime_start(task(), 1, argv));
}

} // namespace pyc::test
