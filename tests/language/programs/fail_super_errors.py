# Covers: uncaught errors through super calls, abstract instantiation by hand, __init__ chains with wrong arguments, and a missing method at the end of the MRO.


class Base:
    def __init__(self, name):
        self.name = name

    def step(self, n):
        return [n]


class Left(Base):
    def __init__(self, name, left=1, **kwargs):
        super().__init__(name, **kwargs)
        self.left = left

    def step(self, n):
        return ["left", *super().step(n)]


class Right(Base):
    def __init__(self, name, right=2, **kwargs):
        super().__init__(name, **kwargs)
        self.right = right

    def step(self, n):
        if n > 2:
            return super().missing_step(n)
        return ["right", *super().step(n + 1)]


class Both(Left, Right):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)

    def step(self, n):
        return ["both", *super().step(n)]

    def __getattribute__(self, name):
        return super().__getattribute__(name)


both = Both("b", right=5, left=6)
print(both.name, both.left, both.right, both.step(1))
for arguments, keywords in [((), {}), (("a", 1, 2), {}), (("a",), {"middle": 1}), (("a",), {"name": "b"})]:
    try:
        Both(*arguments, **keywords)
        print("made")
    except TypeError as error:
        print(error)
try:
    Both.step(1, 2)
except (TypeError, AttributeError) as error:
    print(type(error).__name__, error)
try:
    super(Left, both).left_only
except AttributeError as error:
    print(error)
try:
    super(Right, both).missing
except AttributeError as error:
    print(error)
both.step(3)
