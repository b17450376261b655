# Covers: SyntaxError and its subclasses raised by the program: printing with file, line, text and caret ranges; missing details; notes; attributes.


def details(*args):
    error = SyntaxError("message", args)
    print(error.msg, error.filename, error.lineno, error.offset, error.text, error.end_lineno, error.end_offset, "|", error)
    return error


plain = SyntaxError("only a message")
print(plain.msg, plain.filename, plain.lineno, plain.text, str(plain))
empty = SyntaxError()
print(empty.msg, str(empty))
errors = [
    details("file.txt", 3, 5, "some source text\n"),
    details("file.txt", 3, 5, "some source text\n", 3, 11),
    details("file.txt", 1, 1, "    indented = line\n", 1, 30),
    details("file.txt", 10, 0, "offset zero"),
    details("file.txt", 10, 50, "offset beyond the end"),
    details(None, 1, 3, "no file name", 1, 5),
    details("file.txt", None, None, None),
    details("file.txt", 2, 2, "first\nsecond\n", 3, 4),
    details("file.txt", 7, -1, "negative", 7, -1),
    details("file.txt", 4, 8, "größe = ü + 1", 4, 9),
    IndentationError("unexpected indent", ("f.txt", 2, 4, "    x\n")),
    TabError("tabs", ("f.txt", 2, 1, "\tx\n")),
    plain,
    empty,
]
for bad in [(1, 2), 5, ("a", 1, 2), ("a", 1, 2, "t", 3)]:
    try:
        print(SyntaxError("m", bad).lineno)
    except (TypeError, IndexError) as error:
        print(type(error).__name__, error)


def chain(remaining):
    if len(remaining) > 1:
        try:
            chain(remaining[:-1])
        except SyntaxError as previous:
            raise remaining[-1] from previous
    raise remaining[0]


errors[1].add_note("noted")
chain(errors)
