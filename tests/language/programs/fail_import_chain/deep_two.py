try:
    import deep_three
except ZeroDivisionError as error:
    raise ImportError(
        "deep_two needs deep_three", name="deep_three"
    ) from error
value = 1
