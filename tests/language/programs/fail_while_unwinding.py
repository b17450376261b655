# Covers: finally clauses that return, continue, raise and loop while an exception is under way; what is printed and which exception survives.


log = []


def overriding_return():
    try:
        raise ValueError("lost")
    finally:
        log.append("finally")
        if log:
            result = "kept"
    return result


def raising_finally():
    try:
        try:
            raise ValueError("one")
        finally:
            raise TypeError("two")
    finally:
        log.append("outer finally")


def nested(depth):
    try:
        if depth == 0:
            raise KeyError("deep")
        nested(depth - 1)
    finally:
        log.append(depth)
        try:
            if depth == 2:
                raise OSError("handled in the finally")
        except OSError as error:
            log.append(repr(error.__context__))


def looping_finally():
    for i in range(3):
        try:
            if i == 1:
                raise IndexError(i)
        except IndexError:
            log.append("handler")
            continue
        finally:
            for j in range(2):
                if j:
                    break
                log.append((i, j))
    return log[-3:]


for function in (overriding_return, raising_finally, lambda: nested(3), looping_finally):
    try:
        print(function())
    except Exception as error:
        chain = []
        while error:
            chain.append(repr(error))
            error = error.__context__
        print(chain)
print(log)


def reraise_after_other():
    try:
        raise ValueError("first")
    except ValueError:
        try:
            raise TypeError("second")
        except TypeError:
            pass
        raise


def swallow_and_raise():
    try:
        reraise_after_other()
    except ValueError as error:
        error.args = ("changed", 2)
        raise


swallow_and_raise()
