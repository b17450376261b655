/**
 * The frame of command-line drivers around translated code: runs one command over many files, each in a
 * context of its own, and writes a framed answer for each, so that a test can compare thousands of results
 * from one process.
 *
 *   DRIVER COMMAND FILE…
 *   DRIVER COMMAND --pack FILE     sources in one file, each as `<bytes>\n<bytes>`, named by their numbers
 *
 *   --memory MIB                   what one source may take
 *   --stack KIB                    the stack that commands run on
 *
 * Answer: `@ ok|failed|memory <bytes> <name>\n<bytes>\n`; a failure's text is `Type: message
 * (line:column-line:column)`.
 */
#pragma once

#include "frontend/dialect.h"

namespace pyc::frontend::tool {

/** A command: what it makes of a file's bytes. May leave through `fail`. */
using Command = CodePoints* (*)(Context& cx, Array<u8>* bytes, String file_name);

struct NamedCommand {
  const char* name;
  Command run;
};

/** `main` of a driver; the exit code is 0, or 2 for wrong usage and unreadable files. */
int batch(int argc, char** argv, const NamedCommand* commands, int count);

} // namespace pyc::frontend::tool
