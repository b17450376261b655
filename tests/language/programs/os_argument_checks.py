# Covers: argument checks of os functions on processes, ids, devices, buffers, configuration; wait statuses
import os


def attempt(function, *args, **keywords):
    try:
        print(function.__name__, function(*args, **keywords))
    except OSError as error:
        print(function.__name__, type(error).__name__)
    except Exception as error:
        print(function.__name__, type(error).__name__, error)


for bad in ("x", None, 1.5, 2**31, -(2**40), 2**70):
    attempt(os.getpgid, bad)
    attempt(os.getsid, bad)
    attempt(os.kill, bad, 0)
    attempt(os.waitpid, bad, 0)
    attempt(os.dup, bad)
    attempt(os.ttyname, bad)
    attempt(os.device_encoding, bad)
    attempt(os.WIFCONTINUED, bad)
    attempt(os.WEXITSTATUS, status=bad)
    attempt(os.fchdir, bad)
    attempt(os.register_at_fork, before=bad)
    if not isinstance(bad, int):
        attempt(os.setuid, bad)
        attempt(os.fchown, 999, bad, 0)
        attempt(os.fchown, 999, 0, bad)
        attempt(os.major, bad)
        attempt(os.makedev, 1, bad)
        attempt(os.lseek, 0, bad, 0)
        attempt(os.readv, 999, bad)
        attempt(os.writev, 999, bad)
        attempt(os.sysconf, bad)
        attempt(os.confstr, bad)
        attempt(os.pathconf, "/", bad)

# Too few and too many.
attempt(os.kill, 1)
attempt(os.setpgid)
attempt(os.killpg, 1)
attempt(os.waitid, 1, 2)
attempt(os.getsid)
attempt(os.getpgid)
attempt(os.lockf, 1)
attempt(os.posix_fadvise)
attempt(os.register_at_fork)
attempt(os.register_at_fork, print)
attempt(os.register_at_fork, after_in_child=None)
attempt(os.register_at_fork, before=print, after_in_parent=len)

# Ids and devices.
attempt(os.setuid, -2)
attempt(os.setgid, -2)
attempt(os.setreuid, 0)
attempt(os.chown, "nothing", -2, 0)
attempt(os.major, -2)
attempt(os.minor, 2**64)
attempt(os.stat, 2**31)
attempt(os.fpathconf, -1, 0)
attempt(os.fchdir, -1)
device = os.makedev(8, 17)
print(os.major(device), os.minor(device))

# Names of the configuration belong to the program.
print(list(os.sysconf_names)[:2], sorted(os.pathconf_names)[:2])
os.sysconf_names["SC_MINE"] = os.sysconf_names["SC_PAGESIZE"]
print(os.sysconf("SC_MINE") == os.sysconf("SC_PAGESIZE"))
os.sysconf_names["SC_TEXT"] = "text"
attempt(os.sysconf, "SC_TEXT")
del os.sysconf_names["SC_MINE"]
attempt(os.sysconf, "SC_MINE")

# What a status says.
for status in (0, 0x100, 0xFF00, 9, 0x8B, 0x137F, 0xFFFF):
    print(status, os.WIFEXITED(status), os.WIFSIGNALED(status), os.WIFSTOPPED(status), os.WIFCONTINUED(status))
    print(os.WEXITSTATUS(status), os.WTERMSIG(status=status), os.WSTOPSIG(status), os.WCOREDUMP(status))
    attempt(os.waitstatus_to_exitcode, status=status)
