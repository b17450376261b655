# Covers: global, nonlocal, del of names, unbound and free variables, class scopes, cells shared by closures, name errors and their texts.

counter = 0


def increment():
    global counter, created
    counter += 1
    created = f"made by call {counter}"


increment()
increment()
print(counter, created)


def outer():
    a = 1

    def middle():
        nonlocal a
        a += 1

        def inner():
            nonlocal a
            a *= 10
            return a

        return inner

    return middle(), lambda: a


inner, read = outer()
print(inner(), inner(), read())


def unbound(flag):
    if flag:
        value = 1
    return value


print(unbound(True))
for function in (lambda: unbound(False), lambda: undefined_name):
    try:
        function()
    except NameError as error:
        print(type(error).__name__, error, error.name)


def free_unbound():
    def use():
        return later

    try:
        use()
    except NameError as error:
        print(type(error).__name__, error)
    later = 5
    print(use())
    del later
    try:
        use()
    except NameError as error:
        print(type(error).__name__, error)
    try:
        del later
    except UnboundLocalError as error:
        print(error)
    try:
        print(later)
    except UnboundLocalError as error:
        print(error)


free_unbound()


def delete_local():
    x = 1
    del x
    try:
        x
    except UnboundLocalError as error:
        print(error)
    x = 2
    return x


print(delete_local())
temporary = 1
del temporary
try:
    temporary
except NameError as error:
    print(error)
try:
    del temporary
except NameError as error:
    print(error)


def delete_global():
    global counter
    del counter


delete_global()
try:
    counter
except NameError as error:
    print(error)
counter = "again"
value = "global"


class Scope:
    print(value)
    value = "class"
    print(value)
    del value
    print(value)

    def method(self):
        return value

    copy = value
    for value in range(2):
        pass


print(Scope.value, Scope().method(), Scope.copy)


def class_in_function():
    n = "function"

    class C:
        n = n if False else "class"
        m = [n for _ in range(1)]

        def get(self):
            return n

    return C.n, C.m, C().get()


try:
    print(class_in_function())
except NameError as error:
    print(error)


def counters():
    cells = []
    for i in range(3):
        def bump(step=i):
            nonlocal total
            total += step
            return total

        cells.append(bump)
    total = 100
    return [c() for c in cells], bump.__closure__[0].cell_contents, bump.__code__.co_freevars


print(counters())


def empty_cell():
    def peek():
        return missing

    try:
        peek.__closure__[0].cell_contents
    except ValueError as error:
        print(error)
    peek.__closure__[0].cell_contents = "filled"
    result = peek()
    missing = missing
    return result, missing


print(empty_cell())


def recursion(n):
    return [] if n == 0 else [n, *recursion(n - 1)]


print(recursion(5))


def globals_access():
    globals()["dynamic"] = 42
    return dynamic, "dynamic" in globals()


print(globals_access())


def shadows():
    len = lambda x: "shadowed"
    return len([])


print(shadows(), len([]))


def exception_name():
    e = "before"
    try:
        raise ValueError
    except ValueError as e:
        pass
    try:
        return e
    except UnboundLocalError as error:
        return str(error)


print(exception_name())
