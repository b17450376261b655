/// The process: environment and exec. fork needs a scheduler that stops the world
/// (DESIGN.md, section 5) and comes with it; exec is a plain system call.

#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/times.h>
#include <sys/utsname.h>
#include <unistd.h>

#include "object/bytes.h"
#include "object/dict.h"
#include "object/float.h"
#include "object/list.h"
#include "object/set.h"
#include "object/struct_sequence.h"
#include "object/tuple.h"
#include "platform/vector.h"
#include "stdlib/posix/posix.h"

namespace pyc::posix {

namespace {

template <auto function> Value number(Task* task, const Value*, size_t, Value) {
  return int_from_i64(task, static_cast<int64_t>(function()));
}

Value exit_now(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"status", nullptr};
  Value v[1];
  int status;
  if (!bind_arguments(task, {"_exit", names, 1, 1}, args, nargs, kwnames, v) ||
      !read_int(task, v[0], &status))
    return kNull;
  ::_exit(status);
}

Value abort_function(Task*, const Value*, size_t, Value) {
  std::abort();
}

Value fork_function(Task* task, const Value*, size_t, Value) {
  return raise_unsupported(task, "os.fork()");
}

// ---------------------------------------------------------------- exec

/// C strings in malloc memory that ends with a null pointer.
class StringVector {
public:
  ~StringVector() {
    for (char* text : strings_)
      std::free(text);
  }
  bool add(Task* task, const char* text, size_t length) {
    char* copy = ::strndup(text, length);
    if (!copy) return raise_memory_error(task);
    strings_.push(copy);
    return true;
  }
  bool add(Task* task, Value v) {
    Value path = os_fspath(task, v);
    Value bytes = path.is_null() ? kNull : os_fsencode(task, path);
    if (bytes.is_null()) return false;
    return add(task, bytes.as<BytesObject>()->data, bytes.as<BytesObject>()->length);
  }
  char** finish() {
    strings_.push(nullptr);
    return strings_.data();
  }

private:
  Vector<char*> strings_;
};

bool read_arguments(Task* task, const char* function, Value v, StringVector* out) {
  if (!is_list(v) && !is_tuple(v))
    return raise_type_error(task, "%s() arg 2 must be a tuple or list", function);
  Value items = is_list(v) ? list_to_tuple(task, v) : v;
  if (items.is_null()) return false;
  auto* tuple = items.as<TupleObject>();
  if (tuple->length == 0) return raise_value_error(task, "%s() arg 2 must not be empty", function);
  for (size_t i = 0; i < tuple->length; i++)
    if (!out->add(task, tuple->items[i])) return false;
  return true;
}

/// "NAME=value" for each entry of a mapping.
bool read_environment(Task* task, Value v, StringVector* out) {
  if (!type_of(v)->slots.get_item)
    return raise_type_error(task, "execve: environment must be a mapping object");
  static StrObject* const items_name = intern_cstring("items");
  Value items = call_method(task, v, items_name);
  Value list = items.is_null() ? kNull : list_from_iterable(task, items);
  if (list.is_null()) return false;
  for (size_t i = 0; i < list_length(list); i++) {
    Value pair[2], text[2];
    if (!unpack(task, list_get(task, list, i), 2, pair)) return false;
    for (int k = 0; k < 2; k++) {
      Value path = os_fspath(task, pair[k]);
      text[k] = path.is_null() ? kNull : os_fsencode(task, path);
      if (text[k].is_null()) return false;
    }
    auto *key = text[0].as<BytesObject>(), *value = text[1].as<BytesObject>();
    if (key->length == 0 || std::memchr(key->data, '=', key->length))
      return raise_value_error(task, "illegal environment variable name");
    Vector<char> joined;
    for (size_t c = 0; c < key->length; c++)
      joined.push(key->data[c]);
    joined.push('=');
    for (size_t c = 0; c < value->length; c++)
      joined.push(value->data[c]);
    if (!out->add(task, joined.data(), joined.size())) return false;
  }
  return true;
}

/// What the program printed must not be lost: buffers die with the process image. CPython leaves them to the
/// caller too, so nothing is flushed here.
Value execv_function(Task* task, const Value* args, size_t, Value) {
  Path path;
  StringVector arguments;
  if (!path.read(task, "execv", args[0]) || !read_arguments(task, "execv", args[1], &arguments)) return kNull;
  ::execv(path.text(), arguments.finish());
  return none_or_error(task, -1);
}

Value execve_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"path", "argv", "env", nullptr};
  Value v[3];
  Path path;
  StringVector arguments, environment;
  if (!bind_arguments(task, {"execve", names, 3, 3}, args, nargs, kwnames, v) ||
      !path.read(task, "execve", v[0], kPathDescriptor) ||
      !read_arguments(task, "execve", v[1], &arguments) || !read_environment(task, v[2], &environment))
    return kNull;
  if (path.is_descriptor())
    ::fexecve(path.descriptor(), arguments.finish(), environment.finish());
  else
    ::execve(path.text(), arguments.finish(), environment.finish());
  return none_or_error(task, -1, path.given());
}

