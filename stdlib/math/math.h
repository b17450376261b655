#pragma once
/// What the files of the module math share.

#include "object/call.h"
#include "platform/vector.h"

namespace pyc {

/// An argument as a double: numbers, and objects with __float__ or __index__. TypeError.
bool math_argument(Task* task, Value v, double* out);
/// Euclidean norm of absolute values.
double math_norm(Vector<double>& values);

Value math_dist(Task* task, const Value* args, size_t nargs, Value kwnames);
Value math_fma(Task* task, const Value* args, size_t nargs, Value kwnames);
Value math_sumprod(Task* task, const Value* args, size_t nargs, Value kwnames);

} // namespace pyc
