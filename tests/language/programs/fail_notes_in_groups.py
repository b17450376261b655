# Covers: tracebacks of groups with notes on the group, on leaves and on causes; odd notes: not strings, several lines, empty, a __notes__ that is no list, failing repr.


class Quiet(Exception):
    pass


class BadNote:
    def __str__(self):
        return "note as an object"

    def __repr__(self):
        return "<bad note>"


class Worse:
    def __str__(self):
        raise ValueError("no text")

    __repr__ = __str__


def leaf(kind, text, *notes):
    try:
        raise kind(text)
    except Exception as error:
        for note in notes:
            error.add_note(note)
        return error


def with_cause(error, cause):
    try:
        raise error from cause
    except Exception as raised:
        return raised


first = leaf(ValueError, "first", "a note", "", "two\nlines", "ends with a break\n")
second = leaf(KeyError, "second")
second.__notes__ = ["plain", 5, BadNote(), Worse(), ["list"]]
third = leaf(Quiet, "third")
third.__notes__ = "just text"
fourth = leaf(Quiet, "fourth")
fourth.__notes__ = 5
fifth = leaf(Quiet, "fifth\nwith a second line", "after several lines")
fifth.__notes__ = tuple(fifth.__notes__)
sixth = with_cause(leaf(TypeError, "sixth", "on the effect"), leaf(OSError, "cause", "on the cause"))
for bad in (5, None, b"bytes", BadNote()):
    try:
        first.add_note(bad)
    except TypeError as error:
        print(type(error).__name__, error)
try:
    third.add_note("cannot be added")
except TypeError as error:
    print(type(error).__name__, error)
print(first.__notes__, second.__notes__[:2], third.__notes__, fourth.__notes__, fifth.__notes__)


def inner_group():
    raise ExceptionGroup("inner", [second, third, ExceptionGroup("innermost", [fourth])])


try:
    inner_group()
except ExceptionGroup as group:
    group.add_note("on the inner group")
    inner = group

try:
    try:
        raise ExceptionGroup("split", [first, second])
    except* ValueError:
        pass
except ExceptionGroup as rest:
    print(repr(rest), rest.__notes__ if hasattr(rest, "__notes__") else "no notes")
noted = ExceptionGroup("noted", [ValueError(1), TypeError(2)])
noted.add_note("kept in both halves")
left, right = noted.split(ValueError)
left.add_note("only left")
print(left.__notes__, right.__notes__, noted.__notes__)


def outer():
    outermost = ExceptionGroup("outer\nin two lines", [first, inner, fifth, sixth])
    outermost.add_note("on the outer group\nin two lines")
    raise outermost from leaf(LookupError, "why", "because")


outer()
