#pragma once
/// The text of a traceback's frames.

#include "interp/source.h"
#include "object/exception.h"

namespace pyc {

/// Appends the lines of every entry of a chain, repeated ones counted, as traceback.StackSummary.format does.
void format_entries(Task* task, TracebackObject* first, SourceText* out);

void append_ascii(SourceText* out, const char* text);
void append_number(SourceText* out, uint64_t number);
void append_str(SourceText* out, const StrObject* text);

} // namespace pyc
