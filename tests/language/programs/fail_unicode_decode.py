# Covers: a traceback of a decoding error in a codec of the library, with its note, and frames of the library.


def load(data, encoding):
    words = []
    for piece in data.split(b";"):
        words.append(piece.decode(encoding))
    return words


def table(rows):
    result = {}
    for number, row in enumerate(rows):
        result[number] = load(row, "cp1252")
    return result


good = [b"caf\xe9;na\xefve", b"\x80;\x99"]
print(ascii(table(good)))
try:
    load(b"\xff", "ascii")
except UnicodeDecodeError as error:
    print(error.encoding, error.object, error.start, error.end, error.reason)
try:
    "\udcff".encode()
except UnicodeEncodeError as error:
    print(error.encoding, ascii(error.object), error.start, error.end, error.reason)
    print(error)

error = UnicodeEncodeError("mine", "abc", 1, 2, "no reason")
print(error, error.args)
error.start = 0
error.end = 3
print(error)


def summary(name, rows):
    print(name, len(rows))
    return sum(len(words) for words in table(rows).values())


print(summary("good", good))
print(summary("bad", [*good, b"ok;\x81;never"]))
