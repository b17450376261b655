#pragma once
/// complex: two doubles.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

struct ComplexObject : Object {
  double real;
  double imag;
};

inline bool is_complex(Value v) {
  return has_kind(v, Kind::Complex);
}
Value complex_new(Task* task, double real, double imag);
void register_complex_kind();

} // namespace pyc
