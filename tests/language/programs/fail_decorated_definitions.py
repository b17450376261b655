# Covers: errors in decorators, defaults, annotations, bases, metaclass keywords and bodies: which line and carets a definition's frame shows, function by function.


def attempt(action):
    try:
        action()
    except Exception as error:
        return error
    return None


def fails(*arguments):
    raise RuntimeError(f"fails{[getattr(a, '__name__', a) for a in arguments]}")


def passes(target):
    return target


def no_function(target):
    return None


def decorator_itself():
    @passes
    @undefined_decorator
    @passes
    def function():
        pass


def decorator_call():
    @passes
    @fails
    def function(a,
                 b=1):
        return a, b


def decorator_factory():
    @passes
    @fails("factory", 1)
    def function():
        pass


def decorator_result():
    @no_function
    @passes
    def function():
        pass

    return function()


def default():
    def function(a, b=1 // 0, *, c=fails("later")):
        return a, b, c


def keyword_default():
    def function(a, *, b=2, c=fails("keyword"),
                 d=4):
        return a, b, c, d


def lambda_default():
    return lambda x, y=fails("lambda"): x + y


def class_decorator():
    @passes
    @fails
    class C:
        """Doc."""

        x = 1


def class_base():
    class C(passes(int), fails("base")):
        pass


def class_keyword():
    class C(metaclass=fails("meta")):
        pass


def class_body():
    class C:
        x = 1

        class D:
            y = 2
            z = x + y


def class_method_body():
    class C:
        def method(self):
            def inner():
                return [self.missing for _ in range(2)]

            return inner()

    return C().method()


def class_comprehension():
    class C:
        values = [fails(i) for i in range(2)]


def metaclass_new():
    class Meta(type):
        def __new__(mcls, name, bases, namespace, **options):
            fails(name, *options)

    class C(
        metaclass=Meta,
        option=1,
    ):
        x = 1


def annotation():
    def function(x: fails("annotation")):
        pass

    return function.__annotations__


definitions = [
    decorator_itself, decorator_call, decorator_factory, decorator_result, default, keyword_default, lambda_default, class_decorator, class_base, class_keyword,
    class_body, class_method_body, class_comprehension, metaclass_new, annotation,
]  # fmt: skip
errors = [attempt(definition) for definition in definitions]
print([type(error).__name__ for error in errors])
raise ExceptionGroup("definitions", [ExceptionGroup("functions", errors[:7]), ExceptionGroup("classes", errors[7:14]), *errors[14:]])
