# Covers: names without values in class bodies, globals, comprehensions, generators, with targets, match, imports, parameters and finally, with exact messages.


def attempt(function, *arguments):
    try:
        print(function.__name__, "->", function(*arguments))
    except Exception as error:
        print(function.__name__, "!", type(error).__name__, error, "|", getattr(error, "name", None))


def class_body():
    class C:
        y = x
        x = 1


def class_free():
    class C:
        z = outer_name

    outer_name = 5


def class_deleted():
    class C:
        x = 1
        del x
        y = x


def class_del_missing():
    class C:
        del nothing


def global_missing():
    return nothing_global


def global_del():
    global nothing_global
    del nothing_global


def comprehension():
    return [y for x in range(3) if x == y]


def comprehension_own():
    return [x for x in x]


def comprehension_later():
    result = [later for _ in range(1)]
    later = 1
    return result


def generator_later():
    g = (later for _ in range(1))
    del_me = list(g)
    later = 1
    return del_me


def walrus(flag):
    if flag and (n := 10) > 5:
        pass
    return n


def with_target():
    class Manager:
        def __enter__(self):
            raise KeyError("enter")

        def __exit__(self, *details):
            pass

    try:
        with Manager() as m:
            pass
    except KeyError:
        pass
    return m


def unpack():
    try:
        a, b, c = iter([1, 2])
    except ValueError:
        pass
    return a


def match_partial(subject):
    match subject:
        case [a, 1]:
            pass
    return a


def imported():
    try:
        import not_a_module_at_all
    except ImportError:
        pass
    return not_a_module_at_all


def parameter_deleted(x):
    del x
    return x


def finally_unbound():
    try:
        return 1 / 0
    finally:
        try:
            print("in finally", value)
        except UnboundLocalError as error:
            print(error)
        value = 1


def loop_deleted():
    out = []
    for i in range(3):
        out.append(i)
        del i
    return out, i


for function, *arguments in (
    (class_body,), (class_free,), (class_deleted,), (class_del_missing,), (global_missing,), (global_del,), (comprehension,),
    (comprehension_own,), (comprehension_later,), (generator_later,), (walrus, True), (walrus, False), (with_target,), (unpack,),
    (match_partial, [5, 1]), (match_partial, [5, 2]), (imported,), (parameter_deleted, 1), (finally_unbound,), (loop_deleted,),
):  # fmt: skip
    attempt(function, *arguments)
