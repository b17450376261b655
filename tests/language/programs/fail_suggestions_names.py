# Covers: "Did you mean" of NameErrors: locals, globals, built-ins, enclosing scopes, self attributes, missing imports, and keyword arguments of calls.

counter_total = 1


class Account:
    balance = 0

    def deposit(self, amount):
        self.balance += amount
        return balance

    def method_call(self):
        return deposit(1)


def local_name():
    measurement = 1
    return measurment


def global_name():
    return counter_totl


def builtin_name():
    return pritn("x")


def enclosing():
    outer_variable = 1

    def inner():
        return outer_varable + (lambda: outer_variable)()

    return inner()


def no_idea():
    return zzzzzzzzzzz


def short():
    return x1


def unbound():
    print(later)
    later = 1


def free():
    def inner():
        return value_free

    inner()
    value_free = 1


def keyword():
    def target(*, colour=1, size=2):
        return colour

    target(color=5)


def keyword_positional():
    def target(first, second):
        return first

    target(frist=1, second=2)


def builtin_keyword():
    sorted([1], revers=True)


def module_like():
    return tiem.time()


def missing_import():
    return math.pi


def comprehension():
    return [itemm for item in range(3)]


functions = [Account().deposit, Account().method_call, local_name, global_name, builtin_name, enclosing, no_idea, short,
             unbound, free, keyword, keyword_positional, builtin_keyword, module_like, missing_import, comprehension]


def run(remaining):
    if not remaining:
        raise SystemError("end of list")
    try:
        remaining[0](*[1] if remaining[0].__name__ == "deposit" else [])
    except (NameError, TypeError):
        run(remaining[1:])


run(functions)
