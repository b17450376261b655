#pragma once
/// open(), and the parts of it that the standard streams are made with.

#include "stdlib/_io/io.h"

namespace pyc::io {

/// A buffered stream over `raw` as open() makes it. `raw` is a FileIO.
Value open_buffered(Task* task, Value raw, bool reading, bool writing, int64_t size);
/// TextIOWrapper(buffer, …), with `mode` as its attribute. NULL options are the defaults.
Value open_text(Task* task, Value buffer, Value encoding, Value errors, Value newline, bool line_buffering,
                Value mode);

} // namespace pyc::io
