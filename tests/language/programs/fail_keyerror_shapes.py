# Covers: how uncaught KeyErrors, IndexErrors, LookupErrors and UnicodeErrors of many shapes print, linked as causes.


class Key:
    def __repr__(self):
        return "<a key\nover two lines>"


def raise_all(errors):
    error = errors[0]
    if len(errors) == 1:
        raise error
    try:
        raise_all(errors[1:])
    except Exception as inner:
        raise error from inner


def natural(function):
    try:
        function()
    except Exception as error:
        return error.with_traceback(None)


errors = [
    natural(lambda: {}["text"]),
    natural(lambda: {}[5]),
    natural(lambda: {}[1, 2]),
    natural(lambda: {}[None]),
    natural(lambda: {}[Key()]),
    natural(lambda: [].pop()),
    natural(lambda: [1][3]),
    natural(lambda: "".encode("ascii") + "é".encode("ascii")),
    natural(lambda: b"ab\xffcd".decode("utf-8")),
    natural(lambda: b"\xe6\x97".decode("utf-8")),
    natural(lambda: "a\ud800b".encode("utf-8")),
    natural(lambda: int("x" * 300)),
    natural(lambda: set().pop()),
    natural(lambda: [].remove(1)),
    natural(lambda: [].index("q")),
    natural(lambda: "abc".index("q")),
    natural(lambda: next(iter([]))),
    natural(lambda: {1: 2}.popitem() and {}.popitem()),
    natural(lambda: chr(0x110000)),
    natural(lambda: 10**400 / 3),
    KeyError(),
    KeyError("a", "b"),
    LookupError("plain"),
    UnicodeError("plain unicode error"),
]
print(len(errors), [type(e).__name__ for e in errors])
for error in errors[7:11]:
    print(error.encoding, error.start, error.end, error.reason, ascii(error.object))
raise_all(errors)
