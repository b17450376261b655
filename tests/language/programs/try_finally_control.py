# Covers: finally with break, continue and return in loops; overriding returns; else clauses; nested and re-raised exceptions; order of effects.


def f1():
    for i in range(5):
        try:
            if i == 1:
                continue
            if i == 3:
                break
            print("body", i)
        finally:
            print("finally", i)
    else:
        print("else never")
    return "f1"


def f2():
    try:
        return print("evaluating") or "value"
    finally:
        print("cleanup before the caller sees it")


def f3():
    result = []
    try:
        result.append("try")
        return result
    finally:
        result.append("finally")


def f4(x):
    try:
        1 / x
    except ZeroDivisionError:
        return "zero"
    except TypeError as error:
        return str(error)
    else:
        return "else"
    finally:
        print("f4 done", x)


def f5():
    while True:
        try:
            try:
                raise ValueError("inner")
            finally:
                print("inner finally")
        except ValueError as error:
            print("caught", error)
            break
        finally:
            print("outer finally")
    return "after"


def f6():
    for x in "ab":
        for y in "cd":
            try:
                if y == "d":
                    continue
                if x == "b":
                    return x + y
            finally:
                print("leaving", x, y)


def f7():
    try:
        try:
            raise KeyError("first")
        finally:
            raise IndexError("second")
    except IndexError as error:
        return repr(error), repr(error.__context__)


def f8():
    try:
        raise KeyError("k")
    except KeyError as error:
        saved = error
    try:
        error
    except UnboundLocalError as unbound:
        print(unbound)
    return saved.args


def f9():
    def generator():
        try:
            yield 1
            yield 2
        finally:
            print("generator cleaned")

    running = generator()
    for value in running:
        print("got", value)
        if value == 2:
            break
    running.close()
    g = generator()
    next(g)
    g.close()
    return "closed"


def f10(n):
    try:
        if n == 0:
            raise RuntimeError("bottom")
        return f10(n - 1)
    except RuntimeError as error:
        if n == 2:
            return f"caught at {n}: {error}"
        raise
    finally:
        print("unwinding", n)


def f11():
    log = []
    for i in range(3):
        try:
            log.append(i)
        except ValueError:
            log.append("no")
        else:
            if i == 1:
                continue
            log.append("else")
        finally:
            log.append("f")
    return log


def f12():
    with_value = 0
    while with_value < 3:
        with_value += 1
        try:
            continue
        finally:
            with_value += 10
    return with_value


for function in (f1, f2, f3, f5, f6, f7, f8, f9, f11, f12):
    print(function.__name__, "=>", function())
for x in (1, 0, "s"):
    print("f4", f4(x))
print(f10(4))


def conditional_except(kind):
    def pick():
        print("picking")
        return (ValueError, (KeyError, IndexError))

    try:
        raise kind("x")
    except pick() as error:
        print("matched", type(error).__name__)
    except Exception as error:
        print("rest", type(error).__name__)


for kind in (ValueError, IndexError, OSError):
    conditional_except(kind)
for bad in (5, "ValueError", (ValueError, 3), [ValueError]):
    try:
        try:
            raise OSError
        except bad:
            print("no")
    except TypeError as error:
        print(type(error).__name__, error, type(error.__context__).__name__)
