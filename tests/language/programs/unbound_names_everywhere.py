# Covers: local names without values: branches, loops, handlers, del, augmented assignment, cells and deleted cells, with exact messages.


def attempt(function, *arguments):
    try:
        print(function.__name__, "->", function(*arguments))
    except Exception as error:
        print(function.__name__, "!", type(error).__name__, error, "|", getattr(error, "name", None))


def plain():
    return x
    x = 1


def branch(flag):
    if flag:
        x = 1
    return x


def loop(items):
    for item in items:
        pass
    return item


def augmented():
    x += 1
    return x


def augmented_item():
    x[0] += 1
    x = []


def deleted():
    x = 1
    del x
    return x


def deleted_twice():
    x = 1
    del x
    del x


def never_bound_del():
    del x


def handler():
    try:
        raise ValueError
    except ValueError as error:
        pass
    return error


def handler_rebound():
    error = "before"
    try:
        raise ValueError
    except ValueError as error:
        error = "rebound"
    return error


def handler_deleted():
    try:
        raise ValueError
    except ValueError as error:
        del error
    return "fine"


def cell():
    def inner():
        return x

    result = inner()
    x = 1
    return result


def cell_late():
    def inner():
        return x

    x = 1
    return inner()


def cell_deleted():
    x = 1

    def inner():
        return x

    del x
    return inner()


def cell_own():
    def inner():
        nonlocal x
        x += 1
        return x

    if False:
        x = 0
    return inner()


def cell_del_in_inner():
    x = 1

    def inner():
        nonlocal x
        del x

    inner()
    return x


def cell_del_twice():
    x = 1

    def inner():
        nonlocal x
        del x

    inner()
    inner()


for function, *arguments in (
    (plain,), (branch, True), (branch, False), (loop, [1]), (loop, []), (augmented,), (augmented_item,), (deleted,), (deleted_twice,),
    (never_bound_del,), (handler,), (handler_rebound,), (handler_deleted,), (cell,), (cell_late,), (cell_deleted,), (cell_own,),
    (cell_del_in_inner,), (cell_del_twice,),
):  # fmt: skip
    attempt(function, *arguments)
