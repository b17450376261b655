/// Terminals and pseudo-terminals.

#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <pty.h>
#include <unistd.h>
#include <utmp.h>

#include "object/tuple.h"
#include "stdlib/posix/posix.h"

namespace pyc::posix {

namespace {

Value ctermid_function(Task* task, const Value*, size_t, Value) {
  // LLVM takes the result for no alias of the buffer and would let the frame go before the text is read.
  char name[L_ctermid];
  ::ctermid(name);
  return os_fsdecode(task, name);
}

/// The name that a function like ttyname_r fills in; it returns the error.
Value name_or_error(Task* task, int error, const char* name) {
  if (error == 0) return os_fsdecode(task, name);
  errno = error;
  return none_or_error(task, -1);
}

Value ttyname_function(Task* task, const Value* args, size_t, Value) {
  int fd;
  char name[256];
  return read_int(task, args[0], &fd) ? name_or_error(task, ::ttyname_r(fd, name, sizeof name), name) : kNull;
}

/// pyc's texts are UTF-8 on every terminal.
Value device_encoding(Task* task, const Value* args, size_t nargs, Value kwnames) {
  BIND(1, "device_encoding", 1, 1, "fd");
  int fd;
  if (!read_int(task, v[0], &fd)) return kNull;
  return ::isatty(fd) ? str_from_cstring(task, "UTF-8") : kNone;
}

bool keep_from_children(int fd) {
  int flags = ::fcntl(fd, F_GETFD);
  return flags >= 0 && ::fcntl(fd, F_SETFD, flags | FD_CLOEXEC) >= 0;
}

Value openpty_function(Task* task, const Value*, size_t, Value) {
  int master, slave;
  if (::openpty(&master, &slave, nullptr, nullptr, nullptr) < 0) return none_or_error(task, -1);
  if (keep_from_children(master) && keep_from_children(slave))
    return tuple_of(task, Value::from_small_int(master), Value::from_small_int(slave));
  int error = errno;
  ::close(master);
  ::close(slave);
  errno = error;
  return none_or_error(task, -1);
}

Value posix_openpt_function(Task* task, const Value* args, size_t, Value) {
  int flags;
  return read_int(task, args[0], &flags) ? int_or_error(task, ::posix_openpt(flags | O_CLOEXEC)) : kNull;
}

template <int (*function)(int)> Value on_terminal(Task* task, const Value* args, size_t, Value) {
  int fd;
  return read_descriptor(task, args[0], &fd) ? none_or_error(task, function(fd)) : kNull;
}

Value ptsname_function(Task* task, const Value* args, size_t, Value) {
  int fd;
  char name[256];
  if (!read_descriptor(task, args[0], &fd)) return kNull;
  return name_or_error(task, ::ptsname_r(fd, name, sizeof name), name);
}

Value tcgetpgrp_function(Task* task, const Value* args, size_t, Value) {
  int fd;
  return read_int(task, args[0], &fd) ? int_or_error(task, ::tcgetpgrp(fd)) : kNull;
}

Value tcsetpgrp_function(Task* task, const Value* args, size_t, Value) {
  int fd, group;
  if (!read_int(task, args[0], &fd) || !read_int(task, args[1], &group)) return kNull;
  return none_or_error(task, ::tcsetpgrp(fd, group));
}

} // namespace

const MethodDef terminal_functions[] = {
    {"ctermid", ctermid_function, 0, 0, 0, "Return the name of the controlling terminal for this process."},
    {"ttyname", ttyname_function, 1, 1, 0, "Return the name of the terminal device connected to 'fd'."},
    {"device_encoding", device_encoding, 0, -1, kMethodKeywords,
     "Return a string describing the encoding of a terminal's file descriptor."},
    {"openpty", openpty_function, 0, 0, 0, "Open a pseudo-terminal."},
    {"login_tty", on_terminal<::login_tty>, 1, 1, 0,
     "Prepare the tty of which fd is a file descriptor for a new login session."},
    {"posix_openpt", posix_openpt_function, 1, 1, 0,
     "Open and return a file descriptor for a master pseudo-terminal device."},
    {"grantpt", on_terminal<::grantpt>, 1, 1, 0, "Grant access to the slave pseudo-terminal device."},
    {"unlockpt", on_terminal<::unlockpt>, 1, 1, 0, "Unlock a pseudo-terminal master/slave pair."},
    {"ptsname", ptsname_function, 1, 1, 0, "Return the name of the slave pseudo-terminal device."},
    {"tcgetpgrp", tcgetpgrp_function, 1, 1, 0,
     "Return the process group associated with the terminal specified by fd."},
    {"tcsetpgrp", tcsetpgrp_function, 2, 2, 0,
     "Set the process group associated with the terminal specified by fd."},
    {nullptr, nullptr, 0, 0, 0, nullptr},
};

} // namespace pyc::posix
