#pragma once
/// Methods of float: hex() and fromhex(text).

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

Value float_hex(Task* task, const Value* args, size_t nargs, Value kwnames);
/// A class method: ValueError for a malformed text, OverflowError for a number too large.
Value float_fromhex(Task* task, const Value* args, size_t nargs, Value kwnames);

} // namespace pyc
