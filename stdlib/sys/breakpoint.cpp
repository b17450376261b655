/// sys.breakpointhook: what PYTHONBREAKPOINT names.

#include <cstdlib>
#include <cstring>

#include "object/attributes.h"
#include "object/call.h"
#include "object/errors.h"
#include "object/str.h"
#include "object/warnings.h"
#include "stdlib/sys/parts.h"

namespace pyc {

namespace {

/// The function "module.name", or that of builtins. NULL: there is none, with the exception that says so.
Value named_function(Task* task, const char* text) {
  const char* dot = std::strrchr(text, '.');
  if (dot == text) return raise_value_error(task, "no module name");
  Value module_name =
      dot ? str_from_utf8(task, text, static_cast<size_t>(dot - text)) : str_from_cstring(task, "builtins");
  Value name = str_from_cstring(task, dot ? dot + 1 : text);
  if (module_name.is_null() || name.is_null()) return kNull;
  Value module = import_module(task, module_name);
  return module.is_null() ? kNull : get_attr_dynamic(task, module, name);
}

Value breakpoint_hook(Task* task, const Value* args, size_t nargs, Value kwnames) {
  const char* wanted = std::getenv("PYTHONBREAKPOINT");
  if (!wanted || !*wanted) wanted = "pdb.set_trace";
  if (std::strcmp(wanted, "0") == 0) return kNone;
  if (std::strcmp(wanted, "pdb.set_trace") == 0 && !is_linked("pdb"))
    return raise_unsupported(task, "breakpoint() (it comes with the issue of debuggers)");
  Value function = named_function(task, wanted);
  if (!function.is_null()) return call(task, function, args, nargs, kwnames);
  if (!error_is(task, types::Exception) || error_is(task, types::MemoryError)) return kNull;
  clear_error(task);
  Value message = format_message(task, "Ignoring unimportable $PYTHONBREAKPOINT: \"%s\"", wanted);
  return warn(task, types::RuntimeWarning, message) ? kNone : kNull;
}

} // namespace

const MethodDef breakpoint_functions[] = {
    {"breakpointhook", breakpoint_hook, 0, -1, kMethodKeywords,
     "This hook function is called by built-in breakpoint().\n"},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc
