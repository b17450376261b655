/** The functions of os that the oracle lacks, on this system: files, memory, events, ids, schedulers, terminals. */
import os from "node:os";
import path from "node:path";
import fs from "fs-extra";
import { expect, it, vi } from "vitest";
import { runPyc } from "../support/pyc.ts";

// The first build on a machine compiles the runtime.
vi.setConfig({ testTimeout: 600_000 });

/** Prints what any Linux says, whatever its limits, users and file systems are. */
const program = String.raw`
import os

folder = os.path.abspath("work")
os.mkdir(folder)
fd = os.open("work/a", os.O_RDWR | os.O_CREAT)
print(os.writev(fd, [b"abc", bytearray(b"defg"), memoryview(b"hijk")[1:]]), os.writev(fd, []))
parts = [bytearray(2), memoryview(bytearray(5)), bytearray(4)]
os.lseek(fd, 0, os.SEEK_SET)
print(os.readv(fd, parts), [bytes(part) for part in parts])
print(os.pwritev(fd, (b"XY", b"Z"), 1), os.preadv(fd, parts, 0), [bytes(part) for part in parts])
os.lockf(fd, os.F_LOCK, 0)
os.lockf(fd, os.F_ULOCK, 0)
os.posix_fallocate(fd, 0, 100)
os.posix_fadvise(fd, 0, 0, os.POSIX_FADV_SEQUENTIAL)
print(os.fstat(fd).st_size)
copy = os.open("work/b", os.O_RDWR | os.O_CREAT)
print(os.copy_file_range(fd, copy, 5, 1), os.pread(copy, 10, 0))
r, w = os.pipe()
print(os.splice(fd, w, 4, offset_src=2), os.read(r, 10))
os.fchown(fd, -1, -1)
os.lchown("work/a", -1, os.getgid())
os.mknod("work/fifo", 0o010600)
os.fchdir(os.open("work", os.O_RDONLY | os.O_DIRECTORY))
print(os.getcwd() == folder, os.stat("fifo").st_mode == 0o010600, sorted(os.listdir()))
memory = os.memfd_create("memory", os.MFD_CLOEXEC)
print(os.write(memory, b"1234"), os.get_inheritable(memory), os.path.ismount("/"), os.path.ismount("a"))
event = os.eventfd(3, os.EFD_NONBLOCK | os.EFD_CLOEXEC)
os.eventfd_write(event, 2**40)
print(os.eventfd_read(event) - 2**40, len(os.getrandom(33)))
master, slave = os.openpty()
print(os.isatty(slave), os.ptsname(master) == os.ttyname(slave), os.device_encoding(slave), os.ctermid())
timer = os.timerfd_create(1)
print(os.timerfd_settime(timer, initial=1000, interval=2.5), os.timerfd_settime_ns(timer)[1], os.timerfd_gettime(timer))
print(os.getpgid(0) == os.getpgrp(), os.getsid(0) == os.getsid(os.getpid()))
print(os.getresuid()[:2] == (os.getuid(), os.geteuid()), os.getresgid()[:2] == (os.getgid(), os.getegid()))
os.setresuid(-1, -1, -1)
os.setregid(-1, -1)
os.setpriority(os.PRIO_PROCESS, 0, os.getpriority(os.PRIO_PROCESS, 0))
os.sched_setaffinity(0, os.sched_getaffinity(0))
param = os.sched_param(sched_priority=7)
print(param, param.__reduce__()[1][0], os.sched_get_priority_max(os.SCHED_FIFO), os.sched_yield())
print(os.getgrouplist("root", 0)[0], os.pathconf(fd, "PC_NAME_MAX") == os.pathconf(".", "PC_NAME_MAX"))


def attempt(function, *args, **keywords):
    try:
        print(function.__name__, function(*args, **keywords))
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


attempt(os.eventfd_read, event)
attempt(os.waitid, os.P_ALL, 0, os.WEXITED)
attempt(os.wait3, 0)
attempt(os.wait4, pid=-1, options=0)
attempt(os.preadv, fd, [b"a"], 0)
attempt(os.preadv, fd, 3, 0)
attempt(os.pwritev, fd, {1}, 0)
attempt(os.splice, 0, 1, -1)
attempt(os.getxattr, "nothing", "user.a")
attempt(os.setxattr, fd, "user.a", "text")
attempt(os.listxattr, 3.5)
attempt(os.removexattr, fd, "a", follow_symlinks=False)
attempt(os.memfd_create, "a\0b")
attempt(os.memfd_create, 3)
attempt(os.eventfd, -1)
attempt(os.getgrouplist, 3, 0)
attempt(os.initgroups, "root", "x")
attempt(os.setgroups, 3)
attempt(os.setgroups, ["x"])
attempt(os.sched_param)
attempt(os.sched_setparam, 0, (0,))
attempt(os.sched_setparam, 0, os.sched_param(2**33))
attempt(os.sched_setaffinity, 0, ["x"])
attempt(os.sched_setaffinity, 0, [-1])
attempt(os.timerfd_settime, timer, initial="x")
attempt(os.timerfd_settime, timer, initial=1e300)
attempt(os.lchown, 3, 0, 0)
attempt(os.chroot, 3)
attempt(os.login_tty, -1)
`;

/** As CPython says it. */
const expected = String.raw`10 0
10 [b'ab', b'cdefg', b'ijk\x00']
3 10 [b'aX', b'YZefg', b'ijk\x00']
100
5 b'XYZef'
4 b'YZef'
True True ['a', 'b', 'fifo']
4 False True False
3 33
True True UTF-8 /dev/tty
(0.0, 0.0) 2500000000 (0.0, 0.0)
True True
True True
posix.sched_param(sched_priority=7) (7,) 99 None
0 True
eventfd_read BlockingIOError [Errno 11] Resource temporarily unavailable
waitid ChildProcessError [Errno 10] No child processes
wait3 ChildProcessError [Errno 10] No child processes
wait4 ChildProcessError [Errno 10] No child processes
preadv BufferError Object is not writable.
preadv TypeError preadv2() arg 2 must be a sequence
pwritev TypeError pwritev() arg 2 must be a sequence
splice ValueError negative value for 'count' not allowed
getxattr FileNotFoundError [Errno 2] No such file or directory: 'nothing'
setxattr TypeError a bytes-like object is required, not 'str'
listxattr TypeError listxattr: path should be string, bytes, os.PathLike, integer or None, not float
removexattr ValueError removexattr: cannot use fd and follow_symlinks together
memfd_create ValueError embedded null byte
memfd_create TypeError expected str, bytes or os.PathLike object, not int
eventfd ValueError Cannot convert negative int
getgrouplist TypeError getgrouplist() argument 1 must be str, not int
initgroups TypeError gid should be integer, not str
setgroups TypeError setgroups argument must be a sequence
setgroups TypeError groups must be integers
sched_param TypeError sched_param() missing required argument 'sched_priority' (pos 1)
sched_setparam TypeError must have a sched_param object
sched_setparam OverflowError sched_priority out of range
sched_setaffinity TypeError expected an iterator of ints, but iterator yielded <class 'str'>
sched_setaffinity ValueError negative CPU number
timerfd_settime TypeError must be real number, not str
timerfd_settime OverflowError timestamp out of range for platform time_t
lchown TypeError lchown: path should be string, bytes or os.PathLike, not int
chroot TypeError chroot: path should be string, bytes or os.PathLike, not int
login_tty ValueError file descriptor cannot be a negative integer (-1)
`;

it("has the functions of Linux", async () => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), "pyc-posix-"));
  await fs.writeFile(path.join(folder, "app.py"), program);
  const outcome = await runPyc(["run", "--quiet", "--tier=interp", "app.py"], { cwd: folder });
  await fs.remove(folder);
  expect(outcome).toEqual({ stdout: expected, stderr: "", exitCode: 0 });
});
