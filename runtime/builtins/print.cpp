/// print() and input().

#include "builtins/functions.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/names.h"
#include "object/operators.h"

#include "stdlib/_io/streams.h"
#include "stdlib/sys/sys.h"

namespace pyc {

/// Where print writes: a text file of our own directly, anything else through its `write` method.
struct Target {
  Value file;
  Value write; ///< NULL: directly
};

static bool write_text(Task* task, const Target& target, Value text) {
  if (target.write.is_null()) return text_stream_write(task, target.file, text);
  return !call1(task, target.write, text).is_null();
}

/// sep and end: a str, or None for the default.
static bool text_option(Task* task, Value* v, const char* name) {
  if (v->is_null() || v->is_none()) return *v = kNull, true;
  return is_str(*v) || bool(raise_type_error(task, "%s must be None or a string, not %.200T", name, *v));
}

static bool print_values(Task* task, const Target& target, const Value* args, size_t nargs, Value sep,
                         Value end) {
  for (size_t i = 0; i < nargs; i++) {
    if (i > 0 && !write_text(task, target, sep.is_null() ? str_from_char(task, ' ') : sep)) return false;
    Value text = str(task, args[i]);
    if (text.is_null() || !write_text(task, target, text)) return false;
  }
  return write_text(task, target, end.is_null() ? str_from_char(task, '\n') : end);
}

Value builtin_print(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"sep", "end", "file", "flush", nullptr};
  Value v[4];
  if (!bind_arguments(task, {"print", parameters, 0, 0}, args + nargs, 0, kwnames, v)) return kNull;
  if (!text_option(task, &v[0], "sep") || !text_option(task, &v[1], "end")) return kNull;
  Target target{v[2], kNull};
  if (target.file.is_null() || target.file.is_none()) {
    target.file = sys_get(task, names.stdout_);
    if (target.file.is_null()) return raise_runtime_error(task, "lost sys.stdout");
    if (target.file.is_none()) return kNone;
  }
  if (!is_plain_text_stream(target.file)) {
    target.write = get_attr(task, target.file, names.write);
    if (target.write.is_null()) return kNull;
  }
  if (!print_values(task, target, args, nargs, v[0], v[1])) return kNull;
  bool flush = false;
  if (!v[3].is_null() && !truth(task, v[3], &flush)) return kNull;
  return !flush || !call_method(task, target.file, names.flush).is_null() ? kNone : kNull;
}

Value builtin_input(Task* task, const Value* args, size_t nargs, Value) {
  Value in = sys_get(task, names.stdin_), out = sys_get(task, names.stdout_);
  if (in.is_null() || in.is_none()) return raise_runtime_error(task, "input(): lost sys.stdin");
  if (out.is_null() || out.is_none()) return raise_runtime_error(task, "input(): lost sys.stdout");
  if (nargs) {
    Value prompt = str(task, args[0]);
    if (prompt.is_null() || call_method(task, out, names.write, &prompt, 1).is_null()) return kNull;
  }
  if (call_method(task, out, names.flush).is_null()) return kNull;
  Value line = call_method(task, in, names.readline);
  if (line.is_null()) return kNull;
  if (!is_str(line)) return raise_type_error(task, "object.readline() returned non-string");
  auto* s = line.as<StrObject>();
  size_t n = s->length();
  if (n == 0) return raise_format(task, types::EOFError, "EOF when reading a line");
  return str_char(s, n - 1) == '\n' ? str_substring(task, line, 0, n - 1) : line;
}

} // namespace pyc
