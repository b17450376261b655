# Covers: uncaught errors during class creation: class bodies, metaclass hooks, decorators, __init_subclass__, __set_name__ notes; frames are named after them.


class Meta(type):
    def __new__(mcs, name, bases, namespace):
        if "forbidden" in namespace:
            raise TypeError(f"{name} may not define forbidden")
        return super().__new__(mcs, name, bases, namespace)


class Good(metaclass=Meta):
    pass


class Hooked:
    def __init_subclass__(cls, **kwargs):
        if kwargs:
            raise ValueError(f"unexpected {sorted(kwargs)}")


class Field:
    def __set_name__(self, owner, name):
        raise LookupError(f"field {name} of {owner.__name__}")


def body_fails():
    class Body:
        value = 1
        other = value + missing


def metaclass_fails():
    try:
        body_fails()
    except NameError:
        class Bad(Good):
            forbidden = True


def hook_fails():
    try:
        metaclass_fails()
    except TypeError as error:
        class Derived(
            Hooked,
            option=1,
        ):
            pass


def decorator(cls):
    raise IndexError("decorator refuses " + cls.__name__)


def decorated():
    try:
        hook_fails()
    except ValueError:
        @decorator
        class Decorated:
            """Doc."""


def set_name():
    try:
        decorated()
    except IndexError:
        class WithField:
            field = Field()


set_name()
