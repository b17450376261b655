"""Counts the lines, words and characters of a text file and lists its most frequent words."""

import sys

TOP = 10


def words_of(line):
    """The words of a line in lower case; apostrophes inside a word belong to it."""
    word = ""
    for char in line:
        if char.isalnum() or (char == "'" and word):
            word += char.lower()
        elif word:
            yield word.rstrip("'")
            word = ""
    if word:
        yield word.rstrip("'")


def count(path):
    lines = characters = total = 0
    frequencies = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            lines += 1
            characters += len(line)
            for word in words_of(line):
                total += 1
                frequencies[word] = frequencies.get(word, 0) + 1
    return lines, total, characters, frequencies


def report(path):
    lines, total, characters, frequencies = count(path)
    print(f"{lines} lines, {total} words, {len(frequencies)} different words, {characters} characters")
    ranked = sorted(frequencies.items(), key=lambda item: (-item[1], item[0]))
    width = max((len(word) for word, _ in ranked[:TOP]), default=0)
    for word, number in ranked[:TOP]:
        print(f"{word:<{width}} {number:>6} {number / total:>7.2%}")
    if frequencies:
        longest = max(frequencies, key=lambda word: (len(word), word))
        print(f"longest word: {longest} ({len(longest)} letters)")


def main(arguments):
    if len(arguments) != 2:
        print("usage: app.py FILE", file=sys.stderr)
        return 2
    try:
        report(arguments[1])
    except OSError as error:
        print(f"{arguments[1]}: {error.strerror}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv))
