/// sys: what belongs to the running process. Tables at the end; functions in alphabetical order.

#include "stdlib/sys/sys.h"

#include <cstring>
#include <unistd.h>

#include "interp/frame_object.h"
#include "interp/traceback.h"
#include "object/attributes.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/exception.h"
#include "object/list.h"
#include "object/names.h"
#include "object/native_type.h"
#include "object/operators.h"
#include "object/os_path.h"
#include "object/tuple.h"
#include "stdlib/_io/streams.h"

namespace pyc {

static BindingObject* stream_bindings[3];
static ModuleObject* sys_module_object;

Value sys_get(Task* task, StrObject* name) {
  StrObject* const streams[] = {names.stdin_, names.stdout_, names.stderr_};
  for (int i = 0; i < 3; i++)
    if (name == streams[i] && stream_bindings[i]) return binding_value(stream_bindings[i]);
  if (!sys_module_object) return kNull;
  Value v = dict_get_name(task, sys_module_object->dict.as<DictObject>(), name);
  return v == kAbsent ? kNull : v;
}

// ---------------------------------------------------------------- exceptions, frames

static Value exc_info(Task* task, const Value*, size_t, Value) {
  Value e = handled_exception(task);
  if (e.is_null()) return tuple_of(task, kNone, kNone, kNone);
  Value traceback = e.as<ExceptionObject>()->traceback;
  return tuple_of(task, type_value(type_of(e)), e, traceback.is_null() ? kNone : traceback);
}

static Value exception(Task* task, const Value*, size_t, Value) {
  Value e = handled_exception(task);
  return e.is_null() ? kNone : e;
}

static Value excepthook(Task* task, const Value* args, size_t, Value) {
  if (is_exception(args[1]) && has_kind(args[2], Kind::Traceback)) {
    auto* error = args[1].as<ExceptionObject>();
    if (error->traceback.is_null()) gc::store_field(task, error, &error->traceback, args[2]);
  }
  print_exception(task, args[1]);
  return kNone;
}

static Value unraisablehook(Task* task, const Value* args, size_t, Value) {
  return unraisable_show(task, args[0]) ? kNone : kNull;
}

static Value exit(Task* task, const Value* args, size_t nargs, Value) {
  // As for any exception that is set from a value: None is no argument, a tuple is all of them.
  if (nargs == 1 && args[0].is_none()) nargs = 0;
  if (nargs == 1 && is_tuple(args[0])) {
    auto* all = args[0].as<TupleObject>();
    args = all->items;
    nargs = all->length;
  }
  Value e = exception_new_args(task, types::SystemExit, args, nargs);
  return e.is_null() ? kNull : Value(raise_value(task, e));
}

static Value get_frame(Task* task, const Value* args, size_t nargs, Value) {
  int64_t depth = 0;
  if (nargs && !index_i64(task, args[0], types::OverflowError, &depth)) return kNull;
  return frame_object(task, depth < 0 ? 0 : static_cast<uint32_t>(depth));
}

static Value get_frame_module_name(Task* task, const Value* args, size_t nargs, Value) {
  Value frame = get_frame(task, args, nargs, kNull);
  if (frame.is_null()) {
    if (!error_is(task, types::ValueError)) return kNull;
    clear_error(task);
    return kNone;
  }
  Value globals = get_attr(task, frame, intern_cstring("f_globals"));
  Value name = globals.is_null() ? kNull : dict_get_name(task, globals.as<DictObject>(), names.name);
  return name == kAbsent ? kNone : name;
}

static Value displayhook(Task* task, const Value* args, size_t, Value) {
  if (args[0].is_none()) return kNone;
  StrObject* underscore = intern_cstring("_");
  if (!dict_set_name(task, builtins_dict(), underscore, kNone)) return kNull;
  Value out = sys_get(task, names.stdout_);
  if (out.is_null()) return raise_runtime_error(task, "lost sys.stdout");
  Value line = format_message(task, "%R\n", args[0]);
  if (line.is_null() || call_method(task, out, names.write, &line, 1).is_null()) return kNull;
  return dict_set_name(task, builtins_dict(), underscore, args[0]) ? kNone : kNull;
}

// ---------------------------------------------------------------- limits

static Value get_recursion_limit(Task* task, const Value*, size_t, Value) {
  return Value::from_small_int(task->depth_limit);
}

static Value set_recursion_limit(Task* task, const Value* args, size_t, Value) {
  int64_t limit;
  if (!index_i64(task, args[0], types::OverflowError, &limit)) return kNull;
  if (limit > INT32_MAX) return raise_overflow_error(task, "Python int too large to convert to C int");
  if (limit < 1) return raise_value_error(task, "recursion limit must be greater or equal than 1");
  if (limit < task->depth)
    return raise_format(
        task, types::RecursionError,
        "cannot set the recursion limit to %ld at the recursion depth %d: the limit is too low", limit,
        task->depth);
  task->depth_limit = static_cast<int32_t>(limit);
  return kNone;
}

static Value get_int_max_str_digits(Task*, const Value*, size_t, Value) {
  return Value::from_small_int(int_max_str_digits.load(std::memory_order_relaxed));
}

static Value set_int_max_str_digits(Task* task, const Value* args, size_t, Value) {
  constexpr int64_t kThreshold = 640;
  int64_t digits;
  if (!index_i64(task, args[0], types::OverflowError, &digits)) return kNull;
  if (digits != 0 && digits < kThreshold)
    return raise_value_error(task, "maxdigits must be 0 or larger than %ld", kThreshold);
  int_max_str_digits.store(static_cast<uint32_t>(digits), std::memory_order_relaxed);
  return kNone;
}

// ---------------------------------------------------------------- objects

static Value get_size_of(Task* task, const Value* args, size_t nargs, Value kwnames) {
  static const char* const parameters[] = {"object", "default", nullptr};
  Value v[2];
  if (!bind_arguments(task, {"getsizeof", parameters, 1, 2}, args, nargs, kwnames, v)) return kNull;
  Value size = call_special(task, v[0], names.sizeof_);
  if (!(size == kAbsent)) return size;
  return v[1].is_null() ? Value(raise_type_error(task, "Type %.100T doesn't define __sizeof__", v[0])) : v[1];
}

static Value intern_text(Task* task, const Value* args, size_t, Value) {
  if (!is_exact(args[0], BuiltinType::str)) return raise_type_error(task, "can't intern %.400T", args[0]);
  StrObject* s = intern(task, args[0]);
  return s ? Value::from_object(s) : kNull;
}

static Value get_default_encoding(Task* task, const Value*, size_t, Value) {
  return str_from_cstring(task, "utf-8");
}

static Value get_file_system_errors(Task* task, const Value*, size_t, Value) {
  return str_from_cstring(task, "surrogateescape");
}

/// -1: nobody has set a number of processors.
static Value get_cpu_count_config(Task*, const Value*, size_t, Value) {
  return Value::from_small_int(-1);
}

/// There are no hooks: addaudithook does not exist.
static Value audit(Task* task, const Value* args, size_t, Value) {
  if (is_str(args[0])) return kNone;
  return raise_type_error(task, "expected str for argument 'event', not %T", args[0]);
}

static const MethodDef functions[] = {
    {"audit", audit, 1, -1, 0, "Passes the event to any hooks that are attached."},
    {"_getframe", get_frame, 0, 1, 0, "Return a frame object from the call stack."},
    {"_getframemodulename", get_frame_module_name, 0, 1, 0,
     "Return the name of the module for a calling frame."},
    {"displayhook", displayhook, 1, 1, 0, "Print an object to sys.stdout and also save it in builtins._"},
    {"exc_info", exc_info, 0, 0, 0, "Return current exception information: (type, value, traceback)."},
    {"excepthook", excepthook, 3, 3, 0,
     "Handle an exception by displaying it with a traceback on sys.stderr."},
    {"exception", exception, 0, 0, 0, "Return the current exception."},
    {"exit", exit, 0, 1, 0, "Exit the interpreter by raising SystemExit(status)."},
    {"getdefaultencoding", get_default_encoding, 0, 0, 0,
     "Return the current default encoding used by the Unicode implementation."},
    {"getfilesystemencoding", get_default_encoding, 0, 0, 0,
     "Return the encoding used to convert Unicode filenames to OS filenames."},
    {"get_int_max_str_digits", get_int_max_str_digits, 0, 0, 0,
     "Return the maximum string digits limit for non-binary int<->str conversions."},
    {"getrecursionlimit", get_recursion_limit, 0, 0, 0, "Return the current value of the recursion limit."},
    {"getsizeof", get_size_of, 0, -1, kMethodKeywords, "Return the size of object in bytes."},
    {"getfilesystemencodeerrors", get_file_system_errors, 0, 0, 0,
     "Return the error mode used for Unicode to OS filename conversion."},
    {"_get_cpu_count_config", get_cpu_count_config, 0, 0, 0,
     "Private function for getting PyConfig.cpu_count"},
    {"intern", intern_text, 1, 1, 0, "``Intern'' the given string."},
    {"set_int_max_str_digits", set_int_max_str_digits, 1, 1, 0,
     "Set the maximum string digits limit for non-binary int<->str conversions."},
    {"setrecursionlimit", set_recursion_limit, 1, 1, 0,
     "Set the maximum depth of the Python interpreter stack to n."},
    {"unraisablehook", unraisablehook, 1, 1, 0, "Handle an unraisable exception."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

// ---------------------------------------------------------------- start

/// The release of CPython whose language and messages are implemented.
static constexpr int kVersion[] = {3, 14, 2};
static constexpr int64_t kHexVersion = 0x030E02F0;

/// A named tuple of this module, as a plain class over tuple would be too slow to make at each start.
static Value version_info(Task* task) {
  Value items[] = {Value::from_small_int(kVersion[0]), Value::from_small_int(kVersion[1]),
                   Value::from_small_int(kVersion[2]), str_from_cstring(task, "final"),
                   Value::from_small_int(0)};
  return tuple_new(task, items, 5);
}

/// sys.builtin_module_names: every module that there is in C++, whether this executable has it or not.
static Value native_names(Task* task) {
  static const char* const all[] = {
#define PYC_MODULE(name) #name,
#include "stdlib/modules.def"
#undef PYC_MODULE
  };
  Value list = list_new(task, nullptr, 0);
  for (const char* name : all) {
    Value text = str_from_cstring(task, name);
    if (list.is_null() || text.is_null() || !list_append(task, list, text)) return kNull;
  }
  return list_sort(task, list, kNull, false) ? list_to_tuple(task, list) : kNull;
}

static Value repr_flags(Task* task, Value self) {
  Value dict = instance_dict(task, self.object());
  return dict.is_null() ? kNull : format_message(task, "sys.flags(%R)", dict);
}
static constexpr TypeSlots flags_slots = [] {
  TypeSlots s{};
  s.repr = repr_flags;
  return s;
}();
static const TypeDefinition flags_definition = {.module = "sys",
                                                .flags = kTypeDisallowNew | kTypeHasDict,
                                                .native_size = sizeof(Object),
                                                .slots = &flags_slots};

/// What CPython's command line says when it has no options. An executable has none.
static Value make_flags(Task* task) {
  struct Flag {
    const char* name;
    int value;
  };
  static constexpr Flag flags[] = {{"debug", 0},
                                   {"inspect", 0},
                                   {"interactive", 0},
                                   {"optimize", 0},
                                   {"dont_write_bytecode", 0},
                                   {"no_user_site", 0},
                                   {"no_site", 0},
                                   {"ignore_environment", 0},
                                   {"verbose", 0},
                                   {"bytes_warning", 0},
                                   {"quiet", 0},
                                   {"hash_randomization", 1},
                                   {"isolated", 0},
                                   {"utf8_mode", 1},
                                   {"warn_default_encoding", 0},
                                   {"int_max_str_digits", 4300},
                                   {"gil", 0},
                                   {"thread_inherit_context", 0},
                                   {"context_aware_warnings", 0}};
  TypeObject* type = native_type_new("flags", types::object, Kind::Instance, flags_definition);
  Object* object = instance_new(task, type);
  for (const Flag& flag : flags)
    if (!object || !instance_set(task, object, intern_cstring(flag.name), Value::from_small_int(flag.value)))
      return kNull;
  for (const char* name : {"dev_mode", "safe_path"})
    if (!instance_set(task, object, intern_cstring(name), kFalse)) return kNull;
  return Value::from_object(object);
}

static bool set_constants(Task* task, ModuleObject* m) {
  return module_set(task, m, "builtin_module_names", native_names(task)) &&
         module_set(task, m, "byteorder", str_from_cstring(task, "little")) &&
         module_set(task, m, "copyright", str_from_cstring(task, "")) &&
         module_set(task, m, "flags", make_flags(task)) &&
         module_set(task, m, "warnoptions", list_new(task, nullptr, 0)) && set_numeric_info(task, m) &&
         module_set(task, m, "hexversion", Value::from_small_int(kHexVersion)) &&
         module_set(task, m, "maxsize", int_from_i64(task, INT64_MAX)) &&
         module_set(task, m, "maxunicode", Value::from_small_int(0x10FFFF)) &&
         module_set(task, m, "modules", dict_value(sys_modules())) &&
         module_set(task, m, "platform", str_from_cstring(task, "linux")) &&
         module_set(task, m, "version", str_from_cstring(task, "3.14.2 (pyc)")) &&
         module_set(task, m, "version_info", version_info(task));
}

static bool set_streams(Task* task, ModuleObject* m) {
  StrObject* const streams[] = {names.stdin_, names.stdout_, names.stderr_};
  static const char* const originals[] = {"__stdin__", "__stdout__", "__stderr__"};
  auto* dict = m->dict.as<DictObject>();
  for (int i = 0; i < 3; i++) {
    if (!dict_set_name(task, dict, streams[i], standard_stream(i))) return false;
    if (!module_set(task, m, originals[i], standard_stream(i))) return false;
    stream_bindings[i] = namespace_binding(task, dict, streams[i]);
    if (!stream_bindings[i]) return false;
  }
  return true;
}

/// The hooks under the names by which a program that has replaced them finds them again.
static bool set_original_hooks(Task* task, ModuleObject* m) {
  static const char* const hooks[][2] = {{"displayhook", "__displayhook__"},
                                         {"excepthook", "__excepthook__"},
                                         {"unraisablehook", "__unraisablehook__"}};
  for (auto& [name, original] : hooks) {
    Value hook = dict_get_name(task, m->dict.as<DictObject>(), intern_cstring(name));
    if (!module_set(task, m, original, hook)) return false;
  }
  return true;
}

static bool init(Task* task, ModuleObject* m) {
  sys_module_object = m;
  return set_constants(task, m) && set_streams(task, m) && set_original_hooks(task, m);
}

bool sys_start(Task* task, int argc, char** argv) {
  Value name = Value::from_object(intern_cstring("sys"));
  if (!standard_streams_start(task)) return false;
  Value module = import_module(task, name);
  Value list = module.is_null() ? kNull : list_new(task, nullptr, 0);
  for (int i = 0; i < argc && !list.is_null(); i++) {
    Value text = os_fsdecode(task, argv[i]);
    if (text.is_null() || !list_append(task, list, text)) return false;
  }
  if (list.is_null()) return false;
  auto* m = module.as<ModuleObject>();
  Value executable = argc ? os_fsdecode(task, argv[0]) : str_empty();
  return module_set(task, m, "argv", list) && module_set(task, m, "executable", executable) &&
         module_set(task, m, "path", list_new(task, nullptr, 0));
}

extern const NativeModule sys_module = {"sys",
                                        "This module provides access to some objects used or maintained by "
                                        "the\ninterpreter and to functions that "
                                        "interact strongly with the interpreter.",
                                        functions, init};

} // namespace pyc
