/// Children: waiting for them, and what their status says.

#include <csignal>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "object/float.h"
#include "object/struct_sequence.h"
#include "object/tuple.h"
#include "stdlib/posix/posix.h"

namespace pyc::posix {

namespace {

const char* const usage_fields[] = {"ru_utime",   "ru_stime",  "ru_maxrss", "ru_ixrss",    "ru_idrss",
                                    "ru_isrss",   "ru_minflt", "ru_majflt", "ru_nswap",    "ru_inblock",
                                    "ru_oublock", "ru_msgsnd", "ru_msgrcv", "ru_nsignals", "ru_nvcsw",
                                    "ru_nivcsw",  nullptr};
const StructSequence usage_description = {"struct_rusage", "resource",
                                          "What a process has used of the system.", usage_fields, 16};

const char* const waitid_fields[] = {"si_pid", "si_uid", "si_signo", "si_status", "si_code", nullptr};
const StructSequence waitid_description = {"waitid_result", "posix", "What waitid() says of a child.",
                                           waitid_fields, 5};

Value wait_result(Task* task, pid_t pid, int status) {
  if (pid < 0) return none_or_error(task, -1);
  return tuple_of(task, int_from_i64(task, pid), Value::from_small_int(status));
}

Value wait_function(Task* task, const Value*, size_t, Value) {
  int status = 0;
  pid_t result = os_call(task, [&] { return ::wait(&status); });
  return wait_result(task, result, status);
}

Value waitpid_function(Task* task, const Value* args, size_t, Value) {
  int pid, options, status = 0;
  if (!read_int(task, args[0], &pid) || !read_int(task, args[1], &options)) return kNull;
  pid_t result = os_call(task, [&] { return ::waitpid(pid, &status, options); });
  return wait_result(task, result, status);
}

Value usage_result(Task* task, const rusage& u) {
  TypeObject* type = struct_sequence_type(task, &usage_description);
  if (!type) return kNull;
  auto seconds = [](const timeval& t) {
    return static_cast<double>(t.tv_sec) + static_cast<double>(t.tv_usec) * 1e-6;
  };
  const long counts[] = {u.ru_maxrss, u.ru_ixrss,    u.ru_idrss,   u.ru_isrss,   u.ru_minflt,
                         u.ru_majflt, u.ru_nswap,    u.ru_inblock, u.ru_oublock, u.ru_msgsnd,
                         u.ru_msgrcv, u.ru_nsignals, u.ru_nvcsw,   u.ru_nivcsw};
  Value values[16] = {float_new(task, seconds(u.ru_utime)), float_new(task, seconds(u.ru_stime))};
  for (size_t i = 0; i < 14; i++)
    values[i + 2] = int_from_i64(task, counts[i]);
  return has_error(task) ? kNull : struct_sequence_new(task, type, values, 16);
}

Value wait_with_usage(Task* task, int pid, int options) {
  int status = 0;
  rusage usage{};
  pid_t result = os_call(task, [&] { return ::wait4(pid, &status, options, &usage); });
  if (result < 0) return none_or_error(task, -1);
  Value used = usage_result(task, usage);
  if (used.is_null()) return kNull;
  return tuple_of(task, int_from_i64(task, result), Value::from_small_int(status), used);
}

Value wait3_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "wait3", 1, 1, "options");
  int options;
  return read_int(task, v[0], &options) ? wait_with_usage(task, -1, options) : kNull;
}

Value wait4_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(2, "wait4", 2, 2, "pid", "options");
  int pid, options;
  if (!read_int(task, v[0], &pid) || !read_int(task, v[1], &options)) return kNull;
  return wait_with_usage(task, pid, options);
}

Value waitid_function(Task* task, const Value* args, size_t, Value) {
  int kind, id, options;
  if (!read_int(task, args[0], &kind) || !read_int(task, args[1], &id) || !read_int(task, args[2], &options))
    return kNull;
  siginfo_t info{};
  int result = os_call(
      task, [&] { return ::waitid(static_cast<idtype_t>(kind), static_cast<id_t>(id), &info, options); });
  if (result < 0) return none_or_error(task, -1);
  if (info.si_pid == 0) return kNone;
  TypeObject* type = struct_sequence_type(task, &waitid_description);
  Value values[] = {Value::from_small_int(info.si_pid), id_result(task, info.si_uid),
                    Value::from_small_int(info.si_signo), Value::from_small_int(info.si_status),
                    Value::from_small_int(info.si_code)};
  return type ? struct_sequence_new(task, type, values, 5) : kNull;
}

