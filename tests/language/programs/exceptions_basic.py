# Covers: try/except/else/finally, matching by class and tuple, re-raising, custom exceptions, exception attributes, nesting, return in finally.


class AppError(Exception):
    def __init__(self, message, code=0):
        super().__init__(message)
        self.code = code


class NotFound(AppError):
    pass


def risky(n):
    if n == 0:
        return 1 / n
    if n == 1:
        return [][n]
    if n == 2:
        return {}["key"]
    if n == 3:
        raise NotFound("nothing here", code=404)
    if n == 4:
        return int("x")
    if n == 5:
        return None.attribute
    if n == 6:
        raise AppError
    return n


for n in range(8):
    try:
        result = risky(n)
    except (ZeroDivisionError, IndexError) as error:
        print(n, "arith/index:", error)
    except NotFound as error:
        print(n, "not found", error, error.code, error.args)
    except LookupError as error:
        print(n, "lookup:", repr(error))
    except TypeError as error:
        print(n, "type:", error)
    except Exception as error:
        print(n, type(error).__name__, error)
    else:
        print(n, "ok", result)
    finally:
        print("-", end="")


def finally_wins():
    try:
        return "try"
    finally:
        print("in finally")


def loop_finally():
    for i in range(3):
        try:
            if i == 1:
                continue
            if i == 2:
                break
            print("body", i)
        finally:
            print("finally", i)
    return "done"


print(finally_wins(), loop_finally())


def reraise():
    try:
        try:
            raise ValueError("inner")
        except ValueError:
            raise
        finally:
            print("first finally")
    except ValueError as error:
        return f"again {error}"


print(reraise())
try:
    error = "kept?"
    raise KeyError("k")
except KeyError as error:
    pass
try:
    print(error)
except NameError as e:
    print("unbound:", e)
print(isinstance(NotFound("x"), AppError), issubclass(KeyError, LookupError), str(KeyError("k")), str(AppError("m")), repr(AppError("m", 3)))
try:
    raise ValueError("a", 1)
except ValueError as error:
    print(error.args, error)
