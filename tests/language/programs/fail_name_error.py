# Covers: NameError with a suggestion from local, global and built-in names, inside nested functions and a class body.
threshold = 10


def check(values):
    results = []
    for value in values:
        if value > threshold:
            results.append(value)
    return results


def summarise(values):
    maximum = max(values)
    minimum = min(values)

    def spread():
        return maximum - minimum

    print("spread", spread())
    print("average", sum(values) / len(values))
    return maxmum - minimum


print(check([5, 15, 25]))
try:
    print(tresh)
except NameError as error:
    print("first:", error, error.name)
try:
    pritn("x")
except NameError as error:
    print("second:", error)
print(summarise([1, 2, 3]))
