"""Computes most of its attributes."""

log = []
eager = "eager"


def __getattr__(name):
    log.append(name)
    if name.startswith("private"):
        raise AttributeError(f"{name!r} is private")
    if name == "boom":
        raise ZeroDivisionError("boom")
    if name.startswith("__"):
        raise AttributeError(name)
    return f"<{name}>"


def __dir__():
    return ["zeta", "alpha", "eager"]
