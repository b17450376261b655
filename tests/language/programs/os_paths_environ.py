# Covers: os.path, the environment, os.fsencode and fsdecode with surrogates, path-like objects, pipes, errno and OSError's subclasses.
import errno
import os
import os.path


def attempt(label, function):
    try:
        print(label, "->", repr(function()))
    except Exception as error:
        print(label, "->", type(error).__name__ + ":", error)


class Here:
    def __fspath__(self):
        return "/tmp/../here"


class Wrong:
    def __fspath__(self):
        return 5


print(os.name, os.sep, os.curdir, os.pardir, os.linesep == "\n", os.devnull, os.extsep, os.pathsep)
print(os.path.join("a", "b", "/c", "d"), os.path.join("a/", ""), os.path.split("/x/y/z.txt"), os.path.splitext("a.tar.gz"), os.path.splitext(".bashrc"))
print(os.path.normpath("a//b/../c/./d"), os.path.basename("/x/y"), os.path.dirname("/x/y"), os.path.isabs("/x"), os.path.isabs("x"))
print(os.path.commonpath(["/usr/lib", "/usr/local/lib"]), os.path.commonprefix(["abc", "abd"]), os.path.relpath("/a/b/c", "/a/d"), os.path.splitroot("//x/y"))
print(os.path.normpath(b"a/../b"), os.path.join(b"x", b"y"), os.path.abspath("/a/../b"), os.fspath(Here()), os.path.normpath(Here()))
print(os.path.expandvars("no variables"), os.path.isfile("nope"), os.path.isdir("/"), os.path.ismount("nope"), os.path.samefile("/", "/."))
attempt("wrong path", lambda: os.fspath(Wrong()))
attempt("no path", lambda: os.path.join("a", 5))
attempt("mixed", lambda: os.path.join("a", b"b"))
attempt("common", lambda: os.path.commonpath(["/a", "b"]))
print(os.fsencode("é\udcff"), ascii(os.fsdecode(b"\xc3\xa9\xff")), os.fsencode(Here()), os.fsdecode(b"abc"))

os.environ["PYC_TEST"] = "välue"
print(os.environ["PYC_TEST"], os.getenv("PYC_TEST"), os.environb[b"PYC_TEST"], "PYC_TEST" in os.environ)
del os.environ["PYC_TEST"]
print(os.getenv("PYC_TEST"), os.getenv("PYC_TEST", "default"), os.environ.get("PYC_TEST", 7), os.environ.setdefault("PYC_OTHER", "set"))
attempt("missing", lambda: os.environ["PYC_TEST"])
attempt("delete", lambda: os.environ.pop("PYC_TEST"))
attempt("type", lambda: os.environ.__setitem__("PYC_TEST", 5))
attempt("equals", lambda: os.environ.__setitem__("a=b", "c"))
attempt("key", lambda: os.environ[5])

reader, writer = os.pipe()
os.write(writer, b"through the pipe")
os.close(writer)
print(os.read(reader, 7), os.read(reader, 100))
os.close(reader)

print(errno.errorcode[errno.ENOENT], errno.errorcode[errno.EACCES], errno.EPERM > 0, os.strerror(errno.ENOENT), os.strerror(errno.EEXIST))
for number in (errno.ENOENT, errno.EEXIST, errno.EACCES, errno.EPERM, errno.EISDIR, errno.ENOTDIR, errno.EINTR, errno.EAGAIN, errno.EPIPE, errno.ECHILD, errno.ESRCH, errno.ETIMEDOUT, errno.ECONNREFUSED, errno.EINVAL):
    error = OSError(number, os.strerror(number), "name")
    print(errno.errorcode[number], type(error).__name__, isinstance(error, OSError), error.filename, error.errno == number)
print(isinstance(os.getpid(), int), os.getpid() > 0, os.cpu_count() >= 1, callable(os.fork), os.umask(0o22) >= 0)
print(os.path.supports_unicode_filenames in (True, False), sorted(os.supports_fd and {f.__name__ for f in os.supports_fd} & {"chdir", "listdir", "stat"}))
