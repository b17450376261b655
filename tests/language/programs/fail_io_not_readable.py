# Covers: the traceback of io.UnsupportedOperation out of a text stream, raised while another exception is handled
import io


class Log:
    """Writes lines, and reads them back where the stream lets it."""

    def __init__(self, stream):
        self.stream = stream

    def add(self, *words):
        print(*words, file=self.stream)

    def last(self):
        self.stream.seek(0)
        return self.stream.readlines()[-1]


def attempt(log):
    try:
        return log.last()
    except io.UnsupportedOperation as error:
        print("refused:", error, isinstance(error, OSError), isinstance(error, ValueError))
        raise LookupError("no last line") from error


readable = Log(io.TextIOWrapper(io.BytesIO(), "utf-8"))
readable.add("first", 1)
readable.add("second", 2)
print(attempt(readable))


class WriteOnly(io.BytesIO):
    def readable(self):
        return False


log = Log(io.TextIOWrapper(WriteOnly(), "utf-8"))
log.add("lost")
try:
    attempt(log)
except LookupError as error:
    print(type(error.__cause__).__name__)
    log.stream.read(1)
