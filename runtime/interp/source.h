#pragma once
/// Lines of the embedded sources, as code points, for tracebacks.

#include "interp/code_image.h"
#include "platform/vector.h"

namespace pyc {

/// One line or several, with '\n' between them.
using SourceText = Vector<uint32_t>;

/// Appends line number `line` (from 1) without its end and without trailing white space; nothing when the
/// source is not there. False then.
bool source_line(const CodeImage* image, uint32_t line, SourceText* out);

/// The embedded source of the module that has been imported from this file, as a str; None for one that is
/// not there. NULL with MemoryError.
Value source_of_file(Task* task, const StrObject* file);

/// Number of code points in the first `bytes` bytes of a line's UTF-8 form.
size_t characters_of_bytes(const uint32_t* line, size_t length, size_t bytes);

inline bool is_source_space(uint32_t c) {
  return c == ' ' || c == '\t' || c == '\f' || c == '\r' || c == '\v' || c == '\n';
}

} // namespace pyc
