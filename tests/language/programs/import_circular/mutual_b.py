import mutual_a

seen = hasattr(mutual_a, "even")


def odd(n):
    return False if n == 0 else mutual_a.even(n - 1)
