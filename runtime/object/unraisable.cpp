/// Exceptions that have nowhere to go: printed to stderr and forgotten.

#include "interp/traceback.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/names.h"
#include "object/operators.h"
#include "stdlib/sys/sys.h"

namespace pyc {

static bool write_line(Task* task, Value file, Value text) {
  return !text.is_null() && !call_method(task, file, names.write, &text, 1).is_null();
}

void write_unraisable(Task* task, const char* message, Value object) {
  Value error = take_error(task);
  Value file = sys_get(task, names.stderr_);
  bool can_write = !error.is_null() && !file.is_null() && !file.is_none();
  if (can_write) {
    Value heading = object.is_null() ? format_message(task, "%s:\n", message)
                                     : format_message(task, "%s %R:\n", message, object);
    if (heading.is_null()) {
      clear_error(task);
      heading = format_message(task, "%s <object repr() failed>:\n", message);
    }
    if (write_line(task, file, heading)) write_line(task, file, traceback_text(task, error));
  }
  clear_error(task);
}

} // namespace pyc
