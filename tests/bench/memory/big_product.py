"""The product of two numbers of a hundred thousand digits, and its decimal string."""

import sys


def main():
    sys.set_int_max_str_digits(0)
    a = 7**118_330
    b = 3**209_590
    product = a * b
    text = str(product)
    print(len(text), text[:20], text[-20:])


main()
