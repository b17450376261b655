# Covers: text files by lines, read in place where they are ASCII: chunks that end in every part of a character or line end, handlers that read the file, tell(); calls of built-in functions and methods through every kind of callee
import codecs
import os

CHUNK = 8192


def write(path, data):
    with open(path, "wb") as file:
        file.write(data)


def lines_of(path, **options):
    with open(path, **options) as file:
        return [line for line in file]


def show(label, lines):
    print(label, len(lines), [len(line) for line in lines[:6]], ascii(lines[-1][-12:]) if lines else "")


def boundaries(path):
    for special in ("\xe9", "\u20ac", "\U0001f600", "\r\n", "\r", "\n"):
        raw = special.encode()
        for shift in range(-len(raw) - 1, 2):
            head = b"a" * (CHUNK + shift)
            write(path, head + raw + b"tail\n" + b"b" * CHUNK + raw + b"end")
            lines = lines_of(path, encoding="utf-8")
            print(ascii(special), shift, [len(line) for line in lines], ascii(lines[0][-3:]), ascii(lines[-1][-4:]))


def newlines(path):
    write(path, b"x" * (CHUNK - 1) + b"\r\n" + b"y" * (CHUNK - 2) + b"\r\r\n\nz")
    for newline in (None, "", "\n", "\r", "\r\n"):
        with open(path, newline=newline) as file:
            lines = list(file)
            print(repr(newline), [len(line) for line in lines], [ascii(line[-2:]) for line in lines], ascii(file.newlines))


def encodings(path):
    write(path, b"plain\n" * 2000 + b"\xe4\xf6\n" + b"plain\n" * 2000)
    show("latin-1", lines_of(path, encoding="latin-1"))
    show("ascii, replaced", lines_of(path, encoding="ascii", errors="replace"))
    for encoding in ("ascii", "utf-8"):
        with open(path, encoding=encoding) as file:
            count = 0
            try:
                for line in file:
                    count += 1
            except UnicodeDecodeError as error:
                print(encoding, count, error.start, error.end, error.reason, len(error.object), type(error.object).__name__)
            try:
                print(ascii(next(file)))
            except UnicodeDecodeError as error:
                print("again:", error.start, len(error.object))
    write(path, b"")
    show("empty", lines_of(path))
    for text in ("a", "\n", "ab", "\xe9"):
        write(path, text.encode())
        print(ascii(lines_of(path, encoding="utf-8")), lines_of(path, encoding="latin-1")[0] is not None)


def handler_that_reads(path):
    write(path, b"first\n" + b"\xff\n" + b"third\n" * 3000)
    with open(path, encoding="utf-8", errors="reads-on") as file:
        seen = []

        def reads_on(error):
            seen.append(len(error.object))
            if len(seen) == 1:
                seen.append(sum(1 for _ in iter(file.readline, "")))
            return "?", error.end

        codecs.register_error("reads-on", reads_on)
        lines = list(file)
        print(len(lines), lines[:3], seen)


def positions(path):
    write(path, b"".join(b"line %d\n" % i for i in range(4000)))
    with open(path) as file:
        first = file.readline()
        here = file.tell()
        for line in file:
            if line == "line 2500\n":
                break
        try:
            file.tell()
        except OSError as error:
            print(error)
        file.seek(here)
        print(repr(first), here, repr(file.readline()), file.tell())
        rest = file.read(20000)
        print(len(rest), file.tell(), len(file.read()), repr(file.read()), file.tell())
        file.close()
        try:
            next(file)
        except ValueError as error:
            print(error)


class Own(list):
    def __len__(self):
        return 7


def callees():
    items = []
    add = items.append
    plain = list.append
    for i in range(40):
        add(i)
        plain(items, -i)
        items.append(len(items))
    own = Own([1, 2])
    own.append(3)
    list.append(own, 4)
    print(len(items), len(own), sum(own), items[-1], str.upper("abc"), "abc".upper(), dict.fromkeys("ab", 1), {}.fromkeys("a"), bytes.fromhex("ff"))
    print(int.__new__(int, "12"), list.__new__(list), "".join(["a", "b"]), str.maketrans("a", "b"))
    for call in (
        lambda: len(), lambda: len(1, 2), lambda: items.append(), lambda: list.append(), lambda: list.append(1, 2), lambda: str.upper(b"x"), lambda: "a".upper(1),
        lambda: int.__new__(), lambda: int.__new__(str), lambda: len(5), lambda: dict.fromkeys(), lambda: object.__new__(int), lambda: bytes.fromhex(b=1),
    ):
        try:
            print(call())
        except TypeError as error:
            print("TypeError:", error)


def main():
    path = "text_read_in_place.txt"
    try:
        boundaries(path)
        newlines(path)
        encodings(path)
        handler_that_reads(path)
        positions(path)
    finally:
        os.remove(path)
    callees()


main()