Value pidfd_open_function(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(2, "pidfd_open", 1, 2, "pid", "flags");
  int pid;
  uint64_t flags = 0;
  if (!read_int(task, v[0], &pid) || (!v[1].is_null() && !read_unsigned(task, v[1], UINT32_MAX, &flags)))
    return kNull;
  return int_or_error(task, ::syscall(SYS_pidfd_open, pid, static_cast<unsigned>(flags)));
}

// ---------------------------------------------------------------- status

/// One of the macros that take a status apart, as a function with the parameter `status`.
#define STATUS_PART(macro, result)                                                                           \
  Value macro##_part(Task* task, const Value* args, size_t nargs, Value kwnames) {                           \
    BIND(1, #macro, 1, 1, "status");                                                                         \
    int status;                                                                                              \
    return read_int(task, v[0], &status) ? Value::result(macro(status)) : kNull;                             \
  }
STATUS_PART(WIFEXITED, from_bool)
STATUS_PART(WEXITSTATUS, from_small_int)
STATUS_PART(WIFSIGNALED, from_bool)
STATUS_PART(WTERMSIG, from_small_int)
STATUS_PART(WIFSTOPPED, from_bool)
STATUS_PART(WIFCONTINUED, from_bool)
STATUS_PART(WSTOPSIG, from_small_int)

Value core_dumped(Task* task, const Value* args, size_t, Value) {
  int status;
  return read_int(task, args[0], &status) ? Value::from_bool(WCOREDUMP(status)) : kNull;
}

Value waitstatus_to_exitcode(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "waitstatus_to_exitcode", 1, 1, "status");
  int status;
  if (!read_int(task, v[0], &status)) return kNull;
  if (WIFEXITED(status)) return Value::from_small_int(WEXITSTATUS(status));
  if (WIFSIGNALED(status)) return Value::from_small_int(-WTERMSIG(status));
  if (WIFSTOPPED(status))
    return raise_value_error(task, "process stopped by delivery of signal %d", WSTOPSIG(status));
  return raise_value_error(task, "invalid wait status: %d", status);
}

} // namespace

bool add_wait_types(Task* task, ModuleObject* module) {
  TypeObject* type = struct_sequence_type(task, &waitid_description);
  return type && module_set(task, module, "waitid_result", type_value(type));
}

const MethodDef wait_functions[] = {
    {"wait", wait_function, 0, 0, 0, "Wait for completion of a child process."},
    {"waitpid", waitpid_function, 2, 2, 0, "Wait for completion of a given child process."},
    {"wait3", wait3_function, 0, -1, kMethodKeywords, "Wait for completion of a child process."},
    {"wait4", wait4_function, 0, -1, kMethodKeywords, "Wait for completion of a specific child process."},
    {"waitid", waitid_function, 3, 3, 0, "Returns the result of waiting for a process or processes."},
    {"pidfd_open", pidfd_open_function, 0, -1, kMethodKeywords,
     "Return a file descriptor referring to the process *pid*."},
    {"waitstatus_to_exitcode", waitstatus_to_exitcode, 0, -1, kMethodKeywords,
     "Convert a wait status to an exit code."},
    {"WIFEXITED", WIFEXITED_part, 0, -1, kMethodKeywords,
     "Return True if the process returning status exited via the exit() system call."},
    {"WEXITSTATUS", WEXITSTATUS_part, 0, -1, kMethodKeywords, "Return the process return code from status."},
    {"WIFSIGNALED", WIFSIGNALED_part, 0, -1, kMethodKeywords,
     "Return True if the process returning status was terminated by a signal."},
    {"WTERMSIG", WTERMSIG_part, 0, -1, kMethodKeywords,
     "Return the signal that terminated the process that provided the status value."},
    {"WIFSTOPPED", WIFSTOPPED_part, 0, -1, kMethodKeywords,
     "Return True if the process returning status was stopped."},
    {"WIFCONTINUED", WIFCONTINUED_part, 0, -1, kMethodKeywords,
     "Return True if a particular process was continued from a job control stop."},
    {"WSTOPSIG", WSTOPSIG_part, 0, -1, kMethodKeywords,
     "Return the signal that stopped the process that provided the status value."},
    {"WCOREDUMP", core_dumped, 1, 1, 0,
     "Return True if the process returning status was dumped to a core file."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc::posix