Value system_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const names[] = {"command", nullptr};
  Value v[1];
  Path command;
  if (!bind_arguments(task, {"system", names, 1, 1}, args, nargs, kwnames, v) ||
      !command.read(task, "system", v[0], kPathOnly, "command"))
    return kNull;
  int status;
  {
    SafeRegion region(task);
    status = std::system(command.text());
  }
  return Value::from_small_int(status);
}

// ---------------------------------------------------------------- environment

extern "C" char** environ;

Value make_environment(Task* task) {
  DictObject* dict = dict_new(task);
  for (char** entry = environ; dict && entry && *entry; entry++) {
    const char* sign = std::strchr(*entry, '=');
    if (!sign) continue;
    Value key = bytes_new(task, *entry, static_cast<size_t>(sign - *entry));
    Value value = key.is_null() ? kNull : bytes_new(task, sign + 1, std::strlen(sign + 1));
    if (value.is_null() || dict_set_default(task, dict, key, value).is_null()) return kNull;
  }
  return dict ? dict_value(dict) : kNull;
}

Value create_environ(Task* task, const Value*, size_t, Value) {
  return make_environment(task);
}

Value putenv_function(Task* task, const Value* args, size_t, Value) {
  Path name, value;
  if (!name.read(task, "putenv", args[0], kPathOnly, "name") ||
      !value.read(task, "putenv", args[1], kPathOnly, "value"))
    return kNull;
  if (!*name.text() || std::strchr(name.text(), '='))
    return raise_value_error(task, "illegal environment variable name");
  return none_or_error(task, ::setenv(name.text(), value.text(), 1));
}

Value unsetenv_function(Task* task, const Value* args, size_t, Value) {
  Path name;
  if (!name.read(task, "unsetenv", args[0], kPathOnly, "name")) return kNull;
  return none_or_error(task, ::unsetenv(name.text()));
}

// ---------------------------------------------------------------- system

Value strerror_function(Task* task, const Value* args, size_t, Value) {
  int code;
  return read_int(task, args[0], &code) ? os_fsdecode(task, std::strerror(code)) : kNull;
}

Value cpu_count(Task*, const Value*, size_t, Value) {
  long count = ::sysconf(_SC_NPROCESSORS_ONLN);
  return count < 1 ? kNone : Value::from_small_int(count);
}

const char* const times_fields[] = {"user", "system", "children_user", "children_system", "elapsed", nullptr};
const StructSequence times_description = {"times_result", "posix", "times_result: Result from os.times().",
                                          times_fields, 5};
const char* const uname_fields[] = {"sysname", "nodename", "release", "version", "machine", nullptr};
const StructSequence uname_description = {"uname_result", "posix", "uname_result: Result from os.uname().",
                                          uname_fields, 5};

