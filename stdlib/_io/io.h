#pragma once
/// What the files of the module _io share. Files on descriptors are builtins/file.h's; here are the abstract
/// bases and the streams in memory.

#include "object/attributes.h"
#include "object/buffer.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/module.h"
#include "object/native_type.h"
#include "object/operators.h"
#include "object/str.h"

namespace pyc::io {

/// The bases; made when the module is imported.
extern TypeObject* io_base;
extern TypeObject* raw_base;
extern TypeObject* buffered_base;
extern TypeObject* text_base;

bool add_bases(Task* task, ModuleObject* module);
bool add_bytes_io(Task* task, ModuleObject* module);
bool add_string_io(Task* task, ModuleObject* module);

/// io.UnsupportedOperation(what).
bool raise_unsupported_operation(Task* task, const char* what);
/// An optional size argument: None, absent and negative are -1. TypeError "argument should be integer or
/// None, not 'x'".
bool read_size(Task* task, const Value* args, size_t nargs, size_t position, int64_t* out);
/// The argument of readinto: TypeError for anything that cannot be written to.
bool get_target(Task* task, Value v, BytesLike* out);
inline bool raise_closed(Task* task) {
  return raise_value_error(task, "I/O operation on closed file.");
}

} // namespace pyc::io
