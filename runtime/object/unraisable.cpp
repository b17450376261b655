/// Exceptions that have nowhere to go: sys.unraisablehook gets them, which prints them to stderr.

#include "interp/traceback_frames.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/names.h"
#include "object/operators.h"
#include "object/struct_sequence.h"
#include "object/tuple.h"
#include "stdlib/sys/sys.h"

namespace pyc {

namespace {

const char* const field_names[] = {"exc_type", "exc_value", "exc_traceback", "err_msg", "object", nullptr};
const StructSequence arguments_description = {
    "UnraisableHookArgs", "", "Type used to pass arguments to sys.unraisablehook.", field_names, 5};

/// Fields of UnraisableHookArgs, in their order.
enum Field { kType, kValue, kTraceback, kMessage, kObject, kFields };

bool write_text(Task* task, Value file, Value text) {
  return !text.is_null() && !call_method(task, file, names.write, &text, 1).is_null();
}

/// "Exception ignored in: <object>" and the like.
bool write_heading(Task* task, Value file, const Value* fields) {
  if (fields[kObject].is_none()) {
    if (fields[kMessage].is_none()) return true;
    return write_text(task, file, format_message(task, "%S:\n", fields[kMessage]));
  }
  Value message = fields[kMessage].is_none() ? Value::from_object(intern_cstring("Exception ignored in"))
                                             : fields[kMessage];
  Value heading = format_message(task, "%S: %R\n", message, fields[kObject]);
  if (heading.is_null()) {
    clear_error(task);
    heading = format_message(task, "%S: <object repr() failed>\n", message);
  }
  return write_text(task, file, heading);
}

/// The exception's own traceback, without those of its causes and without carets.
bool show(Task* task, const Value* fields) {
  Value file = sys_get(task, names.stderr_);
  if (file.is_null() || file.is_none()) return true;
  if (!write_heading(task, file, fields) || !is_exception(fields[kValue])) return !has_error(task);
  return write_text(task, file, traceback_text_plain(task, fields[kValue]));
}

/// The arguments for a hook. NULL with MemoryError.
Value make_arguments(Task* task, Value error, Value message, Value object) {
  Value traceback = error.as<ExceptionObject>()->traceback;
  const Value fields[kFields] = {type_value(type_of(error)), error, traceback.is_null() ? kNone : traceback,
                                 message.is_null() ? kNone : message, object.is_null() ? kNone : object};
  TypeObject* type = struct_sequence_type(task, &arguments_description);
  return type ? struct_sequence_new(task, type, fields, kFields) : kNull;
}

/// Prints the exception under way, which nobody else takes.
void show_default(Task* task, Value message, Value object) {
  Value error = take_error(task);
  Value arguments = make_arguments(task, error, message, object);
  if (!arguments.is_null()) show(task, arguments.as<TupleObject>()->items);
  clear_error(task);
}

} // namespace

bool unraisable_show(Task* task, Value arguments) {
  TypeObject* type = struct_sequence_type(task, &arguments_description);
  if (!type) return false;
  if (type_of(arguments) != type)
    return raise_type_error(task, "sys.unraisablehook argument type must be UnraisableHookArgs");
  if (show(task, arguments.as<TupleObject>()->items)) return true;
  return false;
}

void write_unraisable(Task* task, const char* message, Value object) {
  Value error = take_error(task);
  if (error.is_null()) return;
  Value text =
      object.is_null() ? str_from_cstring(task, message) : format_message(task, "%s %R", message, object);
  if (text.is_null()) {
    clear_error(task);
    text = format_message(task, "%s <object repr() failed>", message);
  }
  Value hook = sys_get(task, intern_cstring("unraisablehook"));
  Value arguments = make_arguments(task, error, text, kNull);
  if (hook.is_null() || hook.is_none() || arguments.is_null()) {
    clear_error(task);
    raise_value(task, error);
    show_default(task, text, kNull);
  } else if (call1(task, hook, arguments).is_null()) {
    show_default(task, str_from_cstring(task, "Exception ignored in sys.unraisablehook"), hook);
  }
  clear_error(task);
}

} // namespace pyc
