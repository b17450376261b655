# Covers: the tree of nested exception groups: depth limit, width limit, tracebacks inside, causes between groups, notes on members.


def leaf(number):
    raise ValueError(f"leaf {number}")


def caught(function, *args):
    try:
        function(*args)
    except BaseException as error:
        return error


def wide(count):
    raise ExceptionGroup(f"wide {count}", [caught(leaf, i) for i in range(count)])


def deep(levels):
    if levels == 0:
        leaf("deepest")
    error = caught(deep, levels - 1)
    raise ExceptionGroup(f"level {levels}", [error])


def with_cause():
    try:
        wide(2)
    except ExceptionGroup as group:
        raise RuntimeError("because of a group") from group


def with_notes():
    error = TypeError("has notes")
    error.add_note("first note")
    error.add_note("second\nnote on two lines")
    raise error


def base():
    raise BaseExceptionGroup("base group", [KeyboardInterrupt("stop"), caught(leaf, "in base")])


members = [caught(wide, 3), caught(deep, 3), caught(with_cause), caught(with_notes), caught(base), OSError("no traceback")]
group = BaseExceptionGroup("everything at once", members)
group.add_note("a note on the group")
raise group
