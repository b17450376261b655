/// The numbers of the system's headers.

#include <csignal>
#include <dlfcn.h>
#include <fcntl.h>
#include <linux/limits.h>
#include <linux/memfd.h>
#include <sched.h>
#include <sys/eventfd.h>
#include <sys/random.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <sys/timerfd.h>
#include <sys/uio.h>
#include <sys/wait.h>
#include <sys/xattr.h>
#include <sysexits.h>
#include <unistd.h>

#include "stdlib/posix/posix.h"

// Headers of older C libraries lack some that the kernel has had for long.
#ifndef SCHED_NORMAL
#define SCHED_NORMAL SCHED_OTHER
#endif
#ifndef SCHED_DEADLINE
#define SCHED_DEADLINE 6
#endif
#ifndef CLONE_NEWTIME
#define CLONE_NEWTIME 0x80
#endif
#ifndef PIDFD_NONBLOCK
#define PIDFD_NONBLOCK O_NONBLOCK
#endif

namespace pyc::posix {

static const struct {
  const char* name;
  int64_t value;
} constants[] = {
#define C(name) {#name, static_cast<int64_t>(name)}
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
    C(CLD_EXITED),
    C(CLD_KILLED),
    C(CLD_DUMPED),
    C(CLD_TRAPPED),
    C(CLD_STOPPED),
    C(CLD_CONTINUED),
    C(O_FSYNC),
    C(P_PIDFD),
    C(POSIX_FADV_NORMAL),
    C(POSIX_FADV_RANDOM),
    C(POSIX_FADV_SEQUENTIAL),
    C(POSIX_FADV_WILLNEED),
    C(POSIX_FADV_DONTNEED),
    C(POSIX_FADV_NOREUSE),
    C(PRIO_PROCESS),
    C(PRIO_PGRP),
    C(PRIO_USER),
    C(RTLD_LAZY),
    C(RTLD_NOW),
    C(RTLD_GLOBAL),
    C(RTLD_LOCAL),
    C(RTLD_NODELETE),
    C(RTLD_NOLOAD),
    C(RTLD_DEEPBIND),
    C(RWF_HIPRI),
    C(RWF_DSYNC),
    C(RWF_SYNC),
    C(RWF_NOWAIT),
    C(RWF_APPEND),
    C(SCHED_RESET_ON_FORK),
    C(SCHED_NORMAL),
    C(SCHED_DEADLINE),
    C(SPLICE_F_MOVE),
    C(SPLICE_F_NONBLOCK),
    C(SPLICE_F_MORE),
    C(ST_RDONLY),
    C(ST_NOSUID),
    C(ST_NODEV),
    C(ST_NOEXEC),
    C(ST_SYNCHRONOUS),
    C(ST_MANDLOCK),
    C(ST_WRITE),
    C(ST_APPEND),
    C(ST_NOATIME),
    C(ST_NODIRATIME),
    C(ST_RELATIME),
    C(XATTR_CREATE),
    C(XATTR_REPLACE),
    C(XATTR_SIZE_MAX),
    C(EFD_CLOEXEC),
    C(EFD_NONBLOCK),
    C(EFD_SEMAPHORE),
    C(TFD_CLOEXEC),
    C(TFD_NONBLOCK),
    C(TFD_TIMER_ABSTIME),
    C(TFD_TIMER_CANCEL_ON_SET),
    C(GRND_NONBLOCK),
    C(GRND_RANDOM),
    C(PIDFD_NONBLOCK),
    C(MFD_CLOEXEC),
    C(MFD_ALLOW_SEALING),
    C(MFD_HUGETLB),
    C(MFD_HUGE_SHIFT),
    C(MFD_HUGE_MASK),
    C(MFD_HUGE_64KB),
    C(MFD_HUGE_512KB),
    C(MFD_HUGE_1MB),
    C(MFD_HUGE_2MB),
    C(MFD_HUGE_8MB),
    C(MFD_HUGE_16MB),
    C(MFD_HUGE_32MB),
    C(MFD_HUGE_256MB),
    C(MFD_HUGE_512MB),
    C(MFD_HUGE_1GB),
    C(MFD_HUGE_2GB),
    C(MFD_HUGE_16GB),
    C(CLONE_FILES),
    C(CLONE_FS),
    C(CLONE_NEWCGROUP),
    C(CLONE_NEWIPC),
    C(CLONE_NEWNET),
    C(CLONE_NEWNS),
    C(CLONE_NEWPID),
    C(CLONE_NEWTIME),
    C(CLONE_NEWUSER),
    C(CLONE_NEWUTS),
    C(CLONE_SIGHAND),
    C(CLONE_SYSVSEM),
    C(CLONE_THREAD),
    C(CLONE_VM),
#undef C
    {"NGROUPS_MAX", 65536},
    {"TMP_MAX", 238328},
};

bool add_constants(Task* task, ModuleObject* module) {
  for (const auto& c : constants)
    if (!module_set(task, module, c.name, int_from_i64(task, c.value))) return false;
  return true;
}

} // namespace pyc::posix
