#pragma once
/// Names of files: between Python's str and the bytes of the system (UTF-8 with surrogateescape), and system
/// calls that signals interrupt.

#include <cerrno>

#include "object/object.h"
#include "sched/safepoint.h"
#include "sched/task.h"

namespace pyc {

/// os.fspath(v): str or bytes. TypeError.
Value os_fspath(Task* task, Value v);
/// os.fsencode of a str or bytes: bytes.
Value os_fsencode(Task* task, Value path);
/// os.fsdecode: a str of the system's bytes.
Value os_fsdecode(Task* task, const char* text, size_t length);
Value os_fsdecode(Task* task, const char* text);

/// Repeats a system call while signals interrupt it; the world may stop meanwhile. -1 with `errno`, or with a
/// Python exception when a signal's handler raised.
template <class Call> auto os_call(Task* task, Call call) {
  for (;;) {
    decltype(call()) result;
    int error;
    {
      SafeRegion region(task);
      result = call();
      error = errno;
    }
    errno = error;
    if (result >= 0 || error != EINTR) return result;
    if (!poll(task)) return result;
    errno = EINTR;
  }
}

/// Raises the OSError of `errno` unless os_call left an exception.
bool os_failed(Task* task, Value filename, Value filename2);

} // namespace pyc
