#pragma once
/// Traceback entries: made on the way of an exception out of a frame, by both tiers.

#include "interp/code_image.h"
#include "object/call.h"
#include "object/exception.h"

namespace pyc {

/// Puts an entry for the instruction at `pc` in front of the traceback of the exception under way. Running
/// out of memory leaves the exception as it is.
void traceback_add(Task* task, FunctionObject* function, CodeObject* code, uint32_t pc);

/// The same for an interpreter frame at its pc. A NameError's first entry also keeps the local variables,
/// which suggestions are made from.
struct InterpFrame;
void traceback_add_frame(Task* task, InterpFrame* frame);

/// The local variables of a running frame as a new dict: bound ones only, cells seen through; a module's or
/// class's namespace itself. NULL with MemoryError.
Value frame_locals(Task* task, InterpFrame* frame);
/// The same from the registers of a frame that stands at `pc`: the variables of the comprehensions around it
/// are among them. kNoIndex is in none.
Value register_locals(Task* task, const FunctionObject* function, CodeBody* code, uint32_t pc,
                      const Value* registers);

/// "Did you mean": the suggestion for a NameError, AttributeError or ImportError; NULL for none. Never leaves
/// an exception.
Value suggestion_for(Task* task, Value exception);

/// Line of an entry, computed at first use.
uint32_t traceback_line(TracebackObject* entry);

/// The text that CPython prints for an uncaught exception, chained ones and groups included; NULL with an
/// exception when it cannot be made.
Value traceback_text(Task* task, Value exception);
/// Prints it to sys.stderr (or file descriptor 2 when there is none), or that `exception` is none. Clears
/// errors that come up.
void print_exception(Task* task, Value exception);

/// What exit_code_of_error gives for KeyboardInterrupt: the process then ends itself by SIGINT, which a shell
/// shows as this code.
inline constexpr int kKilledByInterrupt = 128 + 2;
/// Prints the exception under way, clears it and gives the exit code: SystemExit's own, kKilledByInterrupt, 1
/// for others.
int exit_code_of_error(Task* task);

} // namespace pyc
