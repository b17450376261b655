"""The classes of syntax trees: what CPython makes in C from its ASDL.

Trees can be built, compared, walked and turned back into text; there is nothing yet that parses text into one.
"""

PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000
PyCF_ONLY_AST = 0x400
PyCF_OPTIMIZED_AST = 0x8400
PyCF_TYPE_COMMENTS = 0x1000

# The grammar in the words of the classes' documentation; tests compare it with compiler/frontend/ast/table.ts. A `?` is an optional field, a `*` a list; a line that
# begins with a sum's name and `=` opens it.
_GRAMMAR = """
mod = Module(stmt* body, type_ignore* type_ignores)
Interactive(stmt* body)
Expression(expr body)
FunctionType(expr* argtypes, expr returns)
stmt = FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment, type_param* type_params)
ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list, type_param* type_params)
Return(expr? value)
Delete(expr* targets)
Assign(expr* targets, expr value, string? type_comment)
TypeAlias(expr name, type_param* type_params, expr value)
AugAssign(expr target, operator op, expr value)
AnnAssign(expr target, expr annotation, expr? value, int simple)
For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment)
While(expr test, stmt* body, stmt* orelse)
If(expr test, stmt* body, stmt* orelse)
With(withitem* items, stmt* body, string? type_comment)
AsyncWith(withitem* items, stmt* body, string? type_comment)
Match(expr subject, match_case* cases)
Raise(expr? exc, expr? cause)
Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody)
Assert(expr test, expr? msg)
Import(alias* names)
ImportFrom(identifier? module, alias* names, int? level)
Global(identifier* names)
Nonlocal(identifier* names)
Expr(expr value)
Pass
Break
Continue
expr = BoolOp(boolop op, expr* values)
NamedExpr(expr target, expr value)
BinOp(expr left, operator op, expr right)
UnaryOp(unaryop op, expr operand)
Lambda(arguments args, expr body)
IfExp(expr test, expr body, expr orelse)
Dict(expr?* keys, expr* values)
Set(expr* elts)
ListComp(expr elt, comprehension* generators)
SetComp(expr elt, comprehension* generators)
DictComp(expr key, expr value, comprehension* generators)
GeneratorExp(expr elt, comprehension* generators)
Await(expr value)
Yield(expr? value)
YieldFrom(expr value)
Compare(expr left, cmpop* ops, expr* comparators)
Call(expr func, expr* args, keyword* keywords)
FormattedValue(expr value, int conversion, expr? format_spec)
Interpolation(expr value, constant str, int conversion, expr? format_spec)
JoinedStr(expr* values)
TemplateStr(expr* values)
Constant(constant value, string? kind)
Attribute(expr value, identifier attr, expr_context ctx)
Subscript(expr value, expr slice, expr_context ctx)
Starred(expr value, expr_context ctx)
Name(identifier id, expr_context ctx)
List(expr* elts, expr_context ctx)
Tuple(expr* elts, expr_context ctx)
Slice(expr? lower, expr? upper, expr? step)
expr_context = Load
Store
Del
boolop = And
Or
operator = Add
Sub
Mult
MatMult
Div
Mod
Pow
LShift
RShift
BitOr
BitXor
BitAnd
FloorDiv
unaryop = Invert
Not
UAdd
USub
cmpop = Eq
NotEq
Lt
LtE
Gt
GtE
Is
IsNot
In
NotIn
comprehension(expr target, expr iter, expr* ifs, int is_async)
excepthandler = ExceptHandler(expr? type, identifier? name, stmt* body)
arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults)
arg(identifier arg, expr? annotation, string? type_comment)
keyword(identifier? arg, expr value)
alias(identifier name, identifier? asname)
withitem(expr context_expr, expr? optional_vars)
match_case(pattern pattern, expr? guard, stmt* body)
pattern = MatchValue(expr value)
MatchSingleton(constant value)
MatchSequence(pattern* patterns)
MatchMapping(expr* keys, pattern* patterns, identifier? rest)
MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns)
MatchStar(identifier? name)
MatchAs(pattern? pattern, identifier? name)
MatchOr(pattern* patterns)
type_ignore = TypeIgnore(int lineno, string tag)
type_param = TypeVar(identifier name, expr? bound, expr? default_value)
ParamSpec(identifier name, expr? default_value)
TypeVarTuple(identifier name, expr? default_value)
"""

# What has a place in the source, and whether the end of it may be left out.
_POSITION = ("lineno", "col_offset", "end_lineno", "end_col_offset")
_LOCATED = {"stmt", "expr", "excepthandler", "arg", "keyword", "alias", "pattern", "type_param"}
_WITH_END = {"pattern", "type_param"}

_REPR_DEPTH = 3


def _name(node):
    return type(node).__name__ if type(node) is not AST else "ast.AST"


def _plural(count):
    return "" if count == 1 else "s"


def _deprecated(message, level=3):
    import warnings

    warnings.warn(message, DeprecationWarning, stacklevel=level + 1)


