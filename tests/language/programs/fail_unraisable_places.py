# Covers: uncaught errors inside properties, comparisons, hashing, iteration, formatting, indexing and conversion hooks: each frame of the hook is shown, with the caller's carets.


class Hooks:
    def __init__(self, which):
        self.which = which

    def fail(self, name):
        if self.which == name:
            raise RuntimeError(f"in {name}")

    def __eq__(self, other):
        self.fail("eq")
        return True

    def __hash__(self):
        self.fail("hash")
        return 1

    def __iter__(self):
        self.fail("iter")
        return iter(())

    def __getitem__(self, key):
        self.fail("getitem")
        return key

    def __format__(self, spec):
        self.fail("format")
        return spec

    def __index__(self):
        self.fail("index")
        return 0

    def __bool__(self):
        self.fail("bool")
        return True

    def __len__(self):
        self.fail("len")
        return 0

    def __contains__(self, item):
        self.fail("contains")
        return False

    def __neg__(self):
        self.fail("neg")
        return self

    def __iadd__(self, other):
        self.fail("iadd")
        return self

    def __call__(self):
        self.fail("call")

    def __enter__(self):
        self.fail("enter")

    def __exit__(self, *details):
        self.fail("exit")

    def __getattr__(self, name):
        self.fail("getattr")
        return name

    def __setattr__(self, name, value):
        if name != "which":
            self.fail("setattr")
        object.__setattr__(self, name, value)

    def __delitem__(self, key):
        self.fail("delitem")


def use(h):
    h == h
    {h: 1}
    [*h]
    h[1:2]
    f"{h:>5} {h}"
    [1][h]
    not h
    if h:
        pass
    len(h)
    1 in h
    -h
    h += 1
    h()
    with h:
        pass
    h.missing
    h.x = 1
    del h[0], h[1]


use(Hooks(None))
errors = []
for which in "eq hash iter getitem format index bool len contains neg iadd call enter exit getattr setattr delitem".split():
    try:
        use(Hooks(which))
    except RuntimeError as error:
        error.__context__ = None
        errors.append(error)
print(len(errors), "errors")
raise ExceptionGroup("first half", [*errors[:9], ExceptionGroup("second half", errors[9:])])
