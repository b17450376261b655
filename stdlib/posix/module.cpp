/// posix: the system's functions that `os` is made of.

#include <fcntl.h>
#include <sched.h>
#include <sys/wait.h>
#include <sysexits.h>
#include <unistd.h>

#include "object/list.h"
#include "stdlib/posix/posix.h"

namespace pyc {

namespace posix {

TypeObject* terminal_size_type(Task* task);

namespace {

const struct {
  const char* name;
  int64_t value;
} constants[] = {
#define C(name) {#name, name}
    C(F_OK),
    C(R_OK),
    C(W_OK),
    C(X_OK),
    C(O_RDONLY),
    C(O_WRONLY),
    C(O_RDWR),
    C(O_ACCMODE),
    C(O_APPEND),
    C(O_CREAT),
    C(O_EXCL),
    C(O_TRUNC),
    C(O_NONBLOCK),
    C(O_NDELAY),
    C(O_SYNC),
    C(O_DSYNC),
    C(O_RSYNC),
    C(O_NOCTTY),
    C(O_CLOEXEC),
    C(O_DIRECTORY),
    C(O_NOFOLLOW),
    C(O_ASYNC),
    C(O_DIRECT),
    C(O_NOATIME),
    C(O_PATH),
    C(O_TMPFILE),
    C(O_LARGEFILE),
    C(SEEK_DATA),
    C(SEEK_HOLE),
    C(WNOHANG),
    C(WUNTRACED),
    C(WCONTINUED),
    C(WEXITED),
    C(WSTOPPED),
    C(WNOWAIT),
    C(P_PID),
    C(P_PGID),
    C(P_ALL),
    C(EX_OK),
    C(EX_USAGE),
    C(EX_DATAERR),
    C(EX_NOINPUT),
    C(EX_NOUSER),
    C(EX_NOHOST),
    C(EX_UNAVAILABLE),
    C(EX_SOFTWARE),
    C(EX_OSERR),
    C(EX_OSFILE),
    C(EX_CANTCREAT),
    C(EX_IOERR),
    C(EX_TEMPFAIL),
    C(EX_PROTOCOL),
    C(EX_NOPERM),
    C(EX_CONFIG),
    C(F_LOCK),
    C(F_TLOCK),
    C(F_ULOCK),
    C(F_TEST),
    C(SCHED_OTHER),
    C(SCHED_FIFO),
    C(SCHED_RR),
    C(SCHED_BATCH),
    C(SCHED_IDLE),
#undef C
    {"NGROUPS_MAX", 65536},
    {"TMP_MAX", 238328},
};

/// What os.py builds supports_dir_fd and its like from.
const char* const have_functions[] = {
    "HAVE_FACCESSAT", "HAVE_FCHDIR",    "HAVE_FCHMOD",     "HAVE_FCHMODAT", "HAVE_FCHOWN",
    "HAVE_FCHOWNAT",  "HAVE_FDOPENDIR", "HAVE_FEXECVE",    "HAVE_FSTATAT",  "HAVE_FSTATVFS",
    "HAVE_FTRUNCATE", "HAVE_FUTIMENS",  "HAVE_LINKAT",     "HAVE_LSTAT",    "HAVE_MKDIRAT",
    "HAVE_MKFIFOAT",  "HAVE_OPENAT",    "HAVE_READLINKAT", "HAVE_RENAMEAT", "HAVE_SYMLINKAT",
    "HAVE_UNLINKAT",  "HAVE_UTIMENSAT",
};

bool add_functions(Task* task, ModuleObject* module, const MethodDef* functions) {
  Value name = Value::from_object(intern_cstring("posix"));
  for (const MethodDef* def = functions; def->name; def++) {
    Value function = builtin_new(task, def, kNull, name, nullptr);
    if (function.is_null() || !module_set(task, module, def->name, function)) return false;
  }
  return true;
}

bool add_constants_of(Task* task, ModuleObject* module) {
  for (const auto& c : constants)
    if (!module_set(task, module, c.name, int_from_i64(task, c.value))) return false;
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
  for (const MethodDef* table : {directory_functions, stat_functions, process_functions})
    if (!add_functions(task, module, table)) return false;
  return add_constants_of(task, module) && add_directory_types(task, module) &&
         add_stat_types(task, module) && add_process_types(task, module) && add_environment(task, module);
}

} // namespace

} // namespace posix

extern const NativeModule posix_module = {
    "posix",
    "This module provides access to operating system functionality that is\nstandardized by the C Standard "
    "and the POSIX standard (a thinly\ndisguised Unix interface).",
    posix::file_functions, posix::init};

} // namespace pyc
