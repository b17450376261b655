"""Runs calls FIRST to FIRST + COUNT - 1 of a seed and prints a line for each: its number, the operation, what came of it.

    app.py SEED FIRST COUNT [explain|mark]

With "explain" a line also shows the operands and is written at once, so that a crash has its culprit; with "mark" the number of each call goes to stderr before it runs."""

import sys

from fuzz_calls import run_call
from fuzz_random import Random


def main():
    seed, first, count = int(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    explain = "explain" in sys.argv[4:]
    mark = "mark" in sys.argv[4:]
    lines = []
    for index in range(first, first + count):
        if mark:
            sys.stderr.write(f"{index}\n")
            sys.stderr.flush()
        if explain:
            print(index, end=" ", flush=True)
        name, text = run_call(Random(seed, index), explain)
        if explain:
            print(name, text, flush=True)
        else:
            lines.append(f"{index} {name} {text}")
            if len(lines) == 500:
                print("\n".join(lines))
                lines = []
    print("\n".join(lines), end="")


main()
