/// sysconf, confstr, pathconf and fpathconf with the names of what they can be asked for.

#include <cstdlib>
#include <unistd.h>

#include "gc/gc.h"
#include "object/dict.h"
#include "stdlib/posix/posix.h"

namespace pyc::posix {

namespace {

struct Name {
  const char* name;
  int number;
};
#define N(name) {#name, _##name}
const Name sysconf_names[] = {
    N(SC_2_CHAR_TERM),
    N(SC_2_C_BIND),
    N(SC_2_C_DEV),
    N(SC_2_C_VERSION),
    N(SC_2_FORT_DEV),
    N(SC_2_FORT_RUN),
    N(SC_2_LOCALEDEF),
    N(SC_2_SW_DEV),
    N(SC_2_UPE),
    N(SC_2_VERSION),
    N(SC_AIO_LISTIO_MAX),
    N(SC_AIO_MAX),
    N(SC_AIO_PRIO_DELTA_MAX),
    N(SC_ARG_MAX),
    N(SC_ASYNCHRONOUS_IO),
    N(SC_ATEXIT_MAX),
    N(SC_AVPHYS_PAGES),
    N(SC_BC_BASE_MAX),
    N(SC_BC_DIM_MAX),
    N(SC_BC_SCALE_MAX),
    N(SC_BC_STRING_MAX),
    N(SC_CHARCLASS_NAME_MAX),
    N(SC_CHAR_BIT),
    N(SC_CHAR_MAX),
    N(SC_CHAR_MIN),
    N(SC_CHILD_MAX),
    N(SC_CLK_TCK),
    N(SC_COLL_WEIGHTS_MAX),
    N(SC_DELAYTIMER_MAX),
    N(SC_EQUIV_CLASS_MAX),
    N(SC_EXPR_NEST_MAX),
    N(SC_FSYNC),
    N(SC_GETGR_R_SIZE_MAX),
    N(SC_GETPW_R_SIZE_MAX),
    N(SC_INT_MAX),
    N(SC_INT_MIN),
    N(SC_IOV_MAX),
    N(SC_JOB_CONTROL),
    N(SC_LINE_MAX),
    N(SC_LOGIN_NAME_MAX),
    N(SC_LONG_BIT),
    N(SC_MAPPED_FILES),
    N(SC_MB_LEN_MAX),
    N(SC_MEMLOCK),
    N(SC_MEMLOCK_RANGE),
    N(SC_MEMORY_PROTECTION),
    N(SC_MESSAGE_PASSING),
    N(SC_MINSIGSTKSZ),
    N(SC_MQ_OPEN_MAX),
    N(SC_MQ_PRIO_MAX),
    N(SC_NGROUPS_MAX),
    N(SC_NL_ARGMAX),
    N(SC_NL_LANGMAX),
    N(SC_NL_MSGMAX),
    N(SC_NL_NMAX),
    N(SC_NL_SETMAX),
    N(SC_NL_TEXTMAX),
    N(SC_NPROCESSORS_CONF),
    N(SC_NPROCESSORS_ONLN),
    N(SC_NZERO),
    N(SC_OPEN_MAX),
    N(SC_PAGESIZE),
    N(SC_PAGE_SIZE),
    N(SC_PASS_MAX),
    N(SC_PHYS_PAGES),
    N(SC_PII),
    N(SC_PII_INTERNET),
    N(SC_PII_INTERNET_DGRAM),
    N(SC_PII_INTERNET_STREAM),
    N(SC_PII_OSI),
    N(SC_PII_OSI_CLTS),
    N(SC_PII_OSI_COTS),
    N(SC_PII_OSI_M),
    N(SC_PII_SOCKET),
    N(SC_PII_XTI),
    N(SC_POLL),
    N(SC_PRIORITIZED_IO),
    N(SC_PRIORITY_SCHEDULING),
    N(SC_REALTIME_SIGNALS),
    N(SC_RE_DUP_MAX),
    N(SC_RTSIG_MAX),
    N(SC_SAVED_IDS),
    N(SC_SCHAR_MAX),
    N(SC_SCHAR_MIN),
    N(SC_SELECT),
    N(SC_SEMAPHORES),
    N(SC_SEM_NSEMS_MAX),
    N(SC_SEM_VALUE_MAX),
    N(SC_SHARED_MEMORY_OBJECTS),
    N(SC_SHRT_MAX),
    N(SC_SHRT_MIN),
    N(SC_SIGQUEUE_MAX),
    N(SC_SSIZE_MAX),
    N(SC_STREAM_MAX),
    N(SC_SYNCHRONIZED_IO),
    N(SC_THREADS),
    N(SC_THREAD_ATTR_STACKADDR),
    N(SC_THREAD_ATTR_STACKSIZE),
    N(SC_THREAD_DESTRUCTOR_ITERATIONS),
    N(SC_THREAD_KEYS_MAX),
    N(SC_THREAD_PRIORITY_SCHEDULING),
    N(SC_THREAD_PRIO_INHERIT),
    N(SC_THREAD_PRIO_PROTECT),
    N(SC_THREAD_PROCESS_SHARED),
    N(SC_THREAD_SAFE_FUNCTIONS),
    N(SC_THREAD_STACK_MIN),
    N(SC_THREAD_THREADS_MAX),
    N(SC_TIMERS),
    N(SC_TIMER_MAX),
    N(SC_TTY_NAME_MAX),
    N(SC_TZNAME_MAX),
    N(SC_T_IOV_MAX),
    N(SC_UCHAR_MAX),
    N(SC_UINT_MAX),
    N(SC_UIO_MAXIOV),
    N(SC_ULONG_MAX),
    N(SC_USHRT_MAX),
    N(SC_VERSION),
    N(SC_WORD_BIT),
    N(SC_XBS5_ILP32_OFF32),
    N(SC_XBS5_ILP32_OFFBIG),
    N(SC_XBS5_LP64_OFF64),
    N(SC_XBS5_LPBIG_OFFBIG),
    N(SC_XOPEN_CRYPT),
    N(SC_XOPEN_ENH_I18N),
    N(SC_XOPEN_LEGACY),
    N(SC_XOPEN_REALTIME),
    N(SC_XOPEN_REALTIME_THREADS),
    N(SC_XOPEN_SHM),
    N(SC_XOPEN_UNIX),
    N(SC_XOPEN_VERSION),
    N(SC_XOPEN_XCU_VERSION),
    N(SC_XOPEN_XPG2),
    N(SC_XOPEN_XPG3),
    N(SC_XOPEN_XPG4),
};
const Name confstr_names[] = {
    N(CS_GNU_LIBC_VERSION),
    N(CS_GNU_LIBPTHREAD_VERSION),
    N(CS_LFS64_CFLAGS),
    N(CS_LFS64_LDFLAGS),
    N(CS_LFS64_LIBS),
    N(CS_LFS64_LINTFLAGS),
    N(CS_LFS_CFLAGS),
    N(CS_LFS_LDFLAGS),
    N(CS_LFS_LIBS),
    N(CS_LFS_LINTFLAGS),
    N(CS_PATH),
    N(CS_XBS5_ILP32_OFF32_CFLAGS),
    N(CS_XBS5_ILP32_OFF32_LDFLAGS),
    N(CS_XBS5_ILP32_OFF32_LIBS),
    N(CS_XBS5_ILP32_OFF32_LINTFLAGS),
    N(CS_XBS5_ILP32_OFFBIG_CFLAGS),
    N(CS_XBS5_ILP32_OFFBIG_LDFLAGS),
    N(CS_XBS5_ILP32_OFFBIG_LIBS),
    N(CS_XBS5_ILP32_OFFBIG_LINTFLAGS),
    N(CS_XBS5_LP64_OFF64_CFLAGS),
    N(CS_XBS5_LP64_OFF64_LDFLAGS),
    N(CS_XBS5_LP64_OFF64_LIBS),
    N(CS_XBS5_LP64_OFF64_LINTFLAGS),
    N(CS_XBS5_LPBIG_OFFBIG_CFLAGS),
    N(CS_XBS5_LPBIG_OFFBIG_LDFLAGS),
    N(CS_XBS5_LPBIG_OFFBIG_LIBS),
    N(CS_XBS5_LPBIG_OFFBIG_LINTFLAGS),
};
const Name pathconf_names[] = {
    N(PC_ALLOC_SIZE_MIN),     N(PC_ASYNC_IO),          N(PC_CHOWN_RESTRICTED),  N(PC_FILESIZEBITS),
    N(PC_LINK_MAX),           N(PC_MAX_CANON),         N(PC_MAX_INPUT),         N(PC_NAME_MAX),
    N(PC_NO_TRUNC),           N(PC_PATH_MAX),          N(PC_PIPE_BUF),          N(PC_PRIO_IO),
    N(PC_REC_INCR_XFER_SIZE), N(PC_REC_MAX_XFER_SIZE), N(PC_REC_MIN_XFER_SIZE), N(PC_REC_XFER_ALIGN),
    N(PC_SOCK_MAXBUF),        N(PC_SYMLINK_MAX),       N(PC_SYNC_IO),           N(PC_VDISABLE),
};
#undef N

/// The dicts that the module shows; programs may change them, and the functions look names up in them.
struct NameTable {
  const char* attribute;
  Value dict;
} system_table = {"sysconf_names", kNull}, string_table = {"confstr_names", kNull},
  path_table = {"pathconf_names", kNull};

bool read_name(Task* task, Value v, const NameTable& table, int* out) {
  if (is_str(v)) {
    v = dict_get(task, table.dict.as<DictObject>(), v);
    if (v.is_null()) return false;
    if (v == kAbsent) return raise_value_error(task, "unrecognized configuration name");
  }
  if (!is_int_or_bool(v) && !type_of(v)->slots.index)
    return raise_type_error(task, "configuration names must be strings or integers");
  return read_int(task, v, out);
}

Value sysconf_function(Task* task, const Value* args, size_t, Value) {
  int number;
  if (!read_name(task, args[0], system_table, &number)) return kNull;
  errno = 0;
  long value = ::sysconf(number);
  return value == -1 && errno ? none_or_error(task, -1) : int_from_i64(task, value);
}

Value confstr_function(Task* task, const Value* args, size_t, Value) {
  int number;
  if (!read_name(task, args[0], string_table, &number)) return kNull;
  char small[255];
  errno = 0;
  size_t length = ::confstr(number, small, sizeof small);
  if (length == 0) return errno ? none_or_error(task, -1) : kNone;
  if (length <= sizeof small) return os_fsdecode(task, small, length - 1);
  char* large = static_cast<char*>(std::malloc(length));
  if (!large) return raise_memory_error(task);
  ::confstr(number, large, length);
  Value text = os_fsdecode(task, large, length - 1);
  std::free(large);
  return text;
}

/// EINVAL is about the name, not about the file.
Value limit_result(Task* task, long limit, Value path) {
  if (limit != -1 || !errno) return int_from_i64(task, limit);
  return none_or_error(task, -1, errno == EINVAL ? kNull : path);
}

Value pathconf_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(2, "pathconf", 2, 2, "path", "name");
  Path path;
  int number;
  if (!path.read(task, "pathconf", v[0], kPathDescriptor) || !read_name(task, v[1], path_table, &number))
    return kNull;
  errno = 0;
  long limit =
      path.is_descriptor() ? ::fpathconf(path.descriptor(), number) : ::pathconf(path.text(), number);
  return limit_result(task, limit, path.given());
}

Value fpathconf_function(Task* task, const Value* args, size_t, Value) {
  int fd, number;
  if (!read_descriptor(task, args[0], &fd) || !read_name(task, args[1], path_table, &number)) return kNull;
  errno = 0;
  return limit_result(task, ::fpathconf(fd, number), kNull);
}

template <size_t count>
bool add_table(Task* task, ModuleObject* module, const Name (&names)[count], NameTable* table) {
  DictObject* dict = dict_new(task, count);
  for (const Name& entry : names)
    if (!dict || !dict_set_name(task, dict, intern_cstring(entry.name), Value::from_small_int(entry.number)))
      return false;
  if (table->dict.is_null()) gc::add_root(&table->dict);
  table->dict = dict_value(dict);
  return module_set(task, module, table->attribute, table->dict);
}

} // namespace

bool add_configuration_names(Task* task, ModuleObject* module) {
  return add_table(task, module, sysconf_names, &system_table) &&
         add_table(task, module, confstr_names, &string_table) &&
         add_table(task, module, pathconf_names, &path_table);
}

const MethodDef configuration_functions[] = {
    {"sysconf", sysconf_function, 1, 1, 0, "Return an integer-valued system configuration variable."},
    {"confstr", confstr_function, 1, 1, 0, "Return a string-valued system configuration variable."},
    {"pathconf", pathconf_function, 0, -1, kMethodKeywords,
     "Return the configuration limit name for the file or directory path."},
    {"fpathconf", fpathconf_function, 2, 2, 0,
     "Return the configuration limit name for the file descriptor fd."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc::posix
