"""String annotations without eval(): what annotationlib uses as compile() and eval().

What annotations say in strings are nearly always types: names, attributes, subscripts, `|`, lists of parameters, constants, calls. These are understood here, and
everything else is an error that says so; the real functions would link the whole front end into each program that uses types.
"""

import builtins
from keyword import iskeyword


class _TypeReader:
    """Parses the expression of a type into nested tuples (operation, operands...)."""

    def __init__(self, text):
        self.text = text
        self.at = 0
        self.token = None
        self.advance()

    def fail(self):
        if self.token is None:
            raise SyntaxError('invalid syntax')
        raise NotImplementedError(
            f'pyc does not support eval() of the annotation {self.text!r} '
            '(it comes with the issue of exec, eval and run-time imports) yet'
        )

    def advance(self):
        """Reads the next token: a word, a number, a string with its quotes, or a punctuation; None at the end."""
        text, at = self.text, self.at
        while at < len(text) and text[at].isspace():
            at += 1
        start = at
        if at == len(text):
            self.token = None
        elif text[at].isalnum() or text[at] == '_':
            while at < len(text) and (text[at].isalnum() or text[at] == '_'):
                at += 1
            self.token = text[start:at]
        elif text[at] in '"\'':
            end = text.find(text[at], at + 1)
            self.token = text[start:end + 1] if end > 0 else None
            at = end + 1 if end > 0 else len(text)
        else:
            at += 3 if text.startswith('...', at) else 1
            self.token = text[start:at]
        self.at = at

    def take(self, token):
        if self.token != token:
            return False
        self.advance()
        return True

    def expect(self, token):
        if not self.take(token):
            self.fail()

    def whole(self):
        found = self.items(None)
        if self.token is not None:
            self.fail()
        return found

    def items(self, end):
        """One expression, or several with commas between them as a tuple."""
        first = self.item()
        if self.token != ',':
            return first if first[0] != 'star' else ('tuple', [first])
        found = [first]
        while self.take(','):
            if self.token == end:
                break
            found.append(self.item())
        return ('tuple', found)

    def item(self):
        return ('star', self.union()) if self.take('*') else self.union()

    def union(self):
        found = self.primary()
        while self.take('|'):
            found = ('or', found, self.primary())
        return found

    def primary(self):
        found = self.atom()
        while True:
            if self.take('.'):
                name = self.token
                if name is None or not name.isidentifier():
                    self.fail()
                self.advance()
                found = ('attribute', found, name)
            elif self.take('['):
                found = ('subscript', found, self.items(']'))
                self.expect(']')
            elif self.take('('):
                found = ('call', found, *self.arguments())
            else:
                return found

    def arguments(self):
        positional, keywords = [], []
        while not self.take(')'):
            value = self.item()
            if value[0] == 'name' and self.take('='):
                keywords.append((value[1], self.union()))
            else:
                positional.append(value)
            if not self.take(','):
                self.expect(')')
                break
        return positional, keywords

    def sequence(self, end):
        found = []
        while not self.take(end):
            found.append(self.item())
            if not self.take(','):
                self.expect(end)
                break
        return found

    def atom(self):
        token = self.token
        if token is None:
            self.fail()
        if token == '[':
            self.advance()
            return ('list', self.sequence(']'))
        if token == '(':
            self.advance()
            if self.take(')'):
                return ('tuple', [])
            found = self.items(')')
            self.expect(')')
            return found
        if token == '-':
            self.advance()
            value = self.number()
            return ('constant', -value)
        if token == '...':
            self.advance()
            return ('constant', ...)
        if token[0] in '"\'':
            if '\\' in token or len(token) == 2:
                self.fail()
            self.advance()
            if self.token is not None and self.token[0] in '"\'':
                self.fail()
            return ('constant', token[1:-1])
        if token[0].isdigit():
            return ('constant', self.number())
        if not token.isidentifier() or (iskeyword(token) and token not in ('None', 'True', 'False')):
            self.fail()
        self.advance()
        if self.token is not None and self.token[0] in '"\'' and self.text[self.at - len(self.token) - 1] == token[-1]:
            self.fail()
        if token in ('None', 'True', 'False'):
            return ('constant', {'None': None, 'True': True, 'False': False}[token])
        return ('name', token)

    def number(self):
        if self.token is None or not self.token.isdecimal():
            self.fail()
        value = int(self.token)
        self.advance()
        if self.token == '.':
            self.fail()
        return value


class _TypeCode:
    """What compile() gives: a parsed type."""

    def __init__(self, tree):
        self.tree = tree

    def value(self, tree, globals, locals):
        def value(tree):
            return self.value(tree, globals, locals)

        def values(trees):
            found = []
            for each in trees:
                if each[0] == 'star':
                    found.extend(value(each[1]))
                else:
                    found.append(value(each))
            return found

        match tree:
            case ('name', name):
                return self.lookup(name, globals, locals)
            case ('constant', constant):
                return constant
            case ('attribute', owner, name):
                return getattr(value(owner), name)
            case ('subscript', owner, index):
                return value(owner)[value(index)]
            case ('or', left, right):
                return value(left) | value(right)
            case ('list', items):
                return values(items)
            case ('tuple', items):
                return tuple(values(items))
            case ('call', function, positional, keywords):
                function = value(function)
                return function(*values(positional), **{name: value(each) for name, each in keywords})

    def lookup(self, name, globals, locals):
        try:
            return locals[name]
        except KeyError:
            pass
        if name in globals:
            return globals[name]
        if hasattr(builtins, name):
            return getattr(builtins, name)
        raise NameError(f"name '{name:.200}' is not defined", name=name)


def compile(source, filename, mode):
    """The expression of a type, parsed. SyntaxError where it ends too early."""
    return _TypeCode(_TypeReader(source).whole())


def eval(source, globals=None, locals=None):
    """The value of a type that compile() has parsed, or of a string."""
    code = source if isinstance(source, _TypeCode) else compile(source, '<string>', 'eval')
    globals = {} if globals is None else globals
    return code.value(code.tree, globals, globals if locals is None else locals)
