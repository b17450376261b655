"""Prints the module fuzz_forms: operations as a program has them in its text, so that compiled code runs them and not only the functions behind getattr. There is a
function for each method and built-in function with each count of arguments and each keyword, for operators and subscripts with constants, for constant formats, and there are
functions whose variables hold unboxed integers and floats, with the exits of overflow and zero division. What it prints depends on nothing but CPython's methods."""

from fuzz_formats import make_field, make_percent_template, make_spec
from fuzz_hints import BYTES_HINTS, HINTS, KEYWORDS
from fuzz_names import METHODS
from fuzz_random import Random

LETTERS = "abcdefg"
INTEGERS = (0, 1, -1, 2, 3, 7, 10, -4, 255, 65536, (1 << 31) - 1, 1 << 61, (1 << 62) - 1, -(1 << 62), 1 << 63)
FLOATS = ("0.0", "1.0", "-1.5", "0.1", "2.0", "1e16", "1e308", "-0.0", "5e-324")
BUILTINS = (
    "abs", "all", "any", "ascii", "bin", "bool", "bytearray", "bytes", "callable", "chr", "complex", "dict", "divmod", "enumerate", "filter", "float", "format", "frozenset", "getattr",
    "hasattr", "hex", "int", "isinstance", "issubclass", "iter", "len", "list", "map", "max", "min", "next", "oct", "ord", "pow", "range", "repr", "reversed", "round", "set",
    "slice", "sorted", "str", "sum", "tuple", "type", "zip",
)

TERNARY = ("bytes", "getattr", "map", "max", "pow", "range", "slice", "str", "zip")


class Writer:
    def __init__(self):
        self.lines = []
        self.count = 0
        self.forms = []

    def function(self, parameters, body):
        name = f"form{self.count}"
        self.count += 1
        self.lines.append(f"def {name}({', '.join(parameters)}):")
        self.lines.extend(["    " + line for line in body])
        return name

    def form(self, label, kinds, body):
        """A form of its own: one letter of `kinds` a parameter says what it takes (fuzz_calls.KINDS)."""
        lines = body if isinstance(body, list) else ["return " + body]
        self.forms.append((label, kinds, self.function(LETTERS[: len(kinds)], lines)))


def keyword_sets(name):
    keywords = KEYWORDS.get(name, ())
    yield from ((key,) for key in keywords)
    yield from ((a, b) for a in keywords for b in keywords if a != b)


def write_calls(writer, names, prefix, most):
    """A dictionary from (name, positional arguments, keywords) to the function that makes that call."""
    entries = []
    for name in names:
        for count in range(most(name) + 1):
            for keywords in [(), *keyword_sets(name)] if count < 3 else [()]:
                arguments = LETTERS[:count]
                parameters = [*(["o"] if prefix else []), *arguments, *("k" + key for key in keywords)]
                call = ", ".join([*arguments, *(f"{key}=k{key}" for key in keywords)])
                function = writer.function(parameters, [f"return {prefix}{name}({call})"])
                entries.append(f"    ({name!r}, {count}, {keywords!r}): {function},")
    return entries


def most_arguments(name):
    hints = max(len(table.get(name, ())) for table in (HINTS, BYTES_HINTS))
    return min(hints + 1, 4) if hints else 2 if name[:2] == "__" else 1


def write_operators(writer):
    """Each constant stands on one side of an operator, and on the other one of the next operator."""
    for row, operator in enumerate(("+", "-", "*", "/", "//", "%", "<<", ">>", "&", "|", "^", "<", "==", ">=", "!=")):
        bits = operator in ("<<", ">>", "&", "|", "^")
        for column, value in enumerate(INTEGERS if bits else (*INTEGERS, *FLOATS)):
            kinds = "f" if type(value) is str else "n" if column % 3 == 0 else "i"
            # A text that is repeated so often would fill the memory.
            if operator == "*" and type(value) is int and value > 65536:
                kinds = "I"
            left = (row + column) % 2 == 0
            if operator != "<<" or left and value < 100:
                writer.form(f"a {operator} {value}" if left else f"{value} {operator} a", kinds, f"a {operator} {value}" if left else f"{value} {operator} a")
    for value in (0, 1, 2, 3, -1, -2, 7, *FLOATS):
        writer.form(f"a ** {value}", "n", f"a ** {value}")
    for value in FLOATS:
        writer.form(f"({value}) ** a", "f", f"({value}) ** a")
    for text in ("a is None", "not a", "1 if a else 2", "a or 5", "a and 5", "-a", "+a", "~a", "a in (1, 2.5, 'a')", "a not in [1, None]", "a == 'a'", "(a, 1) < (2, 3)", "[*a, 1]", "{**a}",
                 "(lambda *b, **k: (b, k))(*a, **{})", "[b for b in a if b]", "{b: 1 for b in a}", "[b for b, c in a]", "sum([1 for b in a])", "any(b == 1 for b in a)", "'x' in a", "a * 2", "2 * a",
                 "a + a", "a % 3", "a == a", "a < a", "[a, a] == [a, a]", "f'{a}'", "f'{a!r:>12}'", "f'{a:5}'", "str(a) + 'x'", "a[:]"):
        writer.form(text, "o", text)


