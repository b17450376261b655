# Covers: locals(), vars() and dir() in class bodies: the namespace itself, read and written, in nested classes, functions and under a metaclass that prepares it


class Plain:
    first = 1
    space = locals()
    space["second"] = first + 1
    third = second + 1
    names = sorted(name for name in vars() if not name.startswith("_"))


print(Plain.second, Plain.third, Plain.names, Plain.space is Plain.__dict__)


class Made:
    parts = ()
    child = type("C", (), {"p": parts})
    locals()["d"] = child.p
    shown = [name for name in dir() if len(name) < 6]


print(Made.d, Made.shown, Made.child.__name__)


class Logged(dict):
    def __setitem__(self, key, value):
        if not key.startswith("__"):
            print("set", key, value)
        super().__setitem__(key, value)


class Meta(type):
    @classmethod
    def __prepare__(cls, name, bases):
        return Logged(given="prepared")


class Prepared(metaclass=Meta):
    here = type(locals()).__name__
    locals().update(bulk=2)
    seen = given, bulk

    class Inner:
        x = 1
        vars()["y"] = x + 1

    total = Inner.x + Inner.y


print(Prepared.here, Prepared.seen, Prepared.total)


def enclosing(value):
    class Local:
        taken = value
        locals()[f"name{taken}"] = "dynamic"
        try:
            missing
        except NameError as error:
            message = str(error)

    return Local


print(enclosing(3).name3, enclosing(4).message)
