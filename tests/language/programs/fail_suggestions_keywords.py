# Covers: "Did you mean" for keyword arguments, attributes of instances, classes and modules, names in nested scopes, imports; and where nothing is suggested.
import collections
import sys


def attempt(action):
    try:
        action()
    except Exception as error:
        print(type(error).__name__, "|", error, "|", getattr(error, "name", None), "|", type(getattr(error, "obj", None)).__name__)


def paint(colour, /, width=1, *, height=2, background=None):
    return colour, width, height, background


class Window:
    default_title = "t"

    def __init__(self, title=None, geometry=None):
        self.title = title
        self.geometry = geometry
        self._private = 1

    def refresh(self):
        return self

    @classmethod
    def create(cls, parent=None):
        return cls()

    def __call__(self, button=0):
        return button


attempt(lambda: paint(1, widht=2))
attempt(lambda: paint(1, hieght=2))
attempt(lambda: paint(1, backgroud=2))
attempt(lambda: paint(colour=1))
attempt(lambda: paint(1, completely_different=2))
attempt(lambda: paint(1, w=2))
attempt(lambda: Window(titel="x"))
attempt(lambda: Window.create(parnet=1))
attempt(lambda: Window()(buton=1))
attempt(lambda: (lambda alpha, beta=1: 0)(1, betta=2))
attempt(lambda: sorted([], keyy=None))
attempt(lambda: print(sepp=""))
attempt(lambda: int("5", bas=10))
attempt(lambda: "a".split(max_split=1))
attempt(lambda: open("x", mod="r"))
attempt(lambda: max([1], defalt=0))
attempt(lambda: dict(a=1).pop(ky=1))
attempt(lambda: collections.namedtuple("T", "a b")(a=1, c=2))
attempt(lambda: collections.OrderedDict().move_to_end(1, lst=True))
attempt(lambda: Window().titel)
attempt(lambda: Window().refesh())
attempt(lambda: Window.defaulttitle)
attempt(lambda: Window()._privat)
attempt(lambda: collections.namedtupel)
attempt(lambda: sys.maxsiz)
attempt(lambda: "".uper())
attempt(lambda: [].apend)
attempt(lambda: {}.item)
attempt(lambda: (1).rael)
attempt(lambda: None.title)
attempt(lambda: setattr(object(), "x", 1))
attempt(lambda: delattr(Window(), "titel"))


def nested():
    outer_value = 1

    def middle():
        middle_value = 2

        def inner():
            inner_value = 3
            return outer_valeu + middle_value + inner_value + outer_value

        return inner()

    return middle()


attempt(nested)


def unbound():
    return late_value
    late_value = 1


attempt(unbound)


def chained(window):
    try:
        window.geometri
    except AttributeError as error:
        raise RuntimeError("layout failed") from error


def final(windows):
    for window in windows:
        try:
            chained(window)
        except RuntimeError:
            pain(1, width=2)


try:
    final([Window()])
except NameError as error:
    saved = error
try:
    from collections import defaultdictt
except ImportError as error:
    print(str(error).partition(" (")[0], error.name, error.name_from)
    try:
        paint(1, widht=2)
    except TypeError as wrong:
        raise ExceptionGroup("all of them", [saved, error, wrong])
