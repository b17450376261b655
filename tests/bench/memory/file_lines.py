"""A file of a hundred megabytes, read line by line."""

import sys


def main(path):
    lines = 0
    characters = 0
    longest = 0
    with open(path) as file:
        for line in file:
            lines += 1
            characters += len(line)
            if len(line) > longest:
                longest = len(line)
    print(lines, characters, longest)


main(sys.argv[1])
