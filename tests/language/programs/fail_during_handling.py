# Covers: an exception raised while another one is handled, in a finally block and in a with statement; implicit contexts.


class Resource:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("open", self.name)
        return self

    def __exit__(self, kind, value, traceback):
        print("close", self.name, kind.__name__)
        self.flush()

    def flush(self):
        raise OSError(28, "No space left on device")


def parse(text):
    number = int(text)
    return number * 2


def process(lines):
    with Resource("log"):
        for line in lines:
            print(parse(line))


def main():
    try:
        process(["1", "22", "x3"])
    except ValueError:
        print("bad input")


main()
