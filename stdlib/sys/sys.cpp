/// sys: what belongs to the running process. Tables at the end; functions in alphabetical order.

#include "stdlib/sys/sys.h"

#include <atomic>

#include "builtins/site.h"
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
#include "stdlib/sys/parts.h"

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

static Value thread_identity(Task* task) {
  return Value::from_small_int(reinterpret_cast<int64_t>(task));
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

/// Of this thread only, as no others run Python.
static Value current_frames(Task* task, const Value*, size_t, Value) {
  DictObject* dict = dict_new(task);
  Value frame = dict ? frame_object(task, 0) : kNull;
  return !frame.is_null() && dict_set(task, dict, thread_identity(task), frame) ? dict_value(dict) : kNull;
}

static Value current_exceptions(Task* task, const Value*, size_t, Value) {
  DictObject* dict = dict_new(task);
  Value error = handled_exception(task);
  return dict && dict_set(task, dict, thread_identity(task), error.is_null() ? kNone : error)
             ? dict_value(dict)
             : kNull;
}

static std::atomic<bool> finalizing{false};

void sys_set_finalizing() {
  finalizing.store(true, std::memory_order_relaxed);
}

static Value is_finalizing(Task*, const Value*, size_t, Value) {
  return Value::from_bool(finalizing.load(std::memory_order_relaxed));
}

/// What the runtime itself looks up.
static const MethodDef functions[] = {
    {"displayhook", displayhook, 1, 1, 0, "Print an object to sys.stdout and also save it in builtins._"},
    {"excepthook", excepthook, 3, 3, 0,
     "Handle an exception by displaying it with a traceback on sys.stderr."},
    {"unraisablehook", unraisablehook, 1, 1, 0, "Handle an unraisable exception."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

static const MethodDef process_functions[] = {
    {"_current_exceptions", current_exceptions, 0, 0, 0,
     "The exception that each thread handles, by the thread's number."},
    {"_current_frames", current_frames, 0, 0, 0, "The frame that each thread runs, by the thread's number."},
    {"_getframe", get_frame, 0, 1, 0, "Return a frame object from the call stack."},
    {"_getframemodulename", get_frame_module_name, 0, 1, 0,
     "Return the name of the module for a calling frame."},
    {"exc_info", exc_info, 0, 0, 0, "Return current exception information: (type, value, traceback)."},
    {"exception", exception, 0, 0, 0, "Return the current exception."},
    {"exit", exit, 0, 1, 0, "Exit the interpreter by raising SystemExit(status)."},
    {"is_finalizing", is_finalizing, 0, 0, 0, "Return True if Python is exiting."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

// ---------------------------------------------------------------- start

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

static bool set_constants(Task* task, ModuleObject* m) {
  return module_set(task, m, "builtin_module_names", native_names(task)) &&
         module_set(task, m, "byteorder", str_from_cstring(task, "little")) &&
         module_set(task, m, "copyright", str_from_cstring(task, copyright_text)) &&
         module_set(task, m, "maxsize", int_from_i64(task, INT64_MAX)) &&
         module_set(task, m, "maxunicode", Value::from_small_int(0x10FFFF)) &&
         module_set(task, m, "modules", dict_value(sys_modules())) &&
         module_set(task, m, "platform", str_from_cstring(task, "linux")) &&
         module_set(task, m, "warnoptions", list_new(task, nullptr, 0));
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
  static const char* const hooks[][2] = {{"breakpointhook", "__breakpointhook__"},
                                         {"displayhook", "__displayhook__"},
                                         {"excepthook", "__excepthook__"},
                                         {"unraisablehook", "__unraisablehook__"}};
  for (auto& [name, original] : hooks) {
    Value hook = dict_get_name(task, m->dict.as<DictObject>(), intern_cstring(name));
    if (!module_set(task, m, original, hook)) return false;
  }
  return true;
}

/// Everything that a program which never imports sys can do without: it would be a tenth of its start.
static bool complete(Task* task, ModuleObject* m) {
  for (const MethodDef* table : {process_functions, setting_functions, object_functions, hook_functions,
                                 async_hook_functions, breakpoint_functions})
    if (!module_add_functions(task, m, table)) return false;
  Value argv = module_get(task, m, intern_cstring("argv"));
  return !argv.is_null() && module_set(task, m, "orig_argv", list_from_iterable(task, argv)) &&
         module_set(task, m, "path", list_new(task, nullptr, 0)) && set_constants(task, m) &&
         set_numeric_info(task, m) && set_version(task, m) && set_installation(task, m) &&
         set_original_hooks(task, m);
}

static bool init(Task* task, ModuleObject* m) {
  sys_module_object = m;
  return set_streams(task, m);
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
  return module_set(task, module.as<ModuleObject>(), "argv", list);
}

extern const NativeModule sys_module = {"sys",
                                        "This module provides access to some objects used or maintained by "
                                        "the\ninterpreter and to functions that "
                                        "interact strongly with the interpreter.",
                                        functions, init, complete};

} // namespace pyc
