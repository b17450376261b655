#include "runtime/objects.h"

#include "object/bytes.h"
#include "object/call.h"
#include "object/containers.h"
#include "object/exception.h"
#include "object/exception_types.h"
#include "object/float.h"
#include "object/int.h"
#include "object/names.h"
#include "object/namespace.h"
#include "object/shape.h"
#include "object/slots.h"
#include "object/str.h"
#include "object/type.h"

namespace pyc {
void register_type_kind();
}

namespace pyc::test {

void start_objects() {
  static bool started = false;
  if (started) return;
  started = true;
  register_str_kinds();
  register_int_kind();
  register_float_kind();
  register_bytes_kinds();
  register_container_kinds();
  register_type_kind();
  register_instance_kinds();
  register_function_kinds();
  register_namespace_kinds();
  register_exception_kinds();
  shapes_start();
  names_start();
  slots_start();
  types_start();
  exceptions_start();
}

} // namespace pyc::test
