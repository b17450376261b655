"""A calculator: one expression or assignment a line, integers of any size, floats, variables, functions."""

import sys


class CalculatorError(Exception):
    """A problem in the user's input, with the column at which it shows."""

    def __init__(self, message, column):
        super().__init__(message)
        self.column = column


class Token:
    def __init__(self, kind, text, column):
        self.kind = kind
        self.text = text
        self.column = column


def tokenize(line):
    """Tokens of the kinds number, name, operator; an end token comes last."""
    tokens = []
    at = 0
    while at < len(line):
        char = line[at]
        start = at
        if char.isspace():
            at += 1
            continue
        if char.isdigit() or char == ".":
            while at < len(line) and (line[at].isalnum() or line[at] == "."):
                at += 1
            kind = "number"
        elif char.isalpha() or char == "_":
            while at < len(line) and (line[at].isalnum() or line[at] == "_"):
                at += 1
            kind = "name"
        elif line[at : at + 2] in ("**", "//"):
            at += 2
            kind = "operator"
        elif char in "+-*/%(),=!":
            at += 1
            kind = "operator"
        else:
            raise CalculatorError(f"unexpected character {char!r}", at)
        tokens.append(Token(kind, line[start:at], start))
    tokens.append(Token("end", "end of line", len(line)))
    return tokens


def factorial(n):
    if not isinstance(n, int) or n < 0:
        raise ValueError("factorial needs an integer that is not negative")
    result = 1
    for factor in range(2, n + 1):
        result *= factor
    return result


def gcd(a, b):
    while b:
        a, b = b, a % b
    return abs(a)


def sqrt(x):
    if x < 0:
        raise ValueError("square root of a negative number")
    return x**0.5


FUNCTIONS = {
    "abs": (abs, 1),
    "fact": (factorial, 1),
    "gcd": (gcd, 2),
    "max": (max, 2),
    "min": (min, 2),
    "round": (round, 1),
    "sqrt": (sqrt, 1),
}


class Parser:
    """Recursive descent, one method a level of precedence; evaluates while it parses."""

    def __init__(self, line, variables):
        self.tokens = tokenize(line)
        self.position = 0
        self.variables = variables

    @property
    def token(self):
        return self.tokens[self.position]

    def accept(self, *texts):
        token = self.token
        if token.kind == "operator" and token.text in texts:
            self.position += 1
            return token
        return None

    def expect(self, text):
        if not self.accept(text):
            raise CalculatorError(f"expected {text!r}, found {self.token.text!r}", self.token.column)

    def statement(self):
        first, second = self.tokens[0], self.tokens[min(1, len(self.tokens) - 1)]
        if first.kind == "name" and second.text == "=":
            self.position = 2
            value = self.sum()
            self.variables[first.text] = value
        else:
            value = self.sum()
        if self.token.kind != "end":
            raise CalculatorError(f"unexpected {self.token.text!r}", self.token.column)
        self.variables["_"] = value
        return value

    def sum(self):
        value = self.product()
        while operator := self.accept("+", "-"):
            right = self.product()
            value = value + right if operator.text == "+" else value - right
        return value

    def product(self):
        value = self.unary()
        while operator := self.accept("*", "/", "//", "%"):
            right = self.unary()
            try:
                match operator.text:
                    case "*":
                        value = value * right
                    case "/":
                        value = value / right
                    case "//":
                        value = value // right
                    case "%":
                        value = value % right
            except ZeroDivisionError:
                raise CalculatorError("division by zero", operator.column) from None
        return value

    def unary(self):
        if self.accept("-"):
            return -self.unary()
        if self.accept("+"):
            return self.unary()
        return self.power()

    def power(self):
        base = self.postfix()
        if self.accept("**"):
            return base ** self.unary()
        return base

    def postfix(self):
        value = self.atom()
        while operator := self.accept("!"):
            try:
                value = factorial(value)
            except ValueError as error:
                raise CalculatorError(str(error), operator.column) from error
        return value

    def atom(self):
        token = self.token
        if self.accept("("):
            value = self.sum()
            self.expect(")")
            return value
        self.position += 1
        if token.kind == "number":
            return number(token)
        if token.kind == "name":
            if self.accept("("):
                return self.call(token)
            if token.text in self.variables:
                return self.variables[token.text]
            raise CalculatorError(f"unknown name {token.text!r}", token.column)
        raise CalculatorError(f"unexpected {token.text!r}", token.column)

    def call(self, name):
        arguments = []
        if not self.accept(")"):
            arguments.append(self.sum())
            while self.accept(","):
                arguments.append(self.sum())
            self.expect(")")
        if name.text not in FUNCTIONS:
            raise CalculatorError(f"unknown function {name.text!r}", name.column)
        function, count = FUNCTIONS[name.text]
        if len(arguments) != count:
            raise CalculatorError(f"{name.text} takes {count} arguments, not {len(arguments)}", name.column)
        try:
            return function(*arguments)
        except (TypeError, ValueError) as error:
            raise CalculatorError(str(error), name.column) from error


def number(token):
    try:
        if any(c in token.text for c in ".eE") and not token.text.startswith("0x"):
            return float(token.text)
        return int(token.text, 0)
    except ValueError:
        raise CalculatorError(f"bad number {token.text!r}", token.column) from None


def evaluate(lines):
    """Prints each line with its value or the problem in it; the number of problems."""
    variables = {"pi": 3.141592653589793, "e": 2.718281828459045}
    problems = 0
    for line in lines:
        line = line.split("#")[0].rstrip()
        if not line.strip():
            continue
        try:
            print(f"{line.strip()} = {Parser(line, variables).statement()}")
        except CalculatorError as error:
            problems += 1
            print(line)
            print(f"{' ' * error.column}^ {error}")
    return problems


def main(arguments):
    if len(arguments) > 1:
        with open(arguments[1], encoding="utf-8") as file:
            problems = evaluate(file)
    else:
        problems = evaluate(sys.stdin)
    print(f"{problems} problem{'' if problems == 1 else 's'}")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
