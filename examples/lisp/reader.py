"""The reader: text to nested lists of numbers, strings and symbols."""


class LispError(Exception):
    """What is wrong with a program; `line` is where the form that failed begins."""

    line = None


class Symbol(str):
    __slots__ = ()
    table = {}

    def __new__(cls, name):
        if name not in cls.table:
            cls.table[name] = super().__new__(cls, name)
        return cls.table[name]


class Form(list):
    """A list that remembers the line it was read from."""

    def __init__(self, items=(), line=None):
        super().__init__(items)
        self.line = line


QUOTES = {"'": "quote", "`": "quasiquote", ",": "unquote", ",@": "splice"}
DELIMITERS = "()'`,\";"


def tokens(text):
    """Yields (line, token); strings keep their opening quote."""
    i, line = 0, 1
    while i < len(text):
        c = text[i]
        if c == "\n":
            line += 1
        if c.isspace():
            i += 1
        elif c == ";":
            while i < len(text) and text[i] != "\n":
                i += 1
        elif c == '"':
            end = text.find('"', i + 1)
            if end < 0:
                raise error(line, "unfinished string")
            yield line, text[i:end]
            line += text.count("\n", i, end)
            i = end + 1
        elif c in DELIMITERS:
            token = text[i : i + 2] if text.startswith(",@", i) else c
            yield line, token
            i += len(token)
        else:
            start = i
            while i < len(text) and not text[i].isspace() and text[i] not in DELIMITERS:
                i += 1
            yield line, text[start:i]


def error(line, message):
    failure = LispError(message)
    failure.line = line
    return failure


def atom(token):
    if token[0] == '"':
        return token[1:]
    if token in ("#t", "#f"):
        return token == "#t"
    for convert in (int, float):
        try:
            return convert(token)
        except ValueError:
            pass
    return Symbol(token)


def read_all(text):
    """Yields the top-level forms."""
    stack = []
    pending = [[]]  # quotes that wait for the next datum, one list for each open parenthesis
    for line, token in tokens(text):
        if token == "(":
            stack.append(Form(line=line))
            pending.append([])
            continue
        if token in QUOTES:
            pending[-1].append((line, Symbol(QUOTES[token])))
            continue
        if token == ")":
            if not stack:
                raise error(line, "unexpected )")
            if pending.pop():
                raise error(line, "a quote before )")
            datum = stack.pop()
        else:
            datum = atom(token)
        while pending[-1]:
            quote_line, quote = pending[-1].pop()
            datum = Form([quote, datum], quote_line)
        if stack:
            stack[-1].append(datum)
        else:
            yield datum
    if stack:
        raise error(stack[-1].line, "missing )")
