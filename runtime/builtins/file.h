#pragma once
/// Files. A binary file owns a descriptor and two buffers; a text file is a layer over a binary one that
/// decodes and translates newlines. Both are Kind::File; the class tells them apart: _io.TextIOWrapper,
/// _io.BufferedReader, _io.BufferedWriter, _io.BufferedRandom, _io.FileIO.
///
/// Everything may block; errors of the system become OSErrors, a write after close a ValueError, as CPython
/// words them. Open files are flushed at exit.

#include "object/object.h"
#include "sched/task.h"

namespace pyc {

/// open() in full: the function of builtins and io.
Value builtin_open(Task* task, const Value* args, size_t nargs, Value kwnames);

bool is_file(Value v);
/// Makes the three standard streams as text files. False with an exception.
bool standard_files_start(Task* task);
/// Index is the descriptor.
Value standard_file(int descriptor);

/// Writes a str to a text file. False with an exception.
bool file_write_text(Task* task, Value file, Value text);
/// Writes what is buffered. False with an exception.
bool file_flush(Task* task, Value file);
/// The next line with its newline; '' or b'' at the end. `limit` < 0: no limit.
Value file_read_line(Task* task, Value file, int64_t limit);
/// Flushes every open file. False with the exception set when stdout fails; errors of other files are
/// ignored. Called once, before the process ends.
bool files_flush_at_exit(Task* task);

/// io.UnsupportedOperation: made at first use. NULL with an exception.
Value unsupported_operation_type(Task* task);

void register_file_kind();

} // namespace pyc
