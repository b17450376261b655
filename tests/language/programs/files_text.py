# Covers: text files: writing, reading, iteration over lines, with, append, seek and tell, errors, encodings, several open files.
import sys

path = "test_output.txt"
with open(path, "w") as f:
    f.write("first line\n")
    count = f.write("second line\n")
    print("third", "line", sep=" ", file=f)
    f.writelines(["a\n", "b\n"])
print(count, f.closed, f.name == path, f.mode)
with open(path) as f:
    text = f.read()
print(repr(text), len(text))
with open(path) as f:
    for number, line in enumerate(f, 1):
        print(number, line.rstrip())
with open(path) as f:
    print(repr(f.readline()), repr(f.readline()), f.readlines(), repr(f.read()), repr(f.readline()))
with open(path, "a") as f:
    f.write("appended")
with open(path) as f:
    lines = f.read().split("\n")
print(len(lines), lines[-1])
with open(path, "r+") as f:
    f.read(5)
    f.seek(0)
    f.write("FIRST")
    f.seek(0)
    print(f.readline(), end="")
with open(path, "w", encoding="utf-8") as f:
    f.write("naïve café €\n日本\n")
with open(path, "rb") as f:
    data = f.read()
print(data, len(data))
with open(path, encoding="utf-8") as f:
    print(f.read(4), f.read().splitlines())
try:
    open("does_not_exist.txt")
except FileNotFoundError as error:
    print(type(error).__name__, error.filename, error.strerror)
try:
    with open(path) as f:
        f.write("x")
except OSError as error:
    print(type(error).__name__, error)
try:
    f.read()
except ValueError as error:
    print(error)
with open(path, "wb") as binary:
    binary.write(b"one\r\ntwo\n\xff")
with open(path, "rb") as binary:
    print(binary.read())
with open(path, "w") as a, open(path + ".copy", "w") as b:
    for i in range(3):
        a.write(f"{i}\n")
        b.write(f"{i * i}\n")
with open(path) as a, open(path + ".copy") as b:
    total = sum(int(x) for x in a) + sum(int(x) for x in b)
print(total, sys.stdout.write("direct\n"))
try:
    open(path, "zz")
except ValueError as error:
    print(error)