Value times_function(Task* task, const Value*, size_t, Value) {
  tms t;
  clock_t elapsed = ::times(&t);
  auto tick = static_cast<double>(::sysconf(_SC_CLK_TCK));
  TypeObject* type = struct_sequence_type(task, &times_description);
  if (!type) return kNull;
  Value values[5];
  clock_t parts[] = {t.tms_utime, t.tms_stime, t.tms_cutime, t.tms_cstime, elapsed};
  for (int i = 0; i < 5; i++)
    values[i] = float_new(task, static_cast<double>(parts[i]) / tick);
  return struct_sequence_new(task, type, values, 5);
}

Value uname_function(Task* task, const Value*, size_t, Value) {
  utsname u;
  if (::uname(&u) < 0) return none_or_error(task, -1);
  TypeObject* type = struct_sequence_type(task, &uname_description);
  if (!type) return kNull;
  const char* parts[] = {u.sysname, u.nodename, u.release, u.version, u.machine};
  Value values[5];
  for (int i = 0; i < 5; i++) {
    values[i] = os_fsdecode(task, parts[i]);
    if (values[i].is_null()) return kNull;
  }
  return struct_sequence_new(task, type, values, 5);
}

Value getloadavg_function(Task* task, const Value*, size_t, Value) {
  double loads[3];
  if (::getloadavg(loads, 3) != 3)
    return raise_format(task, types::OSError, "Load averages are unobtainable");
  return tuple_of(task, float_new(task, loads[0]), float_new(task, loads[1]), float_new(task, loads[2]));
}

} // namespace

bool add_process_types(Task* task, ModuleObject* module) {
  TypeObject* times = struct_sequence_type(task, &times_description);
  TypeObject* name = times ? struct_sequence_type(task, &uname_description) : nullptr;
  return name && module_set(task, module, "times_result", type_value(times)) &&
         module_set(task, module, "uname_result", type_value(name));
}

bool add_environment(Task* task, ModuleObject* module) {
  Value dict = make_environment(task);
  return !dict.is_null() && module_set(task, module, "environ", dict);
}

const MethodDef process_functions[] = {
    {"getpid", number<::getpid>, 0, 0, 0, "Return the current process id."},
    {"getppid", number<::getppid>, 0, 0, 0, "Return the parent's process id."},
    {"getuid", number<::getuid>, 0, 0, 0, "Return the current process's user id."},
    {"geteuid", number<::geteuid>, 0, 0, 0, "Return the current process's effective user id."},
    {"getgid", number<::getgid>, 0, 0, 0, "Return the current process's group id."},
    {"getegid", number<::getegid>, 0, 0, 0, "Return the current process's effective group id."},
    {"getpgrp", number<::getpgrp>, 0, 0, 0, "Return the current process group id."},
    {"_exit", exit_now, 0, -1, kMethodKeywords,
     "Exit to the system with specified status, without normal exit."},
    {"abort", abort_function, 0, 0, 0, "Abort the interpreter immediately."},
    {"fork", fork_function, 0, 0, 0, "Fork a child process."},
    {"execv", execv_function, 2, 2, 0,
     "Execute an executable path with arguments, replacing current process."},
    {"execve", execve_function, 0, -1, kMethodKeywords,
     "Execute an executable path with arguments, replacing current process."},
    {"system", system_function, 0, -1, kMethodKeywords, "Execute the command in a subshell."},
    {"_create_environ", create_environ, 0, 0, 0, "Create the environment dictionary."},
    {"putenv", putenv_function, 2, 2, 0, "Change or add an environment variable."},
    {"unsetenv", unsetenv_function, 1, 1, 0, "Delete an environment variable."},
    {"strerror", strerror_function, 1, 1, 0, "Translate an error code to a message string."},
    {"cpu_count", cpu_count, 0, 0, 0, "Return the number of logical CPUs in the system."},
    {"times", times_function, 0, 0, 0, "Return a collection containing process timing information."},
    {"uname", uname_function, 0, 0, 0, "Return an object identifying the current operating system."},
    {"getloadavg", getloadavg_function, 0, 0, 0, "Return average recent system load information."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc::posix
