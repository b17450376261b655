"""A list of ten million numbers, built by append, walked, sorted and sliced."""


def main():
    numbers = []
    for i in range(10_000_000):
        numbers.append(i ^ 5)
    total = 0
    for n in numbers:
        total += n
    numbers.sort()
    print(len(numbers), total, numbers[:4], numbers[-1])
    print(sum(numbers[::1000]))


main()