def write_subscripts(writer):
    for key in ("0", "1", "-1", "-2", "7", "1 << 64", "-(1 << 70)", "1:", ":2", ":-1", "1:-1", "::2", "::-1", "-3::-2", "None:None", "5:1:-1", "::0", "'a'", "True", "1, 2", "1:2, 3"):
        writer.form(f"a[{key}]", "s", f"a[{key}]")
        writer.form(f"a[{key}] = b", "mo", [f"a[{key}] = b", "return a"])
        writer.form(f"del a[{key}]", "m", [f"del a[{key}]", "return a"])
        writer.form(f"a[{key}] += b", "mn", [f"a[{key}] += b", "return a"])
    for text, kinds in (("a[b]", "sx"), ("a[b:c]", "sxx"), ("a[b:]", "sx"), ("a[:b]", "sx"), ("a[b:c:2]", "sxx"), ("a[b:c:-1]", "sxx"), ("a[b + 1]", "sx"), ("a[b][c]", "oxx")):
        writer.form(text, kinds, text)
    for text, kinds in (("a[b] = c", "mxo"), ("a[b:c] = d", "mxxs"), ("del a[b:c]", "mxx"), ("a[b] *= c", "mxx"), ("b, *c = a", "o"), ("*b, c = a", "o"), ("b, c = a", "o"), ("(b, c), d = a", "s")):
        writer.form(text, kinds, [text, "return a" if text[0] == "a" or text[0] == "d" else "return (b, c)"])


def literal(value):
    return ascii(value)


def write_formats(writer, r):
    for _ in range(110):
        spec = make_spec(r).replace("{", "").replace("}", "")
        if "9" * 20 not in spec and "\x00" not in spec:
            writer.form(f"f {spec}", "p", ["return f" + literal("{a:" + spec + "}")])
    for _ in range(70):
        template = make_percent_template(r)
        writer.form(f"percent {template}", "u" if "*" in template else "t", f"{literal(template)} % a")
        writer.form(f"percent one {template}", "o", f"{literal(template)} % (a,)")
    for _ in range(40):
        template = make_field(r) + make_field(r)
        writer.form(f"template {template}", "on", f"{literal(template)}.format(a, b, a=1, b='x')")


def make_operand(r, names, constants):
    return r.pick(names) if r.chance(65) else "(" + str(r.pick(constants)) + ")"


def make_expression(r, names, floats, depth):
    constants = FLOATS if floats else INTEGERS
    if depth == 0 or r.chance(15):
        return make_operand(r, names, constants)
    left = make_expression(r, names, floats, depth - 1)
    right = make_expression(r, names, floats, depth - 1)
    kind = r.below(20)
    if kind < 13:
        return f"({left} {r.pick(('+', '-', '*', '//', '%', '/') if floats else ('+', '-', '*', '//', '%', '&', '|', '^', '+', '-', '*', '/'))} {right})"
    if kind < 15:
        return f"(-{left})" if floats or r.chance(50) else f"(~{left})"
    if kind < 17:
        return f"({left} if {right} {r.pick(('<', '<=', '>', '>=', '==', '!='))} {make_operand(r, names, constants)} else {right})"
    if floats:
        return f"({make_operand(r, names, constants)} ** {r.pick((0.5, 2, 2.0, -1, 3))})"
    return f"({make_operand(r, names, constants)} {r.pick(('<<', '>>'))} {r.pick((0, 1, 5, 31, 40, 62, 63, 64))})"


def make_body(r, names, floats):
    kind = r.below(10)
    value = make_expression(r, names, floats, 2)
    if kind < 4:
        return ["return " + value]
    if kind < 5:
        return ["try:", "    return " + value, "except (ArithmeticError, TypeError) as e:", f"    return type(e).__name__, {make_expression(r, names, floats, 1)}"]
    operator = r.pick(("+", "-", "*", "+", "-", "//", "%") if floats else ("+", "-", "*", "+", "-", "^", "|", "//", "%", "&"))
    start = r.pick(FLOATS if floats else INTEGERS)
    step = make_expression(r, [*names, "i"], floats, 1)
    if kind < 8:
        return [f"t = {start}", f"for i in range({r.pick((3, 9, 17))}):", f"    t {operator}= {step}", f"    if t == {r.pick((0, 5, 100))}:", f"        {r.pick(('break', 'continue'))}", "return t"]
    return [f"t = {start}", f"i = {r.pick((5, 16))}", "while i > 0:", f"    t = t {operator} {step}", f"    i -= {r.pick((1, 2))}", "return t, i"]


def write_typed(writer, r):
    for i in range(220):
        floats = i % 3 == 0
        count = r.pick((1, 2, 2, 3))
        kinds = "".join(r.pick("ffn" if floats else "iiij") for _ in range(count))
        body = make_body(r, LETTERS[:count], floats)
        writer.form(f"typed {i}", kinds, body)


def main():
    writer = Writer()
    methods = sorted({name for names in METHODS.values() for name in names})
    tables = ["METHOD_FORMS = {", *write_calls(writer, methods, "o.", most_arguments), "}"]
    tables += ["BUILTIN_FORMS = {", *write_calls(writer, BUILTINS, "", lambda name: 3 if name in TERNARY else 2), "}"]
    write_operators(writer)
    write_subscripts(writer)
    r = Random(2026, 1)
    write_formats(writer, r)
    write_typed(writer, r)
    tables += ["FORMS = (", *(f"    ({label!a}, {kinds!r}, {function})," for label, kinds, function in writer.forms), ")"]
    print('"""Written by write_forms.py."""')
    print("\n".join(writer.lines + tables))


main()
