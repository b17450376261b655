# Covers: errors while modules are imported: nested imports that fail at different depths, half initialised modules, imports retried, caught and chained, star imports, __init__ that fails.
import sys


def attempt(label, action):
    try:
        print(label, "->", action())
    except BaseException as error:
        chain = []
        while error:
            chain.append(f"{type(error).__name__}: {str(error).partition(' from ')[0]}")
            error = error.__cause__ or error.__context__
        print(label, "!", " <- ".join(chain))
    print("   ", sorted(name for name in sys.modules if name.startswith(("pack", "deep", "once"))))


def first():
    import deep_one

    return deep_one.value


def once():
    import once_failing

    return once_failing.value


def star():
    import star_user

    return star_user.total


def init_fails():
    import pack.inner

    return pack.inner


def exits():
    import exits_early

    return exits_early


attempt("deep", first)
attempt("deep again", first)
attempt("once", once)
attempt("once again", once)
attempt("star", star)
attempt("init", init_fails)
attempt("exit", exits)


def attribute_of_half():
    import half_a

    return half_a.value


attempt("half", attribute_of_half)


def main():
    try:
        first()
    except ImportError as error:
        raise SystemError("the program cannot start") from error


main()
