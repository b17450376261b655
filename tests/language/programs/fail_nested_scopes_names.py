# Covers: NameErrors and UnboundLocalErrors uncaught in nested scopes, class bodies, comprehensions, lambdas and defaults, with suggestions from each scope and their carets.
import math as mathematics


def attempt(action):
    try:
        action()
    except Exception as error:
        return error
    return None


module_level = 1
_private_name = 2


def local_suggestion():
    counter_value = 5
    return counter_valu


def global_suggestion():
    return module_levle


def builtin_suggestion():
    return prnit("x")


def class_attribute_suggestion():
    class Holder:
        member = 1

        def method(self):
            return member

    return Holder().method()


def class_method_suggestion():
    class Holder:
        def helper(self):
            return 1

        def method(self):
            return helper()

    return Holder().method()


def class_body_suggestion():
    class Holder:
        first_member = 1
        second = frist_member


def enclosing_suggestion():
    enclosed_name = 1

    def inner():
        return enclosed_nam, enclosed_name

    return inner()


def enclosing_unbound():
    def inner():
        return free_later

    result = inner()
    free_later = 1
    return result


def comprehension():
    items = [1]
    return [itme for item in items]


def comprehension_scope():
    [hidden for hidden in (1, 2)]
    return hidden


def lambda_scope():
    return (lambda value: valeu)(1)


def import_suggestion():
    return math.sqrt(2)


def stdlib_suggestion():
    return collections.deque()


def alias_suggestion():
    return mathematic.pi


def unbound():
    module_level += 1
    return module_level


def unbound_branch(flag=False):
    if flag:
        conditional = 1
    return conditional


def deleted():
    temporary = 1
    del temporary
    print(temporary)


def handler_name():
    try:
        raise KeyError(1)
    except KeyError as err:
        pass
    return err


def except_type():
    try:
        1 / 0
    except ZeroDivsionError:
        pass


def deleted_global():
    global to_delete
    del to_delete


def underscore():
    return private_name


def self_missing():
    class Widget:
        def __init__(self):
            self.colour = "red"

        def show(self):
            return colour

    return Widget().show()


def too_different():
    return completely_unknown_name


def one_letter():
    a = 1
    return b + a


def keyword_like():
    return true or null


functions = [
    local_suggestion, global_suggestion, builtin_suggestion, class_attribute_suggestion, class_method_suggestion, class_body_suggestion,
    enclosing_suggestion, enclosing_unbound, comprehension, comprehension_scope, lambda_scope, import_suggestion, stdlib_suggestion, alias_suggestion,
    unbound, unbound_branch, deleted, handler_name, except_type, deleted_global, underscore, self_missing, too_different, one_letter, keyword_like,
]  # fmt: skip
errors = [attempt(function) for function in functions]
print([(type(error).__name__, error.name) for error in errors if hasattr(error, "name")])
raise ExceptionGroup("names", [ExceptionGroup("a", errors[:9]), ExceptionGroup("b", errors[9:18]), ExceptionGroup("c", errors[18:])])
