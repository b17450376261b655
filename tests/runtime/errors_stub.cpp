/// Until object/errors.cpp lands: weak, so that it wins.
#include "object/errors.h"
namespace pyc {
__attribute__((weak)) Raised raise_memory_error(Task* task) {
  task->exc = kNone;
  return {};
}
__attribute__((weak)) Raised raise_recursion_error(Task* task, const char*) {
  task->exc = kNone;
  return {};
}
__attribute__((weak)) Raised raise_value(Task* task, Value) {
  task->exc = kNone;
  return {};
}
__attribute__((weak)) Value exception_new_args(Task*, TypeObject*, const Value*, size_t) {
  return kNone;
}
__attribute__((weak)) TypeObject builtin_types[kBuiltinTypeCount];
} // namespace pyc
