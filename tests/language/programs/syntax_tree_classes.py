# Covers: the classes of the module ast: constructors, defaults, repr, dump, unparse, walking, transforming, comparing, copying
import ast
import copy
import warnings


def name(text, ctx=None):
    return ast.Name(text, ctx or ast.Load())


call = ast.Call(name("f"), [ast.Constant(1), ast.Starred(name("rest"))], [ast.keyword("key", ast.Constant("v")), ast.keyword(value=name("kw"))])
tree = ast.Module(
    [
        ast.Assign([name("x", ast.Store())], ast.BinOp(name("a"), ast.Add(), ast.UnaryOp(ast.USub(), ast.Constant(2.5)))),
        ast.FunctionDef(
            "double",
            ast.arguments([], [ast.arg("n", name("int"))], None, [ast.arg("scale")], [ast.Constant(2)], ast.arg("rest"), [ast.Constant(None)]),
            [ast.Return(ast.IfExp(ast.Compare(name("n"), [ast.Gt(), ast.NotIn()], [ast.Constant(0), name("bad")]), name("n"), call))],
            [name("cache")],
        ),
        ast.Expr(ast.Dict([ast.Constant(1), None], [ast.List([]), name("more")])),
    ]
)
print(ast.unparse(tree))
print(ast.dump(call))
print(ast.dump(tree.body[0], indent=2))
print(call, tree, sep="\n")
print([type(node).__name__ for node in ast.walk(call)])
print(ast.Name._fields, ast.Name._attributes, ast.Name._field_types, ast.Name.__match_args__, ast.FunctionDef.__doc__)
print(ast.Load.__mro__, issubclass(ast.Name, ast.expr), ast.expr.__doc__.split("\n")[0], ast.Constant.kind, ast.stmt.end_lineno)
located = ast.Name("x", lineno=3, col_offset=4)
print(located.lineno, located.end_lineno, located.ctx, ast.Call(name("g")).args, ast.Module([]).type_ignores)


class Renamer(ast.NodeTransformer):
    def visit_Name(self, node):
        return ast.copy_location(ast.Name(node.id.upper(), node.ctx), node)


class Counter(ast.NodeVisitor):
    def __init__(self):
        self.names = []

    def visit_Name(self, node):
        self.names.append(node.id)
        self.generic_visit(node)


print(ast.unparse(Renamer().visit(copy.deepcopy(call))))
counter = Counter()
counter.visit(tree)
print(counter.names, [field for field, value in ast.iter_fields(call)], len(list(ast.iter_child_nodes(call))))
print(ast.compare(call, copy.deepcopy(call)), ast.compare(call, name("f")), ast.fix_missing_locations(ast.Expr(name("q"))).value.lineno)
match ast.BinOp(ast.Constant(1), ast.Add(), ast.Constant(2)):
    case ast.BinOp(ast.Constant(left), ast.Add(), ast.Constant(right)):
        print("sum of", left, right)
print(copy.replace(name("a"), id="b"), name("a").__reduce_ex__(2)[1:])
for bad in (
    lambda: ast.Name("a", ast.Load(), 3),
    lambda: ast.Name("a", id="b"),
    lambda: ast.Pass(1),
    lambda: copy.replace(name("a"), other=1),
    lambda: ast.literal_eval(ast.Expression(call)),
    lambda: ast.Name().id if False else ast.Add().left,
):
    try:
        print(bad())
    except (TypeError, ValueError, AttributeError) as error:
        print(type(error).__name__, str(error).split(": <")[0].split(": Call")[0])
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    ast.BinOp(name("a"), ast.Add())
    ast.Name("a", extra=1)
    print([str(w.message) for w in caught])
print(ast.literal_eval(ast.Expression(ast.Tuple([ast.Constant(1), ast.Dict([ast.Constant("k")], [ast.UnaryOp(ast.USub(), ast.Constant(2))])]))))