class AST:
    __module__ = "ast"
    _fields = ()
    _attributes = ()
    __match_args__ = ()

    def __init__(self, /, *args, **kwargs):
        fields = self._fields
        if len(args) > len(fields):
            raise TypeError(
                f"{_name(self)} constructor takes at most {len(fields)} positional argument{_plural(len(fields))}"
            )
        for field, value in zip(fields, args):
            setattr(self, field, value)
        given = set(fields[: len(args)])
        for name, value in kwargs.items():
            if name in given:
                raise TypeError(f"{_name(self)} got multiple values for argument {name!r}")
            if name not in fields and name not in self._attributes:
                _deprecated(
                    f"{_name(self)}.__init__ got an unexpected keyword argument {name!r}. "
                    "Support for arbitrary keyword arguments is deprecated and will be removed in Python 3.15."
                )
            setattr(self, name, value)
            given.add(name)
        types = getattr(type(self), "_field_types", None)
        if types is not None and len(given) < len(fields):
            for name in fields:
                if name not in given:
                    _set_default(self, name, types)

    def __repr__(self):
        return _repr_node(self, _REPR_DEPTH, [])

    def __reduce__(self):
        state = getattr(self, "__dict__", {})
        given = 0
        while given < len(self._fields) and self._fields[given] in state:
            given += 1
        return (type(self), (None,) * given, state)

    def __replace__(self, /, *args, **changes):
        if args:
            raise TypeError("__replace__() takes no positional arguments")
        state = dict(getattr(self, "__dict__", {}))
        known = (*self._fields, *self._attributes)
        for name in changes:
            if name not in known:
                raise TypeError(f"{_name(self)}.__replace__ got an unexpected keyword argument {name!r}.")
        types = getattr(type(self), "_field_types", {})
        missing = [
            repr(name)
            for name in sorted(self._fields)
            if name not in state and name not in changes and not _is_optional(types.get(name))
        ]
        if missing:
            raise TypeError(
                f"{_name(self)}.__replace__ missing {len(missing)} keyword argument{_plural(len(missing))}: "
                f"{', '.join(missing)}."
            )
        return type(self)(**(state | changes))


_ListAlias = type(list[int])
_Union = type(int | None)


def _is_optional(field_type):
    return type(field_type) is _Union


def _set_default(node, name, types):
    """The value of a field that the constructor was not given."""
    if name not in types:
        _deprecated(
            f"Field {name!r} is missing from {_name(node)}._field_types. This will become an error in Python 3.15.", 4
        )
        return
    field_type = types[name]
    if _is_optional(field_type):
        return
    if type(field_type) is _ListAlias:
        setattr(node, name, [])
    elif field_type is expr_context:
        setattr(node, name, _load)
    else:
        _deprecated(
            f"{_name(node)}.__init__ missing 1 required positional argument: {name!r}. "
            "This will become an error in Python 3.15.",
            4,
        )


def _repr_node(node, depth, outer):
    if depth <= 0 or any(each is node for each in outer):
        return f"{type(node).__name__}(...)"
    inner = [*outer, node]
    parts = [f"{field}={_repr_value(getattr(node, field), depth - 1, inner)}" for field in node._fields]
    return f"{type(node).__name__}({', '.join(parts)})"


def _repr_value(value, depth, outer):
    if isinstance(value, AST):
        return _repr_node(value, depth, outer)
    if type(value) not in (list, tuple):
        return repr(value)
    ends = (value[0], value[-1]) if len(value) > 1 else value
    parts = [_repr_node(each, depth, outer) if isinstance(each, AST) else repr(each) for each in ends]
    if len(value) > 2:
        parts.insert(1, "...")
    return f"[{', '.join(parts)}]" if type(value) is list else f"({', '.join(parts)})"


def _define(name, bases, doc, /, **contents):
    contents["__module__"] = "ast"
    contents["__doc__"] = doc
    globals()[name] = made = type(name, bases, contents)
    return made


def _define_sum(name, constructors):
    """The base class of the constructors, each as (name, fields)."""
    words = [f"{each}({fields})" if fields else each for each, fields in constructors]
    doc = f"{name} = " + f"\n{' ' * len(name)} | ".join(words)
    contents = {}
    if name in _LOCATED and name not in _WITH_END:
        contents["end_lineno"] = contents["end_col_offset"] = None
    return _define(name, (AST,), doc, _attributes=_POSITION if name in _LOCATED else (), _fields=(), **contents)


def _define_node(base, name, fields):
    """A class with fields. Their types are set when all classes exist."""
    names = tuple(each.split()[1] for each in fields.split(", ")) if fields else ()
    contents = {each.split()[1]: None for each in fields.split(", ") if each.split()[0].endswith("?")} if fields else {}
    if base is AST:
        contents["_attributes"] = _POSITION if name in _LOCATED else ()
        if name in _LOCATED:
            contents["end_lineno"] = contents["end_col_offset"] = None
    doc = f"{name}({fields})" if fields else name
    return _define(name, (base,), doc, _fields=names, __match_args__=names, **contents)


def _field_type(word):
    known = {"identifier": str, "string": str, "int": int, "constant": object}
    plain = word.rstrip("?*")
    found = known.get(plain) or globals()[plain]
    if word.endswith("*"):
        return list[found]
    return found | None if word.endswith("?") else found


def _define_all():
    """Makes the classes of the grammar."""
    groups = []
    for line in _GRAMMAR.strip().split("\n"):
        opens, _, rest = line.rpartition(" = ")
        name, _, fields = rest.removesuffix(")").partition("(")
        if opens or not groups or name[0].islower():
            groups.append((opens, []))
        groups[-1][1].append((name, fields))
    made = []
    for group, constructors in groups:
        base = _define_sum(group, constructors) if group else AST
        made += [(_define_node(base, name, fields), fields) for name, fields in constructors]
    for node, fields in made:
        words = [each.split() for each in fields.split(", ")] if fields else []
        node._field_types = {name: _field_type(word) for word, name in words}
        node.__annotations__ = node._field_types


_define_all()
_load = Load()
