def helper(x):
    return x * 2


class Machine:
    def __init__(self, name):
        self.name = name

    def describe(self):
        return f"machine {self.name}"
