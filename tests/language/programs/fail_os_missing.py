# Covers: os.makedirs, os.walk with onerror, FileNotFoundError with both names, and a traceback of a wrong path.
import os


def prepare(base):
    os.makedirs(os.path.join(base, "one", "two"))
    with open(os.path.join(base, "one", "file.txt"), "w") as f:
        f.write("x" * 10)
    return base


def sizes(base):
    result = {}
    for top, folders, files in os.walk(base):
        for name in files:
            result[os.path.join(top, name)] = os.path.getsize(os.path.join(top, name))
    return result


def report(error):
    raise RuntimeError("walk failed") from error


base = prepare("fail_work")
print(sizes(base))
try:
    os.rename("fail_work/none", "fail_work/some")
except FileNotFoundError as error:
    print(error.strerror, error.filename, error.filename2)
try:
    for _ in os.walk("fail_work/none", onerror=report):
        pass
except RuntimeError as error:
    print(error, type(error.__cause__).__name__)
os.remove("fail_work/one/file.txt")
os.removedirs("fail_work/one/two")
print(os.path.exists("fail_work"))


def kinds(paths):
    return [os.stat(path).st_size for path in paths]


print(kinds([os.curdir]) != [])
kinds(["/", b"/", 1.5])
