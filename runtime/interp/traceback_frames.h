#pragma once
/// The text of a traceback's frames.

#include "interp/source.h"
#include "object/exception.h"

namespace pyc {

/// Appends the lines of every entry of a chain, repeated ones counted, as traceback.StackSummary.format does.
/// Without `carets` each has one line of source, as CPython's C code prints them.
void format_entries(Task* task, TracebackObject* first, bool carets, SourceText* out);

/// The text that the default sys.unraisablehook prints: the traceback and the exception, without those it
/// comes from, notes and suggestions. NULL with MemoryError.
Value traceback_text_plain(Task* task, Value exception);

void append_ascii(SourceText* out, const char* text);
void append_number(SourceText* out, uint64_t number);
void append_str(SourceText* out, const StrObject* text);

} // namespace pyc
