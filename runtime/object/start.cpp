/// Start and end of a program: kinds, classes, modules, the main module, the exit code.

#include "gc/gc.h"
#include "interp/generator.h"
#include "interp/traceback.h"
#include "object/buffer.h"
#include "object/bytes.h"
#include "object/call.h"
#include "object/complex.h"
#include "object/containers.h"
#include "object/dict.h"
#include "object/errors.h"
#include "object/exception_types.h"
#include "object/exit_functions.h"
#include "object/float.h"
#include "object/generic_alias.h"
#include "object/int.h"
#include "object/mappingproxy.h"
#include "object/module.h"
#include "object/names.h"
#include "object/namespace.h"
#include "object/native_type.h"
#include "object/slots.h"
#include "object/str.h"
#include "object/weakref.h"
#include "stdlib/_io/streams.h"
#include "stdlib/sys/sys.h"

namespace pyc {

static void register_kinds() {
  register_int_kind();
  register_float_kind();
  register_complex_kind();
  register_str_kinds();
  register_bytes_kinds();
  register_container_kinds();
  register_instance_kinds();
  register_type_kind();
  register_namespace_kinds();
  register_function_kinds();
  register_exception_kinds();
  register_generic_alias_kind();
  register_mappingproxy_kind();
  register_module_kinds();
  register_opaque_kind();
  register_weakref_kind();
  register_buffer_kinds();
}

bool runtime_start(Task* task, int argc, char** argv) {
  shapes_start();
  register_kinds();
  names_start();
  types_start();
  slots_start();
  exceptions_start();
  return modules_start(task) && sys_start(task, argc, argv);
}

int run_main(Task* task) {
  int code = 0;
  if (import_module(task, Value::from_object(names.main)).is_null()) code = exit_code_of_error(task);
  exit_functions_run(task);
  sys_set_finalizing();
  // Coroutines that nobody has awaited are reported as late as this, where CPython counts references.
  if (has_unstarted_coroutines()) gc::collect(task);
  // As in CPython: output that cannot be flushed at the end is an exit code of its own.
  constexpr int kFlushFailed = 120;
  if (!streams_close_at_exit(task)) {
    write_unraisable(task, "Exception ignored while flushing sys.stdout", kNull);
    if (code != kKilledByInterrupt) code = kFlushFailed;
  }
  return code;
}

} // namespace pyc
