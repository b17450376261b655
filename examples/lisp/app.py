"""A small Lisp: reader, evaluator with closures and proper tail calls, macros with quasiquotation, errors with positions.

usage: app.py FILE      FILE holds a Lisp program; the value of each top-level form is printed
"""

import operator
import sys
from functools import reduce

from reader import Form, LispError, Symbol, read_all


# ---- values ----


class Environment(dict):
    def __init__(self, parent=None, **values):
        super().__init__(**values)
        self.parent = parent

    def holder(self, name):
        env = self
        while env is not None:
            if name in env:
                return env
            env = env.parent
        raise LispError(f"{name} has no value")


class Function:
    def __init__(self, name, parameters, body, env):
        self.name, self.body, self.env = name, body, env
        self.required, self.rest = list(parameters), None
        if "." in parameters:
            *self.required, dot, self.rest = parameters
            if dot != ".":
                raise LispError("one name follows the dot")

    def bind(self, arguments):
        wanted, given = len(self.required), len(arguments)
        if given < wanted or (given > wanted and self.rest is None):
            raise LispError(f"{self.name} takes {wanted}{'+' if self.rest else ''} arguments, got {given}")
        env = Environment(self.env)
        env.update(zip(self.required, arguments))
        if self.rest is not None:
            env[self.rest] = Form(arguments[wanted:])
        return env


class Macro(Function):
    pass


def show(value):
    match value:
        case True | False:
            return "#t" if value else "#f"
        case None:
            return "nil"
        case Symbol():
            return str(value)
        case str():
            return f'"{value}"'
        case list():
            return f"({' '.join(map(show, value))})"
        case Function(name=name):
            return f"<{type(value).__name__.lower()} {name}>"
        case _ if callable(value):
            return f"<builtin {value.__name__}>"
    return str(value)


# ---- evaluator ----


def truthy(value):
    return value is not False and value is not None and value != []


def evaluate(form, env):
    """The value of a form. Tail positions loop instead of calling themselves."""
    while True:
        if isinstance(form, Symbol):
            return env.holder(form)[form]
        if not isinstance(form, list) or not form:
            return form
        try:
            special = SPECIAL.get(form[0]) if isinstance(form[0], Symbol) else None
            if special is not None:
                done, form, env = special(form, env)
                if done:
                    return form
                continue
            function = evaluate(form[0], env)
            if isinstance(function, Macro):
                form = evaluate_body(function.body, function.bind(form[1:]))
                continue
            arguments = [evaluate(argument, env) for argument in form[1:]]
            if not isinstance(function, Function):
                return call_builtin(function, arguments)
            env = function.bind(arguments)
            for step in function.body[:-1]:
                evaluate(step, env)
            form = function.body[-1]
        except LispError as failure:
            if failure.line is None and isinstance(form, Form):
                failure.line = form.line
            raise


def call_builtin(function, arguments):
    if not callable(function):
        raise LispError(f"{show(function)} is no function")
    try:
        return function(*arguments)
    except (TypeError, ValueError, ZeroDivisionError, IndexError) as failure:
        raise LispError(f"{function.__name__}: {failure}") from failure


def apply(function, arguments):
    if isinstance(function, Function):
        return evaluate_body(function.body, function.bind(arguments))
    return call_builtin(function, arguments)


def evaluate_body(body, env):
    value = None
    for form in body:
        value = evaluate(form, env)
    return value


SPECIAL = {}


def special(function):
    """Special forms get (form, env) and give (done, value or form to go on with, env)."""
    SPECIAL[Symbol(function.__name__.rstrip("_"))] = function
    return function


@special
def quote(form, env):
    return True, form[1], env


@special
def if_(form, env):
    if truthy(evaluate(form[1], env)):
        return False, form[2], env
    return False, form[3] if len(form) > 3 else None, env


@special
def define(form, env, kind=Function):
    match form:
        case [_, Symbol() as name, value]:
            env[name] = evaluate(value, env)
        case [_, [Symbol() as name, *parameters], *body] if body:
            env[name] = kind(name, parameters, body, env)
        case _:
            raise LispError(f"malformed {form[0]}")
    return True, name, env


@special
def macro(form, env):
    return define(form, env, Macro)


@special
def set_(form, env):
    env.holder(form[1])[form[1]] = value = evaluate(form[2], env)
    return True, value, env


@special
def lambda_(form, env):
    return True, Function("lambda", form[1], form[2:], env), env


@special
def begin(form, env):
    evaluate_body(form[1:-1], env)
    return False, form[-1] if len(form) > 1 else None, env


@special
def let(form, env):
    inner = Environment(env)
    for name, value in form[1]:
        inner[name] = evaluate(value, env)
    evaluate_body(form[2:-1], inner)
    return False, form[-1], inner


@special
def quasiquote(form, env):
    return True, fill(form[1], env), env


def fill(template, env):
    match template:
        case ["unquote", inner]:
            return evaluate(inner, env)
        case list():
            out = Form(line=getattr(template, "line", None))
            for item in template:
                if isinstance(item, list) and item[:1] == ["splice"]:
                    out.extend(evaluate(item[1], env))
                else:
                    out.append(fill(item, env))
            return out
    return template


# ---- built-in functions ----


def fold(name, function, start):
    def folded(*numbers):
        return reduce(function, numbers) if len(numbers) > 1 else function(start, *numbers)

    folded.__name__ = name
    return folded


def chain(name, test):
    def compare(*values):
        return all(test(a, b) for a, b in zip(values, values[1:]))

    compare.__name__ = name
    return compare


def builtins():
    env = Environment()
    for name, function, start in (("+", operator.add, 0), ("-", operator.sub, 0), ("*", operator.mul, 1), ("/", operator.truediv, 1)):
        env[Symbol(name)] = fold(name, function, start)
    for name, test in (("=", operator.eq), ("<", operator.lt), (">", operator.gt), ("<=", operator.le), (">=", operator.ge)):
        env[Symbol(name)] = chain(name, test)
    functions = {
        "mod": operator.mod,
        "div": operator.floordiv,
        "list": lambda *items: Form(items),
        "cons": lambda head, tail: Form([head, *tail]),
        "car": lambda items: items[0],
        "cdr": lambda items: Form(items[1:]),
        "append": lambda *lists: Form(item for part in lists for item in part),
        "length": len,
        "null?": lambda value: value == [] or value is None,
        "list?": lambda value: isinstance(value, list),
        "symbol?": lambda value: isinstance(value, Symbol),
        "not": lambda value: not truthy(value),
        "map": lambda function, *lists: Form(apply(function, list(row)) for row in zip(*lists)),
        "apply": apply,
        "text": lambda *values: "".join(value if isinstance(value, str) else show(value) for value in values),
        "print": lambda *values: print(*(value if isinstance(value, str) else show(value) for value in values)),
        "gensym": lambda count=iter(range(10**6)): Symbol(f"g%{next(count)}"),
    }
    for name, function in functions.items():
        if function.__name__ == "<lambda>":
            function.__name__ = name
        env[Symbol(name)] = function
    return env


def main(path):
    with open(path) as file:
        text = file.read()
    env = builtins()
    failures = 0
    try:
        for form in read_all(text):
            try:
                value = evaluate(form, env)
                if value is not None:
                    print("=>", show(value))
            except LispError as failure:
                failures += 1
                print(f"line {failure.line}: {failure}")
            except RecursionError:
                failures += 1
                print(f"line {form.line}: too deep a recursion")
    except LispError as failure:
        print(f"line {failure.line}: {failure}")
        return 2
    print(f"{failures} forms failed" if failures else "no form failed")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
