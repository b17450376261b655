# Covers: the traceback of an exception in a raw stream's readinto, through a buffered reader and a text layer, with its cause
import io


class Failing(io.RawIOBase):
    """Fails after a few good pieces."""

    def __init__(self, pieces, failure):
        self.pieces = list(pieces)
        self.failure = failure

    def readable(self):
        return True

    def readinto(self, buffer):
        if not self.pieces:
            return self.failure()
        piece = self.pieces.pop(0)
        buffer[:len(piece)] = piece
        return len(piece)


def explode():
    raise ConnectionResetError("the other side went away")


def lines(raw):
    with io.TextIOWrapper(io.BufferedReader(raw), "utf-8") as text:
        for number, line in enumerate(text):
            print(number, repr(line))


try:
    lines(Failing([b"one\ntwo", b"\n"], explode))
except ConnectionResetError as error:
    print("reset:", error)
    frames = []
    traceback = error.__traceback__
    while traceback:
        frames.append(traceback.tb_frame.f_code.co_name)
        traceback = traceback.tb_next
    print(frames)

lines(Failing([b"three\n", b"four"], lambda: "four bytes"))
