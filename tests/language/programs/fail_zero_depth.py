# Covers: an uncaught error at module level between statements of every kind: what ran before is printed, what follows does not run.

import sys

steps = []


def record(name):
    steps.append(name)
    return name


for name in ("first", "second"):
    record(name)
else:
    record("else")
while len(steps) < 5:
    record("while")
with open(__file__) as source:
    record(source.readline()[:8])
try:
    record("try")
finally:
    record("finally")
if steps:
    record("if")


class Recorded:
    record("class body")

    def method(self):
        record("method")
        return self


instance = Recorded().method()
value = [record(n) for n in "ab"][-1]
print(steps, value, len(sys.argv), __name__)
assert steps[0] == "first"
print("about to fail", flush=True)
steps["key"] += 1; print("never")
print("never either")
