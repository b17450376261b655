#pragma once
/// The format mini-language: what `__format__` of the built-in types does, str.format and `%`.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

/// `spec` is a str. ValueErrors as CPython's.
Value format_int(Task* task, Value v, Value spec);
Value format_float(Task* task, Value v, Value spec);
Value format_complex(Task* task, Value v, Value spec);
Value format_str(Task* task, Value v, Value spec);

/// format_string.format(*args, **keywords); `kwnames` as in a call.
Value str_format(Task* task, Value format_string, const Value* args, size_t nargs, Value kwnames);
/// str.format_map(mapping).
Value str_format_map(Task* task, Value format_string, Value mapping);
/// format % arguments for str and bytes.
Value str_percent(Task* task, Value format_string, Value arguments);
Value bytes_percent(Task* task, Value format_bytes, Value arguments);

} // namespace pyc
