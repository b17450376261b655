import mutual_b

seen = hasattr(mutual_b, "odd")


def even(n):
    return True if n == 0 else mutual_b.odd(n - 1)
