/// posix: the system's functions that `os` is made of.

#include "object/list.h"
#include "stdlib/posix/posix.h"

namespace pyc {

namespace posix {

TypeObject* terminal_size_type(Task* task);

namespace {

/// What os.py builds supports_dir_fd and its like from.
const char* const have_functions[] = {
    "HAVE_FACCESSAT", "HAVE_FCHDIR",    "HAVE_FCHMOD",     "HAVE_FCHMODAT",       "HAVE_FCHOWN",
    "HAVE_FCHOWNAT",  "HAVE_FDOPENDIR", "HAVE_FEXECVE",    "HAVE_FSTATAT",        "HAVE_FSTATVFS",
    "HAVE_FTRUNCATE", "HAVE_FUTIMENS",  "HAVE_LINKAT",     "HAVE_LSTAT",          "HAVE_MKDIRAT",
    "HAVE_MKFIFOAT",  "HAVE_OPENAT",    "HAVE_READLINKAT", "HAVE_RENAMEAT",       "HAVE_SYMLINKAT",
    "HAVE_UNLINKAT",  "HAVE_UTIMENSAT", "HAVE_EVENTFD",    "HAVE_TIMERFD_CREATE", "HAVE_FPATHCONF",
    "HAVE_FUTIMES",   "HAVE_FUTIMESAT", "HAVE_LCHOWN",     "HAVE_LUTIMES",        "HAVE_MEMFD_CREATE",
    "HAVE_MKNODAT",   "HAVE_PTSNAME_R",
};

bool add_lists(Task* task, ModuleObject* module) {
  Value list = list_new(task, nullptr, 0);
  for (const char* name : have_functions) {
    Value text = str_from_cstring(task, name);
    if (list.is_null() || text.is_null() || !list_append(task, list, text)) return false;
  }
  TypeObject* size = terminal_size_type(task);
  return size && module_set(task, module, "_have_functions", list) &&
         module_set(task, module, "terminal_size", type_value(size)) &&
         module_set(task, module, "error", type_value(types::OSError));
}

bool init(Task* task, ModuleObject* module) {
  for (const MethodDef* table :
       {directory_functions, path_functions, stat_functions, process_functions, identity_functions,
        configuration_functions, terminal_functions, scheduling_functions, wait_functions, transfer_functions,
        attribute_functions, event_functions})
    if (!module_add_functions(task, module, table)) return false;
  return add_constants(task, module) && add_lists(task, module) && add_directory_types(task, module) &&
         add_stat_types(task, module) && add_process_types(task, module) &&
         add_configuration_names(task, module) && add_scheduling_types(task, module) &&
         add_wait_types(task, module) && add_environment(task, module);
}

} // namespace

} // namespace posix

extern const NativeModule posix_module = {
    "posix",
    "This module provides access to operating system functionality that is\nstandardized by the C Standard "
    "and the POSIX standard (a thinly\ndisguised Unix interface).",
    posix::file_functions, posix::init};

} // namespace pyc
