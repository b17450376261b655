# Covers: decorators over classes and functions that trace, parametrise and run once; order of effects, partials, free variables.
import functools

def trace(log):
    def decorate(target):
        if isinstance(target, type):
            for name, value in list(vars(target).items()):
                if callable(value) and not name.startswith("__"):
                    setattr(target, name, decorate(value))
            return target

        @functools.wraps(target)
        def wrapper(*args, **kwargs):
            log.append(f"> {target.__name__}{args[1:] if args and hasattr(args[0], '__dict__') else args}")
            try:
                return target(*args, **kwargs)
            except Exception as error:
                log.append(f"! {error!r}")
                raise
            finally:
                log.append(f"< {target.__name__}")

        return wrapper

    return decorate


log = []


@trace(log)
class Calculator:
    def add(self, a, b=1):
        return a + b

    def divide(self, a, b):
        return a / self.add(b, 0)

    @trace(log)
    def twice(self, a):
        return self.add(a, a)


calculator = Calculator()
print(calculator.add(1), calculator.twice(4))
try:
    calculator.divide(1, 0)
except ZeroDivisionError:
    pass
print(*log, sep="\n")


def parametrised(*values):
    def decorate(function):
        for i, value in enumerate(values):
            globals()[f"{function.__name__}_{i}"] = functools.partial(function, value)
        return None

    return decorate


@parametrised("a", 2, None)
def case(value, extra="e"):
    return value, extra


print(case, case_0(), case_1("x"), case_2.func.__name__, case_2.args)


def once(function):
    result = []

    @functools.wraps(function)
    def wrapper():
        if not result:
            result.append(function())
        return result[0]

    return wrapper


@once
def expensive():
    print("computing")
    return object()


print(expensive() is expensive(), expensive.__closure__ is not None, sorted(expensive.__code__.co_freevars))
