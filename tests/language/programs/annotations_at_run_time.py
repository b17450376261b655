# Covers: deferred annotations at run time: __annotate__ formats, order of evaluation, conditional ones, private names, class and function scopes, replacing and deleting, errors.

import sys


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


log = []
this = sys.modules[__name__]


def note(value):
    log.append(value)
    return value


x: note("x") = note(1)
y: note("y")
(z): note("z") = 2
print(log, "y" in globals())
attempt("no global", lambda: __annotations__)
print(this.__annotations__, log)
log.clear()


def function(a: note("a"), /, b: note("b") = note("default"), *args: note("args"), c: note("c"), **kwargs: note("kwargs")) -> note("return"):
    local: note("never") = 5
    other: undefined_name
    return local


print(log)
print(function.__annotations__, log)
print(function.__annotations__ is function.__annotations__, function(1, c=2))
log.clear()
print(function.__annotate__(1) == function.__annotations__, log)
attempt("format 2", lambda: function.__annotate__(2))
attempt("format 3", lambda: function.__annotate__(3))
attempt("format 0", lambda: function.__annotate__("x"))
attempt("no arguments", lambda: function.__annotate__())
print(function.__annotate__.__name__, function.__annotate__.__qualname__)


def late(p: Later, q: "Later") -> Later.attribute:
    pass


attempt("too early", lambda: late.__annotations__)


class Later:
    attribute = "attr"


attempt("now", lambda: late.__annotations__)


class Body:
    before: int
    value: list[int] = []
    __private: str = "p"
    for loop in range(2):
        in_loop: loop
    if value:
        conditional: "no"
    else:
        conditional: "yes"
    if not value:
        only: float
    method_name: "text"

    def method(self, other: Body) -> Body.Inner:
        self.attribute: 1 / 0 = 3
        self.items[0]: note("subscript target") = 1
        return self

    items = [None]

    class Inner:
        up: Body
        own: Inner


attempt("class", lambda: Body.__annotations__)
attempt("method", lambda: Body.method.__annotations__)
attempt("inner", lambda: Body.Inner.__annotations__)
print(Body().method(1).attribute, Body.items, log)
attempt("instance", lambda: Body().__annotations__)


class Child(Body):
    pass


class Annotated(Body):
    new: int


attempt("child", lambda: (Child.__annotations__, Annotated.__annotations__, Child.__annotate__, Annotated.__annotate__ is not None))
Child.__annotations__["added"] = int
print(Child.__annotations__, Body.__annotations__.keys())
del Child.__annotations__
attempt("deleted", lambda: Child.__annotations__)
attempt("set", lambda: (setattr(Child, "__annotations__", {"a": 1}), Child.__annotations__, Child.__annotate__))
Child.__annotate__ = lambda format: {"format": format}
attempt("annotate set", lambda: Child.__annotations__)
attempt("wrong annotate", lambda: setattr(Child, "__annotate__", 5))
function.__annotate__ = lambda format: [format]
attempt("wrong result", lambda: function.__annotations__)
function.__annotate__ = None
attempt("none", lambda: function.__annotations__)
function.__annotations__ = {"q": 1}
attempt("assigned", lambda: (function.__annotations__, function.__annotate__))
del function.__annotations__
attempt("deleted", lambda: function.__annotations__)


def closure(kind):
    class Local:
        field: kind
        other: [kind for _ in range(2)]

        def get(self, value: kind) -> kind: ...

    def inner(p: kind = kind): ...

    before = Local.get.__annotations__
    kind = "rebound"
    return Local.__annotations__, before, inner.__annotations__, inner.__defaults__


print(closure("first"))


def generic[T: int](a: T, b: list[T]) -> T:
    return a


print(generic.__annotations__, generic.__type_params__[0].__bound__)
print((lambda a, b=1: a).__annotations__, type(lambda: 0).__annotations__ if hasattr(type(lambda: 0), "__annotations__") else "none")
attempt("builtin", lambda: len.__annotations__)
attempt("int", lambda: int.__annotations__)


class Meta(type):
    m: int


class WithMeta(metaclass=Meta):
    pass


print(WithMeta.__annotations__, Meta.__annotations__)
w: yielded = 3
attempt("module", lambda: __annotate__(1))
