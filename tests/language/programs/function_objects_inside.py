# Covers: attributes of function objects: __code__ and its fields, defaults replaced, __closure__, __globals__, __dict__, names, wrong assignments.
import types


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


def sample(a, /, b, c=3, *args, d, e=5, **kwargs):
    """The doc."""
    local = a
    x = y = None
    return lambda: (local, x, y)


code = sample.__code__
print(code.co_name, code.co_qualname, code.co_argcount, code.co_posonlyargcount, code.co_kwonlyargcount, code.co_nlocals)
print(code.co_varnames, code.co_cellvars, code.co_freevars, code.co_firstlineno, bool(code.co_flags & 4), bool(code.co_flags & 8))
inner = sample(1, 2, d=3)
print(inner.__code__.co_freevars, inner.__code__.co_name, inner.__qualname__, [c.cell_contents for c in inner.__closure__])
print(sample.__defaults__, sample.__kwdefaults__, sample.__doc__, sample.__annotations__, sample.__type_params__)
print(sample.__module__, sample.__globals__ is globals(), sample.__closure__, sample.__builtins__["len"] is len)


def simple(a, b=2, *, k=3):
    return a, b, k


simple.__defaults__ = (1, 20)
attempt("new defaults", lambda: simple())
simple.__kwdefaults__ = {"k": 30}
attempt("new kwdefaults", lambda: simple(0))
simple.__kwdefaults__["k"] = 31
attempt("mutated kwdefaults", lambda: simple(0))
simple.__defaults__ = None
attempt("none", lambda: simple(0))
simple.__kwdefaults__ = None
attempt("none kw", lambda: simple(0, 1))
simple.__defaults__ = (1, 2, 3)
attempt("more defaults than parameters", lambda: simple(k=1))
del simple.__defaults__
attempt("deleted", lambda: simple.__defaults__)
for name, value in (("__defaults__", 5), ("__defaults__", [1]), ("__kwdefaults__", 5), ("__code__", 5), ("__name__", 5), ("__qualname__", b"x"), ("__dict__", 5), ("__closure__", ()), ("__globals__", {}), ("__annotations__", 5), ("__annotate__", 5), ("__type_params__", [])):
    attempt(f"{name} = {value!r}", lambda: setattr(simple, name, value))
for name in ("__name__", "__code__", "__dict__", "__qualname__", "__kwdefaults__", "__doc__", "__module__", "__annotations__", "nothing"):
    attempt(f"del {name}", lambda: delattr(simple, name))
print(simple.__doc__, simple.__module__)
simple.__name__ = "renamed"
simple.__qualname__ = "Space.renamed"
print(simple.__name__, repr(simple).split(" at ")[0], simple.__code__.co_name)
attempt("message uses qualname", lambda: simple(1, 2, 3))
simple.custom = [1]
simple.__dict__["other"] = 2
print(simple.custom, simple.other, simple.__dict__)
simple.__dict__ = {"fresh": 1}
attempt("dict replaced", lambda: (simple.fresh, hasattr(simple, "custom")))


def one():
    return "one"


def two():
    return "two"


def with_cell():
    x = 5

    def needs():
        return x

    return needs


alias = one
one.__code__ = two.__code__
print(one(), alias(), one.__name__, one.__code__ is two.__code__)
attempt("free variables differ", lambda: setattr(one, "__code__", with_cell().__code__))
needs = with_cell()
cell = needs.__closure__[0]
cell.cell_contents = "changed"
print(needs(), cell == types.CellType("changed"), cell < types.CellType("d"), type(cell).__name__)
del cell.cell_contents
attempt("emptied", needs)
attempt("emptied cell", lambda: cell.cell_contents)
attempt("empty cells", lambda: types.CellType() == types.CellType())


class Holder:
    def method(self, x=1):
        return x


bound = Holder().method
print(bound.__func__ is Holder.method, bound.__name__, bound.__defaults__, bound.__self__.__class__.__name__)
attempt("set on bound", lambda: setattr(bound, "custom", 1))
Holder.method.custom = "on the function"
attempt("read on bound", lambda: bound.custom)
attempt("equal", lambda: (bound == bound.__self__.method, bound is bound.__self__.method, bound == Holder().method, hash(bound) == hash(bound.__self__.method)))
attempt("method type", lambda: types.MethodType(lambda self, y: (self, y), "me")("you"))
attempt("method of none", lambda: types.MethodType(one, None))
attempt("method of no function", lambda: types.MethodType(5, 1))
attempt("builtin", lambda: (len.__name__, [].append.__name__, [].append.__self__, str.join.__objclass__.__name__))
attempt("builtin attributes", lambda: setattr(len, "x", 1))
attempt("lambda", lambda: (lambda *, a: a).__code__.co_kwonlyargcount)
attempt("replace", lambda: one.__code__.replace(co_name="other").co_name)
