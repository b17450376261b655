# Covers: every message of a call with wrong arguments to Python functions, methods, classes and lambdas.


def show(label, function, *args, **kwargs):
    try:
        print(label, "->", function(*args, **kwargs))
    except TypeError as error:
        print(label, "!", error)


def none():
    return "none"


def one(a):
    return a


def two(a, b):
    return a, b


def three(a, b, c):
    return a, b, c


def defaults(a, b=2, c=3):
    return a, b, c


def posonly(a, b, /):
    return a, b


def posonly_default(a, b=2, /, c=3):
    return a, b, c


def kwonly(*, k):
    return k


def kwonly2(a, *, k, m, n=1):
    return a, k, m, n


def star(a, *rest):
    return a, rest


def double(a, /, **kw):
    return a, kw


def everything(a, b, /, c, d=4, *args, e, f=6, **kw):
    return a, b, c, d, args, e, f, kw


show("none(1)", none, 1)
show("none(1,2)", none, 1, 2)
show("none(x=1)", none, x=1)
show("one()", one)
show("one(1,2)", one, 1, 2)
show("one(a twice)", one, 1, a=2)
show("two()", two)
show("two(1)", two, 1)
show("two(b=1)", two, b=1)
show("three()", three)
show("three(1)", three, 1)
show("three(1,2,3,4)", three, 1, 2, 3, 4)
show("three(zz)", three, 1, 2, 3, zz=4)
show("three typo", lambda cat: cat, cta=4)
show("defaults()", defaults)
show("defaults(1..5)", defaults, 1, 2, 3, 4, 5)
show("defaults(bb)", defaults, 1, bb=2)
show("posonly(kw)", posonly, a=1, b=2)
show("posonly(1,b=2)", posonly, 1, b=2)
show("posonly_default(b)", posonly_default, 1, b=2)
show("posonly_default(a,b)", posonly_default, a=1, b=2)
show("posonly_default(5)", posonly_default, 1, 2, 3, 4, 5)
show("kwonly()", kwonly)
show("kwonly(1)", kwonly, 1)
show("kwonly(1,k=2)", kwonly, 1, k=2)
show("kwonly2(1)", kwonly2, 1)
show("kwonly2(1,m=2)", kwonly2, 1, m=2)
show("kwonly2(1,2,k=3)", kwonly2, 1, 2, k=3)
show("kwonly2(1,2,3,k=3,m=4)", kwonly2, 1, 2, 3, k=3, m=4)
show("star()", star)
show("star(b=1)", star, b=1)
show("double(a=1)", double, a=1)
show("double(1,a=1)", double, 1, a=1)
show("everything()", everything)
show("everything(1)", everything, 1)
show("everything(1,2)", everything, 1, 2)
show("everything(1,2,3)", everything, 1, 2, 3)
show("everything full", everything, 1, 2, 3, 4, 5, 6, e=7, a=8, z=9)
show("everything a=", everything, 1, c=3, e=7, b=8)
show("lambda", lambda x, y: 0)
show("lambda 0", lambda: 0, 1)


class Thing:
    def __init__(self, a, b):
        pass

    def method(self, x):
        return x

    @classmethod
    def build(cls, x):
        return x

    @staticmethod
    def static(x):
        return x

    def nothing():
        return 0


class Empty:
    pass


thing = Thing(1, 2)
show("Thing()", Thing)
show("Thing(1,2,3)", Thing, 1, 2, 3)
show("method()", thing.method)
show("method(1,2)", thing.method, 1, 2)
show("unbound()", Thing.method)
show("build()", Thing.build)
show("static(1,2)", thing.static, 1, 2)
show("nothing", thing.nothing)
show("Empty(1)", Empty, 1)
show("Empty(x=1)", Empty, x=1)
show("object(1)", object, 1)


def outer():
    def inner(a):
        return a

    return inner


show("inner", outer())
show("star none", lambda: one(*None))
show("star int", lambda: one(*5))
show("dstar list", lambda: one(**[1]))
show("dstar keys", lambda: one(**{1: 2}))
show("dup", lambda: one(**{"a": 1}, **{"a": 2}))
show("dup2", lambda: one(a=1, **{"a": 2}))
show("star ok", lambda: everything(*[1, 2], *(3,), **{"e": 5}, **{"g": 6}))
show("not callable", lambda x=5: x())
show("not callable str", lambda x="a": x(1))
show("none call", lambda x=None: x())
