# Covers: a subclass of KeyboardInterrupt and other BaseExceptions at the top level end the program with code 1; the chain is printed.


class Stop(KeyboardInterrupt):
    def __init__(self, reason):
        super().__init__(reason)
        self.reason = reason

    def __str__(self):
        return f"stopped because {self.reason}"


class Abort(BaseException):
    pass


def inner():
    try:
        raise Abort("lower")
    except Abort as error:
        raise Stop("of the lower one") from error


def outer():
    try:
        inner()
    except Stop as stop:
        print(stop, stop.reason, repr(stop.__cause__))
        try:
            raise GeneratorExit("odd one")
        except GeneratorExit:
            raise stop


print(issubclass(Stop, KeyboardInterrupt), issubclass(Abort, Exception))
outer()
