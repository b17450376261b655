# Covers: zero-argument super and __class__ where they are unusual: comprehensions, lambdas, generators, nested classes, static methods, decorators, borrowed functions, deleted cells.


def attempt(label, action):
    try:
        print(label, "->", action())
    except Exception as error:
        print(label, "!", type(error).__name__, error)


class Base:
    value = "base value"

    def get(self, n=0):
        return f"base {n}"

    @classmethod
    def make(cls):
        return f"made {cls.__name__}"

    @staticmethod
    def free():
        return "free"

    @property
    def prop(self):
        return "base prop"


class Child(Base):
    value = "child value"

    def in_list(self):
        return [super(Child, self).get(i) for i in range(2)]

    def in_list_zero(self):
        return [super().get(i) for i in range(2)]

    def in_lambda(self):
        return (lambda: super(Child, self).get(3))()

    def in_lambda_zero(self):
        return (lambda: super().get(3))()

    def in_lambda_with_self(self):
        return (lambda self: super().get(4))(self)

    def in_generator(self):
        return list(super(__class__, self).get(i) for i in range(2))

    def in_generator_zero(self):
        return list(super().get(i) for i in range(2))

    def generator(self):
        yield super().get(5)
        yield from (super().prop, super().value)

    async def coroutine(self):
        return super().get(6)

    def nested(self):
        class Inner(Base):
            def get(self, n=0):
                return "inner/" + super().get(n)

            owner = __class__.__name__

        return Inner().get(1), Inner.owner, __class__.__name__

    @classmethod
    def make(cls):
        return "child " + super().make()

    @staticmethod
    def free():
        return super().free()

    @staticmethod
    def free_with(cls):
        return super().free(), super(Child, cls).make()

    @property
    def prop(self):
        return "child of " + super().prop

    def no_arguments():
        return super().get()

    def deleted(self):
        del self
        return super().get()

    def rebound(self):
        self = Base()
        return super().get()

    def rebound_child(self):
        self = Child()
        return super().get(7)

    def star(*args):
        return super().get()

    def cell(self):
        def use():
            return self

        return super().get(8), use() is self

    def deleted_cell(self):
        nonlocal_self = [lambda: self]
        del self
        return super().get(), nonlocal_self

    def default(self, parent=lambda s: super(Child, s).get(9)):
        return parent(self)

    def attributes(self):
        s = super()
        return s.__thisclass__.__name__, s.__self__ is self, s.__self_class__.__name__, s.value

    def set_through(self):
        super().value = 5

    def del_through(self):
        del super().value

    def call_super(self):
        return super()()

    def index_super(self):
        return super()[0]

    def contextual(self):
        try:
            return super().missing
        finally:
            attempt("in finally", lambda: super(Child, self).get(10))


child = Child()
for name in (
    "in_list in_list_zero in_lambda in_lambda_zero in_lambda_with_self in_generator in_generator_zero nested make free no_arguments deleted rebound "
    "rebound_child star cell deleted_cell default attributes set_through del_through call_super index_super contextual"
).split():
    attempt(name, lambda: getattr(child, name)())
attempt("generator", lambda: list(child.generator()))
attempt("free_with", lambda: Child.free_with(Child))
attempt("prop", lambda: child.prop)
try:
    child.coroutine().send(None)
except StopIteration as stop:
    print("coroutine", stop.value)


def outside(self):
    return super().get()


attempt("outside", lambda: outside(child))


class Borrower(Base):
    get = Child.cell


attempt("borrowed", lambda: Borrower().get())
attempt("borrowed by call", lambda: Child.rebound_child(Base()))


def decorated(cls):
    return type(cls.__name__, cls.__bases__, {**cls.__dict__})


try:
    class Copied(Base):
        def get(self, n=0):
            return "copied " + super().get(n), __class__.__name__

    Twice = type("Twice", (Base,), {"get": Copied.get})
    attempt("copy", lambda: Twice().get())
    attempt("original", lambda: Copied().get())
except Exception as error:
    print(type(error).__name__, error)
for arguments in ((), (1,), (Child, 5), (Child, Base()), (Child, child, 3), (int, True), (type, Child), (Base, Child), (Child, Base)):
    attempt(f"super of {len(arguments)}", lambda: type(super(*arguments)).__name__)
unbound = super(Child)
attempt("unbound", lambda: (unbound.__self__, unbound.__get__(child).get(11)))
attempt("unbound attribute", lambda: unbound.get)
print(repr(super(Child, child)).split(" object at")[0], repr(unbound))
