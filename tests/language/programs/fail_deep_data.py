# Covers: an uncaught error deep in recursive data processing: a small interpreter of nested lists fails with a long chain of alternating frames.


class Environment(dict):
    def __missing__(self, name):
        raise LookupError(f"unbound variable {name}")


def tokenize(text):
    return text.replace("(", " ( ").replace(")", " ) ").split()


def parse(tokens):
    token = tokens.pop(0)
    if token == "(":
        items = []
        while tokens[0] != ")":
            items.append(parse(tokens))
        tokens.pop(0)
        return items
    try:
        return int(token)
    except ValueError:
        return token


def evaluate(expression, environment):
    match expression:
        case int(value):
            return value
        case str(name):
            return environment[name]
        case ["if", condition, yes, no]:
            return evaluate(yes if evaluate(condition, environment) else no, environment)
        case ["let", name, value, body]:
            return evaluate(body, Environment(environment, **{name: evaluate(value, environment)}))
        case ["fn", [*names], body]:
            return lambda *values: evaluate(body, Environment(environment, **dict(zip(names, values))))
        case [function, *arguments]:
            return evaluate(function, environment)(*[evaluate(a, environment) for a in arguments])


start = Environment({"+": lambda *a: sum(a), "*": lambda a, b: a * b, "<": lambda a, b: a < b, "/": lambda a, b: a // b})
for source in ("(+ 1 2 3)", "(let x 5 (* x (+ x 1)))", "((fn (a b) (if (< a b) a b)) 7 4)", "(let twice (fn (f x) (f (f x))) (twice (fn (n) (* n n)) 3))"):
    print(source, "=", evaluate(parse(tokenize(source)), start))
try:
    evaluate(parse(tokenize("(let x 1 (+ x y))")), start)
except LookupError as error:
    print(error)
evaluate(parse(tokenize("(let f (fn (n) (if (< n 1) (/ 1 n) (+ 1 (let m (+ n -1) (/ m n))))) (+ (f 3) (* 2 (f 0))))")), start)
