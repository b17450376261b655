/// Warnings of the runtime: CPython's default filters, the registry of a module, the text on sys.stderr.

#include "object/warnings.h"

#include "interp/frame_object.h"
#include "interp/source.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/module.h"
#include "object/names.h"
#include "object/str.h"
#include "object/tuple.h"
#include "stdlib/sys/sys.h"

namespace pyc {

namespace {

/// Where a warning is issued.
struct Place {
  CodeBody* code;
  uint32_t line;
  DictObject* globals;
};

/// The registry of the module's warnings, made where there is none. NULL with an exception.
Value registry_of(Task* task, DictObject* globals) {
  StrObject* name = intern_cstring("__warningregistry__");
  Value known = dict_get_name(task, globals, name);
  if (!(known == kAbsent)) return known;
  DictObject* made = dict_new(task);
  if (!made || !dict_set_name(task, globals, name, dict_value(made))) return kNull;
  return dict_value(made);
}

/// Whether CPython's default filters show warnings of this class: those about what is deprecated to the
/// author of the program only.
bool shown_by_default(TypeObject* category, Value module) {
  for (TypeObject* hidden : {types::PendingDeprecationWarning, types::ImportWarning, types::ResourceWarning})
    if (is_subtype(category, hidden)) return false;
  if (!is_subtype(category, types::DeprecationWarning)) return true;
  return is_str(module) && str_equal_ascii(module.as<StrObject>(), "__main__");
}

/// Notes a warning in the registry. 1 when it is new there, 0 when it has been shown, -1 with an exception.
int remember(Task* task, DictObject* registry, TypeObject* category, Value message, uint32_t line) {
  // Of the filters that the entries are about; CPython counts from 0.
  Value version = Value::from_object(intern_cstring("version"));
  if (dict_set_default(task, registry, version, Value::from_small_int(0)).is_null()) return -1;
  Value parts[] = {message, type_value(category), Value::from_small_int(line)};
  Value key = tuple_new(task, parts, 3);
  if (key.is_null()) return -1;
  Value seen = dict_get(task, registry, key);
  if (seen.is_null()) return -1;
  if (!(seen == kAbsent)) return 0;
  return dict_set(task, registry, key, kTrue) ? 1 : -1;
}

/// The line as tracebacks show it, indented, with its newline; "" for a source that is not there. NULL with
/// MemoryError.
Value source_text_of(Task* task, const Place& at) {
  SourceText line;
  if (!source_line(at.code->image, at.line, &line)) return str_empty();
  size_t start = 0;
  while (start < line.size() && is_source_space(line[start]))
    start++;
  if (start == line.size()) return str_empty();
  Value text = str_from_chars(task, line.data() + start, line.size() - start, 4);
  return text.is_null() ? kNull : format_message(task, "  %V\n", text);
}

bool print(Task* task, const Place& at, TypeObject* category, Value message) {
  Value file = sys_get(task, names.stderr_);
  if (file.is_null() || file.is_none()) return !file.is_null();
  Value source = source_text_of(task, at);
  if (source.is_null()) return false;
  Value text = format_message(task, "%V:%u: %N: %V\n%V", Value::from_object(at.code->image->file_name),
                              at.line, category, message, source);
  if (text.is_null()) return false;
  if (!call_method(task, file, names.write, &text, 1).is_null()) return true;
  return clear_if(task, types::OSError);
}

} // namespace

bool warn(Task* task, TypeObject* category, Value message) {
  if (message.is_null()) return false;
  uint32_t pc;
  CodeBody* code = task->top ? record_code(task->top, &pc) : nullptr;
  // Nobody's code runs: the interpreter is being shut down.
  if (!code) return true;
  Place at = {code, static_cast<uint32_t>(code_location(code, pc).line), current_globals(task)};
  Value registry = registry_of(task, at.globals);
  if (registry.is_null()) return false;
  Value module = dict_get_name(task, at.globals, names.name);
  if (is_linked("_warnings")) {
    Value args[] = {message,
                    type_value(category),
                    Value::from_object(code->image->file_name),
                    Value::from_small_int(at.line),
                    module == kAbsent ? str_from_cstring(task, "<string>") : module,
                    registry};
    return !args[4].is_null() && !call_library(task, "_warnings", "warn_explicit", args, 6).is_null();
  }
  if (!shown_by_default(category, module) || !is_dict(registry)) return true;
  int is_new = remember(task, registry.as<DictObject>(), category, message, at.line);
  return is_new <= 0 ? is_new == 0 : print(task, at, category, message);
}

bool warn_of_subclass(Task* task, Value message, const char* what) {
  return warn(
      task, types::DeprecationWarning,
      format_message(task,
                     "%V.  The ability to return an instance of a strict subclass of %s is deprecated, "
                     "and may be removed in a future version of Python.",
                     message, what));
}

bool warn_deprecated(Task* task, const char* message) {
  return warn(task, types::DeprecationWarning, str_from_cstring(task, message));
}

} // namespace pyc
