# Covers: os.path.normpath and splitroot, which are functions of the system module: roots, dots, bytes, subclasses, path objects, odd arguments.
import os
import os.path


class Name(str):
    pass


class Raw(bytes):
    pass


class Pointer:
    def __init__(self, path):
        self.path = path

    def __fspath__(self):
        return self.path


def show(label, function):
    try:
        print(label, ascii(function()))
    except Exception as error:
        print(label, type(error).__name__, ascii(str(error)))


parts = ["", "/", "//", "///", "a", ".", "..", "a/", "./", "../", "/a", "/.", "/..", "a/b", "..a", ".a", "a.", "...", "a//b", "é", "\ud800", "a\0b"]
for first in parts:
    for second in parts:
        for path in (first + second, first + "/" + second):
            print(ascii(path), ascii(os.path.normpath(path)), ascii(os.path.splitroot(path)))
            if "\ud800" not in path:
                raw = os.fsencode(path)
                print(raw, os.path.normpath(raw), os.path.splitroot(raw))
for path in ["a/../../b", "/a/../../b", "//a/../../b", "///a/../..", "a/./b/.", "a/b/../..", "../../a/..", "a/../..", "./..", "././.", "/./..//./a", "a/b/c/../../../..", "a/.../b", "../a/../../b/"]:
    print(path, os.path.normpath(path), os.path.splitroot(path), os.path.abspath("/x/y/" + path))

for path in [Name("a//b"), Name("a"), Raw(b"a//b"), Raw(b""), Pointer("x/../y"), Pointer(b"//x"), Pointer(Name("a/.")), Pointer(5), Pointer(None)]:
    show(type(path).__name__, lambda: (os.path.normpath(path), type(os.path.normpath(path)).__name__))
    show(type(path).__name__, lambda: (os.path.splitroot(path), [type(part).__name__ for part in os.path.splitroot(path)]))
for path in [None, 5, 1.5, [], bytearray(b"a"), memoryview(b"a"), object, Pointer, True]:
    show("normpath", lambda: os.path.normpath(path))
    show("splitroot", lambda: os.path.splitroot(path))
show("no argument", lambda: os.path.normpath())
show("two", lambda: os.path.normpath("a", "b"))
show("by name", lambda: os.path.normpath(path="a/./b"))
show("wrong name", lambda: os.path.normpath(p="a"))
show("no argument", lambda: os.path.splitroot())
show("by name", lambda: os.path.splitroot(path="a"))
show("by name", lambda: os.path.splitroot(p="a"))
show("names", lambda: (os.path.normpath.__name__, os.path.splitroot.__name__, os.path.normpath.__module__, type(os.path.normpath).__name__))
show("repr", lambda: (os.path.normpath, os.path.splitroot))
show("isabs", lambda: (os.path.isabs("/a"), os.path.isabs("a"), os.path.isabs(b"//")))
show("relpath", lambda: os.path.relpath("/a/b/../c", "/a/d"))
show("commonpath", lambda: os.path.commonpath(["/a/b", "/a/./b/c"]))
