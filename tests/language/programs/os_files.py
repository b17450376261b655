# Covers: os: descriptors, stat, directories, links, walk and scandir with DirEntry, access, utime, truncation.
import os
import stat


def attempt(label, function):
    try:
        print(label, "->", repr(function()))
    except Exception as error:
        print(label, "->", type(error).__name__, getattr(error, "strerror", None) or error, getattr(error, "filename", None), getattr(error, "filename2", None))


os.mkdir("work")
os.chdir("work")
fd = os.open("data.bin", os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o640)
print(os.write(fd, b"hello world"), os.lseek(fd, 6, os.SEEK_SET), os.read(fd, 100), os.read(fd, 5), os.lseek(fd, -5, os.SEEK_END))
print(os.write(fd, memoryview(b"W")), os.pread(fd, 5, 6), os.pwrite(fd, b"!", 10), os.fstat(fd).st_size)
os.ftruncate(fd, 8)
print(os.lseek(fd, 0, 0), os.read(fd, 20), os.isatty(fd))
other = os.dup(fd)
print(other != fd, os.fstat(other).st_ino == os.fstat(fd).st_ino)
os.close(fd)
os.close(other)
attempt("closed", lambda: os.read(fd, 1))
attempt("write str", lambda: os.write(1, "text"))
attempt("close str", lambda: os.close("a"))

status = os.stat("data.bin")
print(status.st_size, status[6], stat.S_ISREG(status.st_mode), stat.filemode(0o100644), len(status), type(status).__name__)
print(status.st_mtime_ns // 10**9 == int(status.st_mtime), status.n_fields, status.n_sequence_fields, status.n_unnamed_fields)
attempt("readonly", lambda: setattr(status, "st_size", 5))
attempt("foreign", lambda: setattr(status, "foo", 5))
attempt("short", lambda: os.stat_result((1, 2)))
attempt("long", lambda: os.stat_result(range(30)))
attempt("int", lambda: os.stat_result(5))
made = os.stat_result(range(10))
print(made, made.st_atime, made.st_mtime, made.st_blocks, made == tuple(range(10)))
print(os.stat_result(range(10), {"st_blocks": 5}).st_blocks, os.terminal_size((80, 24)), os.terminal_size((80, 24)).lines)
os.utime("data.bin", (1000, 2000.5))
print(os.stat("data.bin").st_atime, os.stat("data.bin").st_mtime)
os.utime("data.bin", ns=(5 * 10**9, 10**9))
print(os.stat("data.bin").st_mtime_ns, os.path.getmtime("data.bin"))
attempt("both times", lambda: os.utime("data.bin", (1, 2), ns=(1, 2)))
attempt("times", lambda: os.utime("data.bin", 5))

os.makedirs("tree/sub/deep")
for name in ("tree/a.txt", "tree/sub/b.txt", "tree/sub/deep/c.txt"):
    with open(name, "w") as f:
        f.write(name)
os.symlink("a.txt", "tree/link")
print(os.readlink("tree/link"), os.path.islink("tree/link"), os.path.exists("tree/link"), os.lstat("tree/link").st_size)
print(sorted(os.listdir("tree")), sorted(os.listdir(b"tree")), os.listdir("tree/sub/deep"))
with os.scandir("tree") as entries:
    for entry in sorted(entries, key=lambda e: e.name):
        print(entry, entry.path, entry.is_dir(), entry.is_file(), entry.is_symlink(), entry.is_file(follow_symlinks=False), entry.stat().st_size, os.fspath(entry))
for top, folders, files in sorted(os.walk("tree")):
    print(top, sorted(folders), sorted(files))
for top, folders, files in os.walk("tree", topdown=False):
    print(top, sorted(folders), len(files))
os.rename("tree/a.txt", "tree/z.txt")
os.replace("tree/z.txt", "tree/sub/b.txt")
print(sorted(os.listdir("tree/sub")), os.path.getsize("tree/sub/b.txt"), os.path.lexists("tree/link"), os.path.exists("tree/link"))
print(os.access("data.bin", os.R_OK), os.access("nope", os.F_OK))

attempt("stat", lambda: os.stat("nope"))
attempt("stat bytes", lambda: os.stat(b"nope"))
attempt("stat type", lambda: os.stat(1.5))
attempt("stat null", lambda: os.stat("a\0b"))
attempt("lstat int", lambda: os.lstat(5))
attempt("open int", lambda: os.open(5, 0))
attempt("listdir", lambda: os.listdir("nope"))
attempt("listdir type", lambda: os.listdir(1.5))
attempt("listdir file", lambda: os.listdir("data.bin"))
attempt("scandir", lambda: os.scandir("nope"))
attempt("mkdir", lambda: os.mkdir("tree"))
attempt("rmdir", lambda: os.rmdir("tree"))
attempt("rmdir file", lambda: os.rmdir("data.bin"))
attempt("unlink", lambda: os.unlink("nope"))
attempt("rename", lambda: os.rename("nope", "x"))
attempt("readlink", lambda: os.readlink("nope"))
attempt("chdir", lambda: os.chdir("nope"))
attempt("truncate", lambda: os.truncate("nope", 0))
attempt("fspath", lambda: os.fspath(5))
attempt("urandom", lambda: os.urandom(-1))
attempt("makedirs", lambda: os.makedirs("tree/sub"))
os.makedirs("tree/sub", exist_ok=True)
attempt("getsize", lambda: os.path.getsize("nope"))
attempt("symlink", lambda: os.symlink("a"))
attempt("DirEntry", lambda: os.DirEntry())
for top, folders, files in os.walk("tree", topdown=False):
    for name in files:
        os.remove(os.path.join(top, name))
    os.rmdir(top)
os.truncate("data.bin", 3)
print(os.listdir("."), os.path.getsize("data.bin"), len(os.urandom(16)))
os.remove("data.bin")
os.chdir(os.pardir)
os.rmdir("work")
print(os.path.exists("work"))
