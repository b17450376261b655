from functools import wraps


def checked(function):
    @wraps(function)
    def wrapper(*args, **kwargs):
        result = function(*args, **kwargs)
        assert result is not None
        return result

    return wrapper


def retry(times):
    def decorate(function):
        @wraps(function)
        def wrapper(*args):
            errors = []
            for _ in range(times):
                try:
                    return function(*args)
                except Exception as error:
                    errors.append(error)
            raise RuntimeError(f"{function.__name__} failed {len(errors)} times") from errors[-1]

        return wrapper

    return decorate


class Oven:
    def __enter__(self):
        return self

    def __exit__(self, *details):
        return False

    def heat(self, degrees):
        if degrees < 0:
            raise OverflowError(degrees)
