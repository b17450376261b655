/// Running modules, and what happens to an exception that leaves the program.

#include <cstdio>
#include <cstdlib>
#include <unistd.h>

#include "interp/run.h"

#include "gc/gc.h"
#include "interp/async_generator.h"
#include "interp/coverage.h"
#include "interp/exits.h"
#include "interp/frame_object.h"
#include "interp/traceback.h"
#include "object/call.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/int.h"
#include "object/module.h"
#include "object/names.h"
#include "object/operators.h"
#include "platform/fatal.h"
#include "platform/mutex.h"

namespace pyc {

void interp_start(Task* task) {
  register_code_kind();
  register_generator_kinds();
  register_async_kinds();
  register_frame_kinds();
  start_forced_exits(task);
  start_coverage();
}

namespace {

/// One namespace that a module's code has run in. Permanent.
struct ModuleRun {
  const ModuleDescriptor* module;
  CodeImage* image;
  Value globals;
  ModuleRun* next;
};

/// Imports of one module follow one another, those of several do not.
Mutex runs_lock;
ModuleRun* all_runs;

ModuleRun* find_run(const ModuleDescriptor* module, Value globals) {
  MutexGuard guard(runs_lock);
  for (ModuleRun* run = all_runs; run; run = run->next)
    if (run->module == module && (globals.is_null() || run->globals == globals)) return run;
  return nullptr;
}

/// The module without its native code, which knows one namespace only. Permanent.
const ModuleDescriptor* interpreted_copy(const ModuleDescriptor* module) {
  auto* copy = static_cast<ModuleDescriptor*>(std::malloc(sizeof(ModuleDescriptor)));
  if (!copy) fatal("out of memory for a module");
  *copy = *module;
  copy->native = nullptr;
  copy->module_slot = nullptr;
  copy->caches = nullptr;
  copy->cache_count = 0;
  return copy;
}

/// The code of a module for a namespace. Caches of code objects belong to one namespace: a module that is
/// imported again, after it failed or was taken out of sys.modules, gets code objects of its own.
CodeImage* image_for(Task* task, const ModuleDescriptor* descriptor, Value globals) {
  if (ModuleRun* known = find_run(descriptor, globals)) return known->image;
  bool first = !find_run(descriptor, kNull);
  const ModuleDescriptor* module = first ? descriptor : interpreted_copy(descriptor);
  CodeImage* image = code_image_open(task, module->image, module->image_size, module);
  if (!image) return nullptr;
  auto* run = static_cast<ModuleRun*>(std::malloc(sizeof(ModuleRun)));
  if (!run) return raise_memory_error(task);
  *run = {descriptor, image, globals, nullptr};
  gc::add_root(&run->globals);
  if (module->module_slot) {
    *module->module_slot = globals;
    gc::add_root(module->module_slot);
  }
  MutexGuard guard(runs_lock);
  run->next = all_runs;
  all_runs = run;
  return image;
}

} // namespace

Value run_module(Task* task, const ModuleDescriptor* descriptor, DictObject* globals) {
  CodeImage* image = image_for(task, descriptor, dict_value(globals));
  if (!image) return kNull;
  CodeBody* code = code_at(task, image, 0);
  if (!code) return kNull;
  Value name_space = dict_value(globals);
  Value body = function_new(task, code, code->native, name_space, kNull, kNull, kNull, kNull);
  if (body.is_null()) return kNull;
  return run_function(task, body.as<FunctionObject>(), &name_space);
}

namespace {

/// An attribute of sys; kAbsent when it is not there.
Value sys_attribute(Task* task, StrObject* name) {
  Value sys = dict_get_name(task, sys_modules(), intern_cstring("sys"));
  if (sys.is_null() || sys == kAbsent || !has_kind(sys, Kind::Module)) return kAbsent;
  return dict_get_name(task, sys.as<ModuleObject>()->dict.as<DictObject>(), name);
}

void write_to_descriptor(const StrObject* text) {
  size_t length = 0;
  char* bytes = str_to_utf8(text, &length);
  for (size_t done = 0; bytes && done < length;) {
    ssize_t n = write(STDERR_FILENO, bytes + done, length - done);
    if (n <= 0) break;
    done += static_cast<size_t>(n);
  }
  std::free(bytes);
}

/// To sys.stderr; to file descriptor 2 when that fails.
void write_error_text(Task* task, Value text) {
  Value file = sys_attribute(task, names.stderr_);
  if (file.is_none()) return;
  bool written = !file.is_null() && !(file == kAbsent) &&
                 !call_method(task, file, names.write, &text, 1).is_null() &&
                 !call_method(task, file, names.flush).is_null();
  clear_error(task);
  if (!written) write_to_descriptor(text.as<StrObject>());
}

/// What the program printed comes before the traceback.
void flush_stdout(Task* task) {
  Value file = sys_attribute(task, names.stdout_);
  if (!file.is_null() && !(file == kAbsent) && !file.is_none()) call_method(task, file, names.flush);
  clear_error(task);
}

int system_exit_code(Task* task, Value exception) {
  Value code = exception.as<ExceptionObject>()->fields[kSystemExitCode];
  if (code.is_null() || code.is_none()) return 0;
  int64_t n;
  if (is_int_or_bool(code)) return int_to_i64(bool_to_int(code), &n) ? static_cast<int>(n & 0xFF) : 255;
  Value text = str(task, code);
  clear_error(task);
  if (text.is_null()) return 1;
  Value line = format_message(task, "%V\n", text);
  if (!line.is_null()) write_error_text(task, line);
  clear_error(task);
  return 1;
}

void write_error_line(Task* task, const char* line) {
  Value text = str_from_cstring(task, line);
  if (!text.is_null()) write_error_text(task, text);
  clear_error(task);
}

/// Hands an uncaught exception to sys.excepthook; the exit code.
int call_excepthook(Task* task, Value exception) {
  constexpr int kFailed = 1;
  Value hook = sys_attribute(task, names.excepthook);
  if (hook.is_null() || hook == kAbsent) {
    write_error_line(task, "sys.excepthook is missing\n");
    print_exception(task, exception);
    return kFailed;
  }
  Value traceback = exception.as<ExceptionObject>()->traceback;
  Value result =
      call3(task, hook, type_value(type_of(exception)), exception, traceback.is_null() ? kNone : traceback);
  if (!result.is_null()) return kFailed;
  Value error = take_error(task);
  if (is_instance(error, types::SystemExit)) return system_exit_code(task, error);
  write_error_line(task, "Error in sys.excepthook:\n");
  print_exception(task, error);
  write_error_line(task, "\nOriginal exception was:\n");
  print_exception(task, exception);
  return kFailed;
}

} // namespace

void print_exception(Task* task, Value exception) {
  flush_stdout(task);
  Value text =
      is_exception(exception)
          ? traceback_text(task, exception)
          : format_message(task, "TypeError: print_exception(): Exception expected for value, %.100T found\n",
                           exception);
  clear_error(task);
  if (!text.is_null()) write_error_text(task, text);
  clear_error(task);
}

int exit_code_of_error(Task* task) {
  Value exception = take_error(task);
  if (is_instance(exception, types::SystemExit)) return system_exit_code(task, exception);
  flush_stdout(task);
  int code = call_excepthook(task, exception);
  return type_of(exception) == types::KeyboardInterrupt ? kKilledByInterrupt : code;
}

} // namespace pyc
