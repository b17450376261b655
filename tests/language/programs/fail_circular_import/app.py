# Covers: the message and traceback of a circular `from` import that cannot work
import helpers

print("helpers loaded", helpers.double(4))


def first_step():
    print("first step")
    return second_step()


def second_step():
    print("second step")
    import left

    return left


class Runner:
    def __init__(self, steps):
        self.steps = steps

    def run(self):
        for step in self.steps:
            print("running", step.__name__)
            step()


runner = Runner([first_step])
runner.run()
print("not reached")
