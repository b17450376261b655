# Covers: a traceback of writing to a closed stream from nested calls, UnsupportedOperation, the context of errors in with statements.
import io


class Log:
    def __init__(self, stream):
        self.stream = stream
        self.lines = 0

    def write(self, *words):
        self.lines += 1
        print(*words, file=self.stream)

    def close(self):
        self.stream.close()


def fill(log, count):
    for i in range(count):
        log.write("line", i)
    return log.stream.getvalue()


log = Log(io.StringIO())
print(repr(fill(log, 3)), log.lines)
try:
    log.stream.fileno()
except io.UnsupportedOperation as error:
    print(type(error).__name__, error, isinstance(error, ValueError), isinstance(error, OSError))
try:
    with io.BytesIO(b"abc") as stream:
        stream.seek(-5)
except ValueError as error:
    print(error, stream.closed)
try:
    with log.stream as stream:
        raise KeyError("inside")
except KeyError as error:
    print(repr(error), stream.closed)
fill(log, 1)
